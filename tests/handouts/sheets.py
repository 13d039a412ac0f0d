"""Sheets of meetings: what is laid down to be printed, and what the worker makes of it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from meetings.core.db import db, unit_of_work
from meetings.core.outbox import OutboxItem
from meetings.formats.pdf import Manuscript
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Meeting
from meetings.programme.vocabulary import Visibility
from tests.handouts.specimens import worked_off
from tests.pages.meetings import drafted, made
from tests.programme.builders import DAY, OLGA, entry
from tests.programme.typed import typed_group, typed_speaker

Unit = Callable[[], AbstractContextManager[None]]
CODE = "spring-forum"
DAY_TEXT = f"{DAY:%A} {DAY.day} {DAY:%B} {DAY.year}"
SKILLS = typed_group(
    name="Skills",
    topic="Which skills count?",
    sessions=(5,),
    room="Room I",
    facilitator="Ms Facilitating",
    rapporteur="Mr Reporting",
)
SHEETS = ("agenda.pdf", "grid.pdf", "rooms.pdf", "rooms/1.pdf", "speakers.pdf", "breakouts/1.pdf")


def laid_down(app: Flask, client: FlaskClient, path: str, language: str = "en") -> Manuscript:
    """What is to be printed for this address, without printing it."""
    answer = client.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 202, answer.text
    digest = answer.text.partition('data-progress="/printings/')[2].partition('"')[0]
    manuscript = app.extensions["concord.shelf"].manuscript(digest)
    assert isinstance(manuscript, Manuscript)
    return manuscript


def handed_out(app: Flask, client: FlaskClient, paths: list[str]) -> Iterator[bytes]:
    """The PDFs at these addresses, once the worker has made them and nothing else."""
    with app.app_context(), unit_of_work():
        db.session.execute(delete(OutboxItem))
    assert {client.get(path).status_code for path in paths} == {202}
    worked_off(app)
    for path in paths:
        answer = client.get(path)
        assert (answer.status_code, answer.content_type) == (200, "application/pdf"), path
        yield answer.data


def with_an_empty_cache(app: Flask) -> None:
    """Nothing that was printed is there any more, on disk or in memory."""
    shutil.rmtree(app.extensions["concord.settings"].instance / "cache")
    app.extensions["concord.reader"].bodies.forget()


def forum(code: str = CODE, visibility: Visibility = "public") -> Meeting:
    """A released day in Geneva: an opening, two panels at once, lunch, a breakout into two groups of two rooms."""
    meeting = drafted(code, visibility, title="Spring forum on mobility", city="Geneva", country="CHE")
    chair = typed_speaker("H.E. Ms Zoe Amari", "chair", "Minister", "Lakes Dialogue")
    second = typed_speaker("Mr Ahmed Baba", "speaker", "Adviser", "Two Rivers Process")
    for title, start, end, room, kind, speakers in (
        ("Opening", "09:00", "10:00", "Assembly Hall", "opening", [chair, second]),
        ("Pathways", "10:00", "11:30", "Room I", "panel", [second]),
        ("Data that neighbours share", "10:00", "11:30", "Room II", "panel", []),
        ("Lunch", "12:30", "14:00", None, "break", []),
        ("Groups", "14:00", "15:30", "Assembly Hall", "breakout", []),
    ):
        typed = entry(title, start, end, room=room, kind=kind, description=f"What {title} is about.")
        add_session(OLGA, meeting, replace(typed, speakers=speakers))
    db.session.flush()
    add_group(OLGA, meeting, SKILLS)
    add_group(OLGA, meeting, typed_group(name="Returns", sessions=(5,), room="Room II"))
    made(meeting, "As agreed.")
    return meeting
