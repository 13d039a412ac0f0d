"""Two analysts act in the same moment, in transactions of their own, on whichever database the suite runs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask
from sqlalchemy import select

from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.followup.actions.checking import verify
from meetings.followup.actions.contributions import ContributionEntry, start_contribution
from meetings.followup.models import Contribution, Party, Reflection, Step
from meetings.followup.queries.loading import contribution_for, reading_for
from meetings.followup.rules.standing import unrevised
from meetings.outcomes.models import Recommendation
from tests import installations
from tests.followup.builders import ANA, BEN, Unit, asked, milestone, nothing_found, read, result, started, stepped


def both(app: Flask, act: Callable[[int], None]) -> list[str]:
    """Let two threads do it at once; returns what became of each."""
    gate = Barrier(2)

    def one(number: int) -> str:
        gate.wait(10)
        try:
            with installations.unit(app):
                act(number)
        except (Conflict, Invalid):
            return "told"
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, (1, 2)))


def test_one_contribution_begins_and_the_other_analyst_is_told(app: Flask, unit: Unit) -> None:
    with unit():
        number = asked().id
        milestone()

    def start(_number: int) -> None:
        entry = ContributionEntry(milestone=milestone(), channel="direct", carrier="The Friends of Migration")
        start_contribution(ANA, db.session.get_one(Recommendation, number), entry)

    assert both(app, start) == ["saved", "told"]
    with unit():
        rows = db.session.scalars(select(Contribution).where(Contribution.recommendation_id == number)).all()
        assert len(rows) == 1
        assert len(db.session.scalars(select(Party).where(Party.label == "The Friends of Migration")).all()) == 1


def test_one_revises_and_the_other_analyst_is_told(app: Flask, unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        number, first = contribution.id, read(contribution, text).id

    def revise(_number: int) -> None:
        reading = db.session.get_one(Reflection, first)
        nothing_found(contribution_for(ANA, number), reading.document, revises=reading)

    assert both(app, revise) == ["saved", "told"]
    with unit():
        assert len(unrevised(contribution_for(ANA, number).reflections)) == 1


def test_one_reads_a_text_and_the_other_analyst_is_told(app: Flask, unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        number, document = contribution.id, text.id

    def first_reading(_number: int) -> None:
        found = contribution_for(ANA, number)
        nothing_found(found, db.session.get_one(type(text), document))

    assert both(app, first_reading) == ["saved", "told"]


def test_one_corrects_an_entry_and_the_other_analyst_is_told(app: Flask, unit: Unit) -> None:
    with unit():
        contribution = started()
        number, entry = contribution.id, stepped(contribution).step.id

    def correct(_number: int) -> None:
        stepped(contribution_for(ANA, number), corrects=db.session.get_one(Step, entry))

    assert both(app, correct) == ["saved", "told"]


def test_one_verifies_and_the_other_analyst_is_told(app: Flask, unit: Unit) -> None:
    with unit():
        reading = read(started(), result()).id

    def check(_number: int) -> None:
        verify(BEN, reading_for(BEN, reading))

    assert both(app, check) == ["saved", "told"]
