"""Analysts signed in."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.accounts.people import account, signed_in


@pytest.fixture
def ana(app: Flask) -> FlaskClient:
    """An analyst of all meetings."""
    account(app, "ana@example.org", ("analyst", None))
    return signed_in(app, "ana@example.org")


@pytest.fixture
def charlie(app: Flask) -> FlaskClient:
    """An analyst of another meeting."""
    account(app, "charlie@example.org", ("analyst", "another-meeting"))
    return signed_in(app, "charlie@example.org")
