"""How long other large acts keep everybody else from writing: texts, people. Part of ``tests.bench.held``."""

import tempfile
from functools import partial
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select

from meetings.core import history, many
from meetings.core.db import db, writing
from meetings.directory.models import Person
from meetings.documents.actions import ParagraphEntry
from meetings.documents.models import Document
from meetings.outcomes.actions import RecommendationEntry, add_paragraphs, mark_recommendation
from meetings.outcomes.actions.several_paragraphs import MOST
from meetings.participation.models import MeetingPerson
from meetings.programme.models import Meeting
from tests import databases, installations
from tests.accounts.people import account, signed_in
from tests.bench.held_times import held, post
from tests.outcomes.builders import BOB, at_desk, outcome
from tests.outcomes.official_texts import started
from tests.programme.browsing import DESK, form_on
from tests.programme.builders import CODE

PEOPLE = 2_000  # as many as a form may tick
PASTED = 300  # paragraphs, as many as are taken at once
WORDS = "We commit to regional consultations on the data of migration, officially and in words of some length. " * 4


def measured() -> dict[str, float]:
    """Seconds of each act, on an installation with its record."""
    writing.set(True)
    with tempfile.TemporaryDirectory() as folder, databases.chosen(Path(folder)) as chosen:
        url = installations.seeded(installations.with_tables(chosen.new()))
        with installations.opened(url, Path(folder) / "instance") as app:
            with installations.unit(app):
                draft = outcome().id
            account(app, "vera@example.org", ("administrator", None), ("organiser", CODE), ("rapporteur", CODE))
            vera = signed_in(app, "vera@example.org")
            return {**_texts(app, vera, draft), **_official(app, vera), **_people(app, vera)}


def _texts(app: Flask, vera: FlaskClient, draft: int) -> dict[str, float]:
    """A text of 1,500 paragraphs, which is pasted in five goes, with a recommendation in each fifth."""
    at, found = f"/desk/documents/{draft}", dict[str, float]()
    for go in range(5):
        found["300 paragraphs taken from a paste"] = held(partial(_pasted, app, go))
    with installations.unit(app):
        document = at_desk()
        for place in range(0, len(document.paragraphs), 5):
            mark_recommendation(BOB, document, [document.paragraphs[place]], RecommendationEntry(kind="ask"))
    found["1,500 paragraphs and 300 codes published"] = held(
        lambda: post(vera, f"{at}/publication", visibility="public", sure="y")
    )
    return found


def _pasted(app: Flask, go: int) -> None:
    with installations.unit(app):
        add_paragraphs(BOB, at_desk(), [ParagraphEntry(text=f"{go} {place} {WORDS}") for place in range(MOST)])


def _official(app: Flask, vera: FlaskClient) -> dict[str, float]:
    """An official text of 300 paragraphs over the summary of the Compact."""
    with installations.unit(app):
        gcm = db.session.scalars(select(Document.id).where(Document.reference == "gcm")).one()
    at = started(vera, gcm)
    text = "\n\n".join(f"{place}.\t{WORDS}" for place in range(1, PASTED))
    read = vera.post(f"{at}/file", data=form_on(vera.get(f"{at}/file")) | {"text": text})
    form = {**form_on(read, f"{at}/paragraphs/apart"), "do": "apart"}

    def taken() -> None:
        assert vera.post(f"{at}/paragraphs/apart", data=form).status_code == 303

    return {
        "an official text taken": held(taken),
        "an official text mapped": held(lambda: post(vera, f"{at}/official-map")),
        "an official text published": held(lambda: post(vera, f"{at}/publication")),
    }


def _people(app: Flask, vera: FlaskClient) -> dict[str, float]:
    """Everybody agrees to be listed, the first time and again."""
    with installations.unit(app):
        numbers = many.numbers(db.session(), Person, PEOPLE)
        db.session.execute(insert(Person), [{"id": n, "name": f"Somebody {n}"} for n in numbers])
        meeting = db.session.scalars(select(Meeting.id).where(Meeting.code == CODE)).one()
        db.session.execute(
            insert(MeetingPerson), [{"meeting_id": meeting, "person_id": n, "position": 0} for n in numbers]
        )
        history.record("person.added", "meeting", CODE, scope=CODE)
    form = form_on(vera.get(f"{DESK}/people"), f"{DESK}/people/agreements")
    typed = {"csrf_token": form["csrf_token"], "on": "2026-01-05", "note": "note verbale", "person": numbers}

    def agreed() -> None:
        answer = vera.post(f"{DESK}/people/agreements", data=typed)
        assert answer.status_code == 303, answer.text

    return {"2,000 people agreed": held(agreed), "2,000 people agreed again": held(agreed)}
