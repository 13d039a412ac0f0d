"""Who may send a file is asked first, then it is read with no transaction open; a view that takes none sees none."""

import io

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from meetings.core.db import db, writing
from meetings.core.errors import Invalid, NotAllowed
from meetings.web.files_sent import file_sent, takes_file

WHAT_HAPPENED: list[str] = []


def _may(code: str) -> None:
    WHAT_HAPPENED.append(f"asked of {code}, writing {writing.get()}")
    db.session.execute(db.text("SELECT 1"))
    if code == "theirs":
        raise NotAllowed("It is for others.")


def _read(body: bytes, name: str) -> str:
    WHAT_HAPPENED.append(f"read {name}, in a transaction: {db.session().in_transaction()}")
    if body == b"bad":
        raise Invalid("It cannot be read.")
    return body.decode()


@pytest.fixture
def browser(empty_app: Flask) -> FlaskClient:
    """A browser at two addresses that take a file, and at one that takes none."""
    WHAT_HAPPENED.clear()
    empty_app.config["WTF_CSRF_ENABLED"] = False
    empty_app._got_first_request = False

    @takes_file("file", may=_may, read=_read)
    def taking(code: str) -> str:
        WHAT_HAPPENED.append(f"answered, writing {writing.get()}")
        try:
            return f"read: {file_sent()}"
        except Invalid as refusal:
            return f"refused: {refusal}"

    @takes_file("file", may=_may, read=_read, writes=False)
    def looking(code: str) -> str:
        WHAT_HAPPENED.append(f"answered, writing {writing.get()}")
        return f"read: {file_sent()}"

    empty_app.add_url_rule("/taking/<code>", view_func=taking, methods=["GET", "POST"])
    empty_app.add_url_rule("/looking/<code>", view_func=looking, methods=["POST"])
    empty_app.add_url_rule("/none", view_func=lambda: f"{len(request.files)} files", endpoint="none", methods=["POST"])
    return empty_app.test_client()


def send(browser: FlaskClient, path: str, body: bytes, **more: str) -> str:
    form = {**more, "file": (io.BytesIO(body), "a.csv")}
    return browser.post(path, data=form, content_type="multipart/form-data").text


def test_it_is_asked_then_read_outside_any_transaction_then_answered_in_one(browser: FlaskClient) -> None:
    assert send(browser, "/taking/ours", b"words") == "read: words"
    assert WHAT_HAPPENED == [
        "asked of ours, writing False",
        "read a.csv, in a transaction: False",
        "answered, writing True",
    ]


def test_whoever_may_not_send_one_has_it_looked_at_by_nobody(browser: FlaskClient) -> None:
    assert "It is for others." in send(browser, "/taking/theirs", b"words")
    assert WHAT_HAPPENED == ["asked of theirs, writing False"]


def test_why_it_was_not_read_is_told_where_the_view_asks_for_it(browser: FlaskClient) -> None:
    assert send(browser, "/taking/ours", b"bad") == "refused: It cannot be read."


def test_a_form_without_a_file_is_answered_and_a_page_asks_nobody(browser: FlaskClient) -> None:
    assert browser.post("/taking/ours", data={"file": "a.csv"}).text == "read: None"
    WHAT_HAPPENED.clear()
    assert browser.get("/taking/ours").text == "read: None"
    assert WHAT_HAPPENED == ["answered, writing False"]


def test_a_view_that_writes_nothing_never_may_not_even_for_a_form_that_is_answered_once(browser: FlaskClient) -> None:
    assert send(browser, "/looking/ours", b"words", once="a key") == "read: words"
    assert WHAT_HAPPENED[-1] == "answered, writing False"


def test_a_view_that_takes_no_file_sees_none(browser: FlaskClient) -> None:
    assert send(browser, "/none", b"words") == "0 files"
