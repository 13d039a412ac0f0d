"""Accounts are tested on an installation with no row at all: whoever is there, the test has put there."""

import pytest
from flask import Flask


@pytest.fixture
def app(empty_app: Flask) -> Flask:
    """No account, no sign-in, no meeting."""
    return empty_app
