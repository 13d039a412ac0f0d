"""People at the rapporteur's desk, each in a browser of their own."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.core.db import db
from meetings.documents.models import Document
from tests.accounts.people import account, signed_in
from tests.outcomes.builders import Unit
from tests.programme.builders import CODE
from tests.programme.conftest import alice, bob, charlie, olga

__all__ = ["alice", "anna", "bob", "charlie", "dora", "olga"]


@pytest.fixture
def anna(app: Flask) -> FlaskClient:
    """Is analyst of every meeting."""
    account(app, "anna@example.org", ("analyst", None))
    return signed_in(app, "anna@example.org")


@pytest.fixture
def dora(app: Flask) -> FlaskClient:
    """Is analyst of this one."""
    account(app, "dora@example.org", ("analyst", CODE))
    return signed_in(app, "dora@example.org")


@pytest.fixture
def vera(app: Flask) -> FlaskClient:
    """An administrator, and nothing else."""
    account(app, "vera@example.org", ("administrator", None))
    return signed_in(app, "vera@example.org")


@pytest.fixture
def gcm(unit: Unit) -> int:
    """The summary of the Compact, by its number."""
    with unit():
        return db.session.scalars(select(Document.id).where(Document.reference == "gcm")).one()
