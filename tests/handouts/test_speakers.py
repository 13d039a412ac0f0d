"""The speakers' list: in the order of protocol that the organiser gave, never in that of the alphabet."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.handouts.sheets import CODE, Unit, forum, laid_down

pytestmark = pytest.mark.alike


def test_keeps_the_order_of_protocol(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        forum()
    html = laid_down(app, client, f"/meetings/{CODE}/speakers.pdf").html
    assert html.index("H.E. Ms Zoe Amari") < html.index("Mr Ahmed Baba")
    assert html.index("Opening") < html.index("Pathways")
    assert "Data that neighbours share" not in html


def test_lists_one_session(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        forum()
    html = laid_down(app, client, f"/meetings/{CODE}/speakers.pdf?session=2").html
    assert "Ahmed Baba" in html
    assert "Zoe Amari" not in html
    assert client.get(f"/meetings/{CODE}/speakers.pdf?session=9").status_code == 404
    assert client.get(f"/meetings/{CODE}/speakers.pdf?session=x").status_code == 404
