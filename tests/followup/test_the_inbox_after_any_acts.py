"""What waits for an analyst is what a plain count of the rows says, whatever was done: so it follows from the rules."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.db import db, unit_of_work
from meetings.documents.models import Document
from meetings.followup.actions.steps import StepEntry, record_step
from meetings.followup.answers.inbox import SECTIONS, inbox, waiting
from meetings.followup.models import Contribution
from meetings.followup.queries.loading import result_documents
from meetings.followup.queries.standing_now import is_agreed, live_steps, stage_now, standing_now
from meetings.followup.queries.whose_recommendation import scope_of
from meetings.followup.rules.standing import ENDED
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.readable_texts import open_to_all
from tests.followup.builders import ANA, BEN
from tests.followup.test_any_sequence_of_acts import ACTS, Act
from tests.followup.test_the_inbox import DORA, HELD
from tests.followup.test_the_register_keeps_in_step import BEGIN, OTHER_ACTS, House, done

WAITS_FOR: Final = {"proposed": "to-verify", "verified": "to-clear", "disputed": "disputed"}
COUNTED: Final = ("to-verify", "to-clear", "disputed", "not-read", "not-transmitted", "not-begun", "held")
WALKED: Final = ("WALK-", "HOUSE-")  # what the walks put on record
Waits = tuple[str | None, int | None, int | None]  # the code, and the numbers of a contribution and a reading


def _plainly(viewer: Viewer) -> dict[str, list[Waits]]:
    """What waits of what the walks recorded, each row looked at for itself."""
    found: dict[str, list[Waits]] = {name: [] for name in COUNTED}
    for wording in db.session.scalars(select(Wording).where(Wording.in_force)):
        code = wording.recommendation.code
        if not code or not code.startswith(WALKED) or not viewer.may("analyst", scope_of(wording.recommendation)):
            continue
        theirs = select(Contribution).where(Contribution.recommendation_id == wording.recommendation_id)
        contributions = db.session.scalars(theirs).all()
        if not contributions:
            found["not-begun"].append((code, None, None))
        for each in contributions:
            for name in _contribution_waits(each, wording.document):
                found[name].append((code, each.id, None))
            for reading in each.reflections:
                name = WAITS_FOR.get(standing_now(reading), "")
                if name == "disputed" or (name and reading.by_user_id != viewer.id):
                    found[name].append((code, each.id, reading.id))
    return {
        name: sorted(those, key=lambda waits: (waits[0], waits[1] or 0, waits[2] or 0)) for name, those in found.items()
    }


def _contribution_waits(each: Contribution, worded_in: Document) -> Iterator[str]:
    stage = stage_now(each)
    if stage in ENDED:
        return
    if not each.reflections:
        if result_documents(each.milestone):
            yield "not-read"
        if stage in ("recorded", "planned", "prepared"):
            yield "not-transmitted"
    held = [step for step in live_steps(each) if step.evidence and step.evidence.access == "held"]
    if held and is_agreed(each) and db.session.scalar(select(open_to_all()).where(Document.id == worded_in.id)):
        yield "held"


def _listed(viewer: Viewer, name: str) -> list[Waits]:
    return [(line.code, line.contribution, line.reading) for line in waiting(viewer, name).section(0, 1000).lines]


def _lists_what_the_rows_say() -> None:
    for viewer in (ANA, BEN, DORA):
        plain = _plainly(viewer)
        for name in COUNTED:
            assert [each for each in _listed(viewer, name) if (each[0] or "").startswith(WALKED)] == plain[name], name
        assert inbox(viewer) == [waiting(viewer, name).section(0, 5) for name in SECTIONS]


def _rested_on_held(house: House) -> None:
    """Ben records one step more of the first contribution there is, on evidence that is not public."""
    house.fresh()
    for contribution in house.contributions[:1]:
        record_step(BEN, contribution, StepEntry(kind="acknowledged", evidence=HELD))


@given(
    walk=st.lists(
        st.tuples(st.sampled_from((*ACTS, *OTHER_ACTS)), st.integers(0, 2), st.booleans(), st.integers(0, 11)),
        min_size=8,
        max_size=14,
    )
)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_over_any_sequence_of_acts(app: Flask, walk: list[Act]) -> None:
    with app.app_context(), clock.fixed(BEGIN):
        with unit_of_work():
            house = House()
        with unit_of_work():
            _rested_on_held(house)
        for place, act in enumerate(walk):
            with clock.fixed(BEGIN + timedelta(minutes=place + 1)):
                done(house, act)
                with unit_of_work(write=False):
                    _lists_what_the_rows_say()
