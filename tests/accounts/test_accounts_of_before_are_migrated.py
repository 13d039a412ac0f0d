"""Whoever signed in before addresses were known by their network is known by it after the migration."""

from flask import Flask
from sqlalchemy import select, text

from meetings.accounts.models import SignIn, User
from meetings.core import schema
from meetings.core.db import db, unit_of_work
from tests.accounts.people import account, sign_in

ADDRESSES = {"192.0.2.1": "192.0.2.1", "2001:db8:1:2::9": "2001:db8:1:2::/64", "unknown": "unknown"}


def test_sign_ins_of_before_say_from_which_network_they_were(app: Flask) -> None:
    account(app, "alice@example.org")
    for address in ADDRESSES:
        client = app.test_client()
        client.environ_base = {**client.environ_base, "REMOTE_ADDR": address}
        assert sign_in(client, "alice@example.org").status_code == 303
    with app.app_context():
        schema._run("downgrade", "0004")
        with db.engine.connect() as connection:
            before = connection.execute(text("SELECT * FROM sign_ins ORDER BY id")).mappings().all()
        assert "network" not in before[0]
        schema.upgrade()
        with unit_of_work(write=False):
            kept = db.session.scalars(select(SignIn).order_by(SignIn.id)).all()
            assert {row.address: row.network for row in kept} == ADDRESSES
            assert [row.digest for row in kept] == [row["digest"] for row in before]
            assert db.session.scalars(select(User.language)).all() == [None]
