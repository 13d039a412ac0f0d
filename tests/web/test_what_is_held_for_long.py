"""A request that keeps others from writing for more than a second is told in the log, by its address alone."""

import logging

import pytest
from flask import Flask
from sqlalchemy import text

from meetings.core.db import db, unit_of_work
from meetings.web import held_for_long


@pytest.mark.parametrize(("method", "told"), [("POST", 1), ("GET", 0)])
def test_is_told_where_it_may_write(
    empty_app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, method: str, told: int
) -> None:
    monkeypatch.setattr(held_for_long, "LONGEST", 0.0)
    with caplog.at_level(logging.WARNING, "concord.held"):
        empty_app.test_client().open("/sign-in?token=secret", method=method)
        with empty_app.test_request_context("/desk/new?token=secret", method=method), unit_of_work(write=bool(told)):
            db.session.execute(text("SELECT 1"))
    facts = [record.facts for record in caplog.records]  # type: ignore[attr-defined]  # what the log adds to a line
    assert [each["path"] for each in facts if each["path"] == "/desk/new"] == ["/desk/new"] * told
    assert "secret" not in str(facts)


def test_what_is_quick_is_not_told(empty_app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with empty_app.test_request_context("/desk/new", method="POST"), unit_of_work():
        db.session.execute(text("SELECT 1"))
    assert caplog.records == []
