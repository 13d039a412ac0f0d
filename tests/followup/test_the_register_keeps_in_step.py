"""A register that is held is brought up to date by what an act touched: it equals one made anew, whatever was done."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from meetings.accounts.viewer import COMMAND_LINE, NOBODY, Viewer
from meetings.core import clock, history
from meetings.core.db import db, unit_of_work
from meetings.core.errors import Refused
from meetings.followup.answers.questions.channels import channels
from meetings.followup.answers.questions.milestone import counts_by_milestone
from meetings.followup.answers.questions.objectives import by_objective
from meetings.followup.answers.register import FACETS, Chosen, Register, forget_registers, lay_down, register_for
from meetings.followup.models import Contribution, Step
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.actions.documents import show_document
from meetings.outcomes.actions.entries import RecommendationEntry
from meetings.outcomes.actions.recommendations import propose, tag
from meetings.outcomes.models import Recommendation, Wording, wording_paragraphs
from meetings.programme.actions.meetings import create_meeting, edit_meeting
from meetings.programme.models import Meeting
from tests.counting import counted
from tests.followup.on_record import ANA, ENTERED, contributed, recommended, stepped
from tests.followup.test_any_sequence_of_acts import ACTS, Act, Desk
from tests.programme.typed import typed_meeting

RITA: Final = Viewer(74, "Rita", frozenset({("rapporteur", "grcp-8")}))
WRITER: Final = Viewer(75, "Walter", frozenset({("rapporteur", None), ("analyst", None)}))
BEGIN: Final = ENTERED + timedelta(days=4)  # what the builders published is known by then
TODAY: Final = BEGIN.date()
DAYS: Final = (AsOf(TODAY, TODAY), AsOf(date(2018, 12, 31), TODAY), AsOf(TODAY, TODAY - timedelta(days=1)))
OTHER_ACTS: Final = (
    "tag", "propose", "untag", "show", "publish", "close the meeting", "draft a meeting", "put there without an act",
)  # fmt: skip


def made_anew_equals_held() -> None:
    """For several people and pairs of days; and what is worked out of the two as well."""
    for viewer in (NOBODY, RITA, ANA):
        for when in DAYS:
            held, anew = register_for(viewer, when), Register.of(viewer, when)
            assert anew.entries
            assert held.entries == anew.entries
            assert held.by_code == anew.by_code
            assert list(held.all_readings()) == list(anew.all_readings())
            for question in (channels, by_objective, counts_by_milestone):
                assert question(held) == question(anew)
            for chosen in (Chosen(), Chosen(kind="ask", q="regular"), Chosen(theme="T2", objective="5")):
                assert held.find(chosen) == anew.find(chosen)
            for facet in FACETS:
                assert {k: v for k, v in held.masks[facet].items() if v} == anew.masks[facet]


class House(Desk):
    """The desk of analysts, and beside it a document of a meeting with two recommendations sent on."""

    def __init__(self) -> None:
        super().__init__()
        made = [recommended(f"HOUSE-{uuid4().hex[:8]}", meeting="grcp-8") for _each in range(2)]
        self.of_a_meeting = made[0].document
        contributed(made[0].recommendation, self.milestone.code, "transmitted", "agreed")

    def fresh(self) -> None:
        """As the transaction that begins sees them."""
        self.milestone = db.session.merge(self.milestone)
        self.recommendations = [db.session.merge(each) for each in self.recommendations]
        self.texts = [db.session.merge(each) for each in self.texts]
        self.of_a_meeting = db.session.merge(self.of_a_meeting)


def another_act(name: str, house: House, variant: int) -> None:
    """What others than analysts do, or nobody in particular."""
    whole = house.recommendations[variant % 2]
    wording = db.session.merge(whole).wordings[0]
    entry = RecommendationEntry(
        themes=["T2"][: variant % 2], objectives=["5", "7"][: variant % 3], mechanisms=["colombo"], others=["A body"]
    )
    if name == "tag":
        tag(WRITER, wording, entry)
    elif name == "propose":
        propose(WRITER, wording, entry)
    elif name == "untag":
        tag(WRITER, wording, RecommendationEntry())
    elif name == "show":
        show_document(WRITER, house.of_a_meeting, ("public", "private")[variant % 2])
    elif name == "publish":
        made = recommended(f"WALK-{uuid4().hex[:8]}", meeting="grcp-8", issued=date(2010 + variant, 5, 1))
        history.record("document.published", "document", made.document.reference, scope="grcp-8")
    elif name == "close the meeting":
        shown = ("public", "private")[variant % 2]
        db.session.execute(update(Meeting).where(Meeting.code == "grcp-8").values(visibility=shown))
        history.record("meeting.shown", "meeting", "grcp-8", scope="grcp-8")
    elif name == "draft a meeting":
        create_meeting(COMMAND_LINE, f"walk-{uuid4().hex[:8]}", typed_meeting(title="Begun meanwhile"))
    else:
        contribution = contributed(db.session.merge(whole), house.milestone.code, at=clock.now())
        stepped(contribution, "agreed", at=clock.now())


@given(
    walk=st.lists(
        st.tuples(st.sampled_from((*ACTS, *OTHER_ACTS)), st.integers(0, 2), st.booleans(), st.integers(0, 11)),
        min_size=6,
        max_size=14,
    )
)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_over_any_sequence_of_acts(app: Flask, walk: list[Act]) -> None:
    with app.app_context(), clock.fixed(BEGIN):
        with unit_of_work():
            house = House()
        with unit_of_work(write=False):
            made_anew_equals_held()
        for place, act in enumerate(walk):
            with clock.fixed(BEGIN + timedelta(minutes=place + 1)):
                done(house, act)
                if act[2]:
                    forget_registers()  # as in a process that starts now
                with unit_of_work(write=False):
                    made_anew_equals_held()


def done(house: House, act: Act) -> None:
    """Do it in a transaction of its own; what is refused is undone."""
    try:
        with unit_of_work():
            house.fresh()
            if act[0] in OTHER_ACTS:
                another_act(act[0], house, act[3])
            else:
                house.act(act)
    except Refused:
        pass


@pytest.fixture
def held(app: Flask) -> Callable[[], Register]:
    """Asks for everybody's register in a transaction of its own."""

    def ask() -> Register:
        with app.app_context(), unit_of_work(write=False):
            register = register_for(NOBODY)
            assert register.entries == Register.of(NOBODY, register.when).entries
            return register

    return ask


def test_a_row_of_a_lower_number_that_is_committed_later_is_not_missed(
    app: Flask, held: Callable[[], Register]
) -> None:
    with app.app_context(), unit_of_work():
        made = recommended("TEST-R01")
        contribution = contributed(made.recommendation, "stocktaking-2017", "agreed")
        number, code = contribution.id, made.recommendation.code
        first = 1 + stepped(contribution, "planned").id
    with app.app_context(), unit_of_work():
        db.session.execute(insert(Step).values(**_step(first + 1, number, "prepared")))
    assert held().by_code["TEST-R01"].stage == "prepared"
    with app.app_context(), unit_of_work():  # numbered before, by an act that took longer
        db.session.execute(insert(Step).values(**_step(first, number, "considered")))
        history.record("step.recorded", "recommendation", code)
    assert held().by_code["TEST-R01"].stage == "considered"


def _step(number: int, contribution: int, kind: str) -> dict[str, object]:
    day = date(2018, 1, 1)
    return {
        "id": number, "contribution_id": contribution, "kind": kind, "on_status": "confirmed", "by_name": "Ana",
        "on_earliest": day, "on_latest": day, "recorded_at": datetime(2026, 11, 20, tzinfo=UTC),
    }  # fmt: skip


def test_of_what_is_touched_alone_is_anything_loaded_again(app: Flask, held: Callable[[], Register]) -> None:
    with app.app_context(), unit_of_work():
        one, other = recommended("TEST-R01"), recommended("TEST-R02")
        contribution = contributed(one.recommendation, "stocktaking-2017", "transmitted", "agreed").id
        contributed(other.recommendation, "stocktaking-2017", "transmitted", "agreed")
    before = held()
    with app.app_context(), unit_of_work():
        stepped(db.session.get_one(Contribution, contribution), "considered")
        history.record("step.recorded", "recommendation", "TEST-R01")
    after = held()
    assert after.by_code["TEST-R01"].stage == "considered"
    assert after.by_code["TEST-R02"] is before.by_code["TEST-R02"]
    with app.app_context(), unit_of_work():
        history.record("something.happened", "somewhere", 1)
    assert held().by_code["TEST-R02"] is not after.by_code["TEST-R02"]  # nobody knows what it touched


def test_what_is_taken_away_makes_all_anew(app: Flask, held: Callable[[], Register]) -> None:
    with app.app_context(), unit_of_work():
        made = recommended("TEST-R01")
        number = made.recommendation.id
    assert "TEST-R01" in held().by_code
    with app.app_context(), unit_of_work():
        theirs = select(Wording.id).where(Wording.recommendation_id == number)
        db.session.execute(delete(wording_paragraphs).where(wording_paragraphs.c.wording_id.in_(theirs)))
        db.session.execute(delete(Wording).where(Wording.recommendation_id == number))
        db.session.execute(delete(Recommendation).where(Recommendation.id == number))
        history.record("meeting.removed", "meeting", "demonstration")
    assert "TEST-R01" not in held().by_code


def test_the_acts_of_another_day_and_of_accounts_cost_nothing(app: Flask, held: Callable[[], Register]) -> None:
    with app.app_context(), unit_of_work():
        recommended("TEST-R01")
    before = held()
    with app.app_context(), unit_of_work():
        history.record("signed.in", "account", 1, inward=True)
        history.record("session.moved", "session", "grcp-8/1", scope="grcp-8")
        history.record("file.closed", "milestone", "stocktaking-2017")
    assert held() is before


def test_a_process_that_starts_takes_what_another_made_and_brings_it_up_to_date(
    app: Flask, held: Callable[[], Register], assert_queries: Callable[[int], AbstractContextManager[list[str]]]
) -> None:
    with app.app_context(), unit_of_work():
        contribution = contributed(recommended("TEST-R01").recommendation, "stocktaking-2017", "planned", "agreed").id
    before = held()
    forget_registers()
    with app.app_context(), unit_of_work(write=False), assert_queries(1):
        taken = register_for(NOBODY)
    assert taken.entries == before.entries
    assert held() is taken
    with app.app_context(), unit_of_work():
        stepped(db.session.get_one(Contribution, contribution), "considered")
        history.record("step.recorded", "recommendation", "TEST-R01")
    forget_registers()
    assert held().by_code["TEST-R01"].stage == "considered"
    laid_down = [path for path in (Path(app.instance_path) / "cache").rglob("*") if path.is_file()]
    assert laid_down
    for path in laid_down:
        path.write_bytes(path.read_bytes()[:-9])  # a disk that lost the end of it
    forget_registers()
    assert held().by_code["TEST-R01"].stage == "considered"
    for path in laid_down:
        path.write_bytes(b"cmeetings.followup.gone\nEntry\n.")  # names what is no longer there
    forget_registers()
    assert held().by_code["TEST-R01"].stage == "considered"


def test_the_day_begins_with_the_register_laid_down(app: Flask, held: Callable[[], Register]) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    with app.app_context(), unit_of_work():
        recommended("TEST-R01")
    with clock.fixed(tomorrow), app.app_context():
        with unit_of_work(write=False):
            assert lay_down()
            assert not lay_down()
        with unit_of_work(write=False), counted() as statements:
            assert "TEST-R01" in register_for(NOBODY).by_code
    assert len(statements) == 1


def test_a_meeting_that_is_drafted_is_no_reason_to_make_it_anew(app: Flask) -> None:
    with app.app_context(), unit_of_work(write=False):
        before = register_for(NOBODY)
    with app.app_context(), unit_of_work():
        meeting = create_meeting(COMMAND_LINE, "just-begun", typed_meeting(title="Just begun"))
        edit_meeting(COMMAND_LINE, meeting, typed_meeting(title="Renamed"), meeting.version)
    with app.app_context(), unit_of_work(write=False):
        assert register_for(NOBODY) is before
