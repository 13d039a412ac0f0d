"""Static files are kept for a year where the address names what is in them, and only there."""

import re

import pytest
from flask.testing import FlaskClient

SHEET = "/static/css/concord.css"


def kept(client: FlaskClient, address: str) -> str:
    """What the answer says of keeping it; the file that it streams is closed."""
    with client.get(address) as answer:
        return answer.headers["Cache-Control"]


def test_the_address_of_the_stylesheet_may_be_kept_for_a_year(client: FlaskClient) -> None:
    found = re.search(rf'href="({re.escape(SHEET)}\?v=[0-9a-f]+)"', client.get("/").text)
    assert found
    assert kept(client, found[1]) == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", [f"{SHEET}?v=0000000000", "/static/nope.css?v=1", SHEET])
def test_any_other_address_may_not(client: FlaskClient, address: str) -> None:
    assert "immutable" not in kept(client, address)
