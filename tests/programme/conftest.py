"""People at the desk of the webinar, each in a browser of their own."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.accounts.people import account, signed_in
from tests.programme.builders import CODE


@pytest.fixture
def alice(app: Flask) -> FlaskClient:
    """Organises the webinar."""
    account(app, "alice@example.org", ("organiser", CODE))
    return signed_in(app, "alice@example.org")


@pytest.fixture
def olga(app: Flask) -> FlaskClient:
    """Organises every meeting."""
    account(app, "olga@example.org", ("organiser", None))
    return signed_in(app, "olga@example.org")


@pytest.fixture
def bob(app: Flask) -> FlaskClient:
    """Is rapporteur of the webinar."""
    account(app, "bob@example.org", ("rapporteur", CODE))
    return signed_in(app, "bob@example.org")


@pytest.fixture
def charlie(app: Flask) -> FlaskClient:
    """Organises another meeting."""
    account(app, "charlie@example.org", ("organiser", "another-meeting"))
    return signed_in(app, "charlie@example.org")
