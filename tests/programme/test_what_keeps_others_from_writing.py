"""What an organiser sends is made ready before a transaction begins that keeps everybody else from writing."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from meetings.core import history, seals
from meetings.core.db import db, writing
from meetings.core.errors import Invalid
from meetings.programme.actions.sessions import add_session, edit_session
from tests import installations
from tests.programme.browsing import DESK, form_on
from tests.programme.builders import OLGA, Unit, at_desk, entry, frozen, session_at_desk, webinar
from tests.programme.test_importing_an_agenda import as_csv, send

HEAD = ("number", "day", "start", "end", "title", "room", "speakers")
RELEASES = f"{DESK}/releases"


@contextmanager
def while_writing() -> Iterator[list[str]]:
    """Collect the statements of transactions that may write; one for many rows is one."""
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if writing.get():
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def rows(count: int, said: str, numbers: bool = False) -> list[list[Any]]:
    people = "\n".join(f"Panellist | {said} {place}" for place in range(3))
    return [
        [place + 1 if numbers else "", "2027-05-20", "09:00", "10:00", f"{said} {place}", f"Room {place % 7}", people]
        for place in range(count)
    ]


def posted(client: FlaskClient, page: str, **typed: str) -> list[str]:
    """Open a page, send its form, and return what was asked of the database while others could not write."""
    form = form_on(client.get(page)) | typed
    with while_writing() as statements:
        answer = client.post(page, data=form)
    assert answer.status_code == 303, answer.text
    return statements


def test_many_sessions_are_imported_changed_and_released_in_as_many_statements_as_few(
    app: Flask, unit: Unit, alice: FlaskClient
) -> None:
    found: dict[int, list[int]] = {}
    for count in (10, 80):
        with unit():
            for each in list(at_desk().sessions) if found else []:
                db.session.delete(each)
            if found:
                at_desk().next_session = 1
                history.record("agenda.imported", "meeting", at_desk().code, scope=at_desk().code)
            else:
                webinar()
        added = posted(alice, send(alice, as_csv(HEAD, *rows(count, "Talk"))).location)
        changed = posted(alice, send(alice, as_csv(HEAD, *rows(count, "Panel", numbers=True))).location)
        released = posted(alice, RELEASES, note="The agenda.")
        found[count] = [len(statements) for statements in (added, changed, released)]
        with unit():
            assert [each.title for each in at_desk().sessions] == [f"Panel {place}" for place in range(count)]
            assert [each.name for each in at_desk().sessions[-1].speakers] == [f"Panel {place}" for place in range(3)]
            assert len(at_desk().rooms) == 7
            assert list(seals.broken(db.session.connection())) == []
            assert history.broken_links() == []
    # The first import makes the rooms too.
    assert all(many <= few for many, few in zip(found[80], found[10], strict=True)), found


def test_more_speakers_than_an_agenda_can_have_are_refused_with_their_most(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        webinar()
    long = [
        ["", "2027-05-20", "09:00", "10:00", f"Talk {place}", "", "\n".join(f"S. {place} {each}" for each in range(60))]
        for place in range(84)
    ]
    answer = send(alice, as_csv(HEAD, *long))
    assert answer.status_code == 422
    assert "All sessions together would have 5040 speakers. An agenda can have at most 5000." in answer.text
    preview = send(alice, as_csv(HEAD, *long[:83])).location
    assert alice.post(preview, data=form_on(alice.get(preview))).status_code == 303
    with pytest.raises(Invalid, match="All sessions together can have at most 5000 speakers"), unit():
        assert sum(len(each.speakers) for each in at_desk().sessions) == 4980
        add_session(OLGA, at_desk(), entry("One more", "11:00", "12:00", *(f"Somebody {place}" for place in range(21))))


def test_a_release_that_somebody_overtakes_is_made_ready_again(app: Flask, unit: Unit, alice: FlaskClient) -> None:
    with unit():
        add_session(OLGA, webinar(), entry("Opening", "09:00", "10:00"))
    form = form_on(alice.get(RELEASES))
    with overtaking(app, lambda: edit_session(OLGA, session_at_desk(1), entry("Inauguration", "09:00", "10:00"), 1)):
        assert alice.post(RELEASES, data=form).status_code == 303
    with unit():
        assert [session.title for session in frozen().sessions] == ["Inauguration"]


def test_an_import_that_somebody_overtakes_is_refused(app: Flask, unit: Unit, alice: FlaskClient) -> None:
    with unit():
        add_session(OLGA, webinar(), entry("Opening", "09:00", "10:00"))
    preview = send(alice, as_csv(HEAD, [1, "2027-05-20", "09:00", "10:00", "Start", "", ""])).location
    form = form_on(alice.get(preview))
    with overtaking(app, lambda: edit_session(OLGA, session_at_desk(1), entry("Inauguration", "09:00", "10:00"), 1)):
        answer = alice.post(preview, data=form)
    assert (answer.status_code, "Somebody changed the draft meanwhile" in answer.text) == (409, True)
    with unit():
        assert session_at_desk(1).title == "Inauguration"


def test_the_page_of_a_refused_form_is_made_while_others_can_write(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        add_session(OLGA, webinar(), entry("Opening", "09:00", "10:00", "Amara Diallo"))
    posted(alice, RELEASES)
    with unit():
        edit_session(OLGA, session_at_desk(1), entry("Inauguration", "09:00", "10:00", "Amara Diallo"), 1)
    form = form_on(alice.get(RELEASES))
    with while_writing() as statements:
        answer = alice.post(RELEASES, data=form)
    assert answer.status_code == 422
    assert "Say in a sentence what changes" in answer.text
    assert statements
    assert [each for each in statements if "session_speakers" in each] == []


@contextmanager
def overtaking(app: Flask, act: Callable[[], object]) -> Iterator[None]:
    """Let somebody else act as soon as what reads the draft has ended, before anything is written."""
    left = [act]

    def done() -> None:
        with installations.unit(app):
            left.pop()()

    def ended(_connection: Any) -> None:
        if left and not writing.get():
            with ThreadPoolExecutor(1) as pool:
                pool.submit(done).result()

    event.listen(Engine, "rollback", ended)
    try:
        yield
    finally:
        event.remove(Engine, "rollback", ended)
    assert not left
