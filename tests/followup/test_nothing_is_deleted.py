"""What is on record of a journey is neither changed nor deleted, whoever asks."""

from collections.abc import Callable
from typing import Any

import pytest

from meetings.core.db import db
from meetings.followup.actions.checking import verify
from meetings.followup.actions.mandates import MandateEntry, record_mandate
from meetings.followup.models import Contribution
from meetings.followup.queries.standing_now import live_steps
from meetings.followup.rules.journeys_stay import KEPT, MustStay
from tests.followup.builders import ANA, BEN, LETTER, Unit, milestone, nothing_found, read, result, started, stepped
from tests.followup.test_mandates import mechanism


def _everything() -> list[Any]:
    contribution, text = started(), result()
    step = stepped(contribution).step
    reading = read(contribution, text)
    checked = verify(BEN, reading)
    entry = MandateEntry(mechanism=mechanism(), cycle=milestone().cycle, standing="mandated", evidence=LETTER)
    return [contribution, step, step.evidence, reading, reading.citations[0], checked, record_mandate(ANA, entry)]


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("act", ["change", "delete"])
def test_the_session_refuses(unit: Unit, number: int, act: str) -> None:
    changes: list[Callable[[Any], None]] = [
        lambda row: setattr(row, "note", "other"),
        lambda row: setattr(row, "note", "other"),
        lambda row: setattr(row, "access", "public" if row.access == "held" else "held"),
        lambda row: setattr(row, "degree", "mentioned"),
        lambda row: setattr(row, "quote", "other words"),
        lambda row: setattr(row, "note", "other"),
        lambda row: setattr(row, "standing", "declined"),
    ]
    with pytest.raises(MustStay), unit():
        row = _everything()[number]
        assert isinstance(row, KEPT)
        if act == "delete":
            db.session.delete(row)
        else:
            changes[number](row)
        db.session.flush()


def test_a_correction_leaves_what_it_corrects_on_record(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        first = stepped(contribution).step
        second = stepped(contribution, sender="The secretariat", corrects=first).step
        reading = nothing_found(contribution, text)
        nothing_found(contribution, text, by=BEN, revises=reading)
        number, kept_ids = contribution.id, (first.id, second.id)
    with unit():
        kept = db.session.get_one(Contribution, number)
        assert [step.id for step in kept.steps] == list(kept_ids)
        assert [step.id for step in live_steps(kept)] == [kept_ids[1]]
        assert len(kept.reflections) == 2
