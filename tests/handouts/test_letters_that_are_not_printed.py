"""Whoever wrote a letter that no font has is told which, before readers find no PDF; readers are told too."""

from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient

from meetings.core import clock, outbox
from meetings.core.db import db
from meetings.handouts.models import Printing
from meetings.handouts.printing import jobs
from meetings.handouts.printing.pdf_store import Shelf
from meetings.outcomes.queries.unprintable import Unprintable, unprintable
from meetings.programme.actions.sessions import add_session
from meetings.programme.rules.draft_warnings import warnings
from tests.outcomes.builders import written
from tests.programme.builders import OLGA, Unit, at_desk, entry, with_sessions
from tests.programme.conftest import bob

SMILING = "\U0001f600"
NAMED = f"{SMILING} (U+1F600 GRINNING FACE)"
__all__ = ["bob"]
AGENDA = "/meetings/grcp-7/agenda.pdf"


def test_the_page_that_waits_names_the_letters_for_as_long_as_they_are_there(
    app: Flask, client: FlaskClient, unit: Unit
) -> None:
    client.get(AGENDA)
    shelf: Shelf = app.extensions["concord.shelf"]
    with unit():
        digest = db.session.scalars(db.select(Printing.digest)).one()
    manuscript = shelf.manuscript(digest)
    assert manuscript is not None
    shelf.lay_down(digest, replace(manuscript, html=manuscript.html.replace("</body>", f"<p>{SMILING}</body>")))
    with app.app_context():
        while outbox.work_off(app.extensions["concord.handlers"]):
            pass

    answer = client.get(AGENDA)
    assert answer.status_code == 422
    assert NAMED in answer.text
    assert "Change them where they were written" in answer.text
    assert "ten minutes" not in answer.text
    with unit():
        db.session.get_one(Printing, digest).failed_at = clock.now() - 2 * jobs.ASK_AGAIN
    assert client.get(AGENDA).status_code == 422


def test_warns_the_organiser_of_letters_that_no_font_has_and_says_where(unit: Unit) -> None:
    with unit():
        meeting = with_sessions(city=f"Geneva {SMILING}")
        add_session(OLGA, meeting, entry("Closing", "11:00", "12:00", f"Ana {SMILING}", "김민준", room="Room I"))
    with unit():
        found = [(finding.sessions, str(finding)) for finding in warnings(at_desk(OLGA)) if "letters" in str(finding)]
    assert found == [
        ((), f"“Geneva {SMILING}” has letters that cannot be printed: {NAMED}."),
        ((3,), f"“Ana {SMILING}” has letters that cannot be printed: {NAMED}."),
    ]


def test_tells_of_letters_of_a_draft_that_no_font_has(unit: Unit) -> None:
    with unit():
        document = written("Cooperate", f"Share {SMILING}")
        assert unprintable(document) == [Unprintable(f"Share {SMILING}", NAMED)]


def test_warns_the_rapporteur_who_may_publish_all_the_same(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        number = written(f"Share {SMILING}").id
    assert f"has letters that cannot be printed: {NAMED}." in bob.get(f"/desk/documents/{number}/publication").text
