"""The log is JSON lines with the request's number, and no token is ever in it."""

import json
import logging
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.web.requests import JsonLines, scrubbed


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        ("/calendars/s3cret.ics", "/calendars/…"),
        ("/accept/s3cret", "/accept/…"),
        ("/join/s3cret?token=more&lang=fr", "/join/…?token=…&lang=fr"),
        ("/meetings/grcp-7/agenda?tz=UTC", "/meetings/grcp-7/agenda?tz=UTC"),
    ],
)
def test_secrets_in_addresses_are_left_out(address: str, logged: str) -> None:
    assert scrubbed(address) == logged


def test_each_answer_is_a_line_with_its_number(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="concord.request"):
        answer = client.get("/sign-in?token=s3cret")
    [record] = caplog.records
    line = json.loads(JsonLines().format(record))
    assert (line["message"], line["method"], line["path"]) == ("answered", "GET", "/sign-in?token=…")
    assert line["status"] == answer.status_code
    assert line["ms"] >= 0
    assert "s3cret" not in json.dumps(line)
    assert len(answer.headers["X-Request-Id"]) == 12


def test_a_failure_is_one_line_with_its_trace() -> None:
    try:
        raise ValueError("the reason")
    except ValueError:
        import sys

        record = logging.LogRecord("concord", logging.ERROR, __file__, 1, "failed", None, sys.exc_info())
    line = JsonLines().format(record)
    assert "\n" not in line
    assert "ValueError: the reason" in json.loads(line)["error"]


def test_the_number_of_a_request_is_the_proxys_where_there_is_one(app: Flask) -> None:
    asked = {"X-Request-Id": "0123456789ab"}
    assert app.test_client().get("/sign-in", headers=asked).headers["X-Request-Id"] != "0123456789ab"
    app.extensions["concord.settings"] = replace(app.extensions["concord.settings"], proxies=1)
    assert app.test_client().get("/sign-in", headers=asked).headers["X-Request-Id"] == "0123456789ab"
    for forged in ("x" * 12, "0123456789ab\t", "0" * 4000):
        answer = app.test_client().get("/sign-in", headers={"X-Request-Id": forged})
        assert answer.headers["X-Request-Id"] not in ("", forged)
