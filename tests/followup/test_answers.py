"""What the questions of the follow-up answer: for whom, as of when, each recommendation counted once."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.directory.models import State
from meetings.documents.models import Paragraph
from meetings.followup.answers.journey import known_recommendation
from meetings.followup.answers.questions.channels import Carrier, channels
from meetings.followup.answers.questions.matrix import matrix
from meetings.followup.answers.questions.milestone import our_file, received, results
from meetings.followup.answers.questions.objectives import by_objective
from meetings.followup.answers.questions.readings import Reading, readings
from meetings.followup.answers.questions.repeated import asked_again
from meetings.followup.answers.readings_by_paragraph import readings_in
from meetings.followup.answers.register import Chosen, Register, register_for
from meetings.followup.models import (
    Contribution,
    FileStep,
    Party,
    Reflection,
    ReflectionCitation,
    ReflectionStep,
    ResultDocument,
    Step,
)
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.tally import Tally
from meetings.followup.vocabulary import Channel
from meetings.outcomes.models import MeetingDocument, Recommendation, RecommendationLink
from meetings.outcomes.vocabulary import LinkKind
from meetings.programme.models import Meeting
from tests.followup.on_record import ANA, contributed, read, recommended, result_text, stepped
from tests.programme.builders import Unit

ONE = Tally(1, 1)
LATER = datetime(2026, 11, 21, 9, tzinfo=UTC)


def found_for(register: Register) -> list[Reading]:
    return [reading for reading in readings(register) if reading.entry.code.startswith("TEST")]


def sent(
    code: str = "TEST-R01", milestone: str = "imrf-2030", channel: Channel = "direct", **more: Any
) -> Contribution:
    """A contribution that everybody may see."""
    one = recommended(code, **more)
    return contributed(one.recommendation, milestone, "transmitted", "agreed", channel=channel)


def link(later: Recommendation, earlier: Recommendation, kind: LinkKind = "restates") -> None:
    db.session.add(RecommendationLink(from_id=later.id, to_id=earlier.id, kind=kind))
    db.session.flush()


def test_a_reading_is_public_once_it_is_verified_and_cleared_and_its_contribution_agreed(unit: Unit) -> None:
    with unit():
        text = result_text()
        read(sent("TEST-R01"), text, "partial")
        read(sent("TEST-R02"), text, "partial", "verified")
        read(sent("TEST-R03"), text, "partial", "verified", "cleared")
        read(sent("TEST-R04"), text, "partial", "verified", "cleared", "disputed")
        hidden = contributed(recommended("TEST-R05").recommendation, "imrf-2030", "transmitted")
        read(hidden, text, "partial", "verified", "cleared")
        assert [reading.entry.code for reading in found_for(register_for(NOBODY))] == ["TEST-R03"]
        seen = found_for(register_for(ANA))
        assert sorted(reading.entry.code for reading in seen) == [f"TEST-R0{number}" for number in range(1, 6)]
        assert [reading.entry.code for reading in seen if reading.is_public] == ["TEST-R03"]


def test_a_revised_reading_gives_way_to_its_revision_from_the_day_that_was_known(unit: Unit) -> None:
    with unit():
        text, contribution = result_text(), sent()
        first = read(contribution, text, "partial", "verified", "cleared")
        second = Reflection(
            contribution=contribution, document=text, degree="mentioned", rationale="On second thought.", by_name="Ana",
            attribution="coincident", recorded_at=LATER, revises_id=first.id,
            citations=[ReflectionCitation(paragraph=text.paragraphs[0])],
        )  # fmt: skip
        db.session.add(second)
        db.session.flush()
        db.session.add(ReflectionStep(reflection=second, kind="cleared", recorded_at=LATER, by_name="Ben"))
        db.session.flush()
        degrees = {
            known: [reading.degree for reading in found_for(register_for(NOBODY, AsOf(date(2026, 11, 21), known)))]
            for known in (date(2026, 11, 20), date(2026, 11, 21))
        }
        assert degrees == {date(2026, 11, 20): ["partial"], date(2026, 11, 21): ["mentioned"]}


def test_a_withdrawn_contribution_shows_nobody_its_reading_or_its_channel(unit: Unit) -> None:
    with unit():
        gone = sent("TEST-R01", channel="gfmd")
        read(gone, result_text(), "verbatim", "verified", "cleared")
        stepped(gone, "withdrawn")
        contributed(gone.recommendation, "imrf-2030", "transmitted", "agreed", channel="direct")
        (cell,) = register_for(NOBODY).by_code["TEST-R01"].cells
        assert (cell.channels, cell.degree) == (("direct",), None)
        assert found_for(register_for(NOBODY)) == []
        assert "gfmd" not in channels(register_for(NOBODY)).totals


def test_a_channel_counts_a_recommendation_once_and_names_its_carriers(unit: Unit) -> None:
    with unit():
        one = sent("TEST-R01", channel="direct")
        for iso3 in ("PER", "CHE"):
            state = db.session.scalars(select(State).where(State.iso3 == iso3)).one()
            party = db.session.scalar(select(Party).where(Party.state_id == state.id)) or Party(state=state)
            carried = Contribution(
                recommendation=one.recommendation, milestone_id=one.milestone_id, channel="member-states",
                carrier=party, sources=[], recorded_at=clock.now(),
            )  # fmt: skip
            db.session.add_all([party, carried])
            stepped(carried, "agreed")
            stepped(carried, "transmitted")
        uses = [use for use in channels(register_for(NOBODY)).uses if use.milestone == "imrf-2030"]
        assert [(use.channel, use.recommendations) for use in uses] == [("direct", ONE), ("member-states", ONE)]
        assert uses[1].carriers == [Carrier("CHE", iso3="CHE"), Carrier("PER", iso3="PER")]


def test_what_is_linked_over_three_cycles_is_a_chain_whichever_end_one_starts_from(unit: Unit) -> None:
    with unit():
        first = recommended("TEST-R01", issued=date(2017, 10, 11)).recommendation
        second = recommended("TEST-R02", issued=date(2020, 9, 24)).recommendation
        third = recommended("TEST-R03", issued=date(2024, 3, 1)).recommendation
        alone = recommended("TEST-R04", issued=date(2017, 10, 11)).recommendation
        link(third, first, "merges")
        assert not [chain for chain in asked_again(register_for(NOBODY)) if chain.entries[0].code == "TEST-R01"]
        link(third, second)
        (chain,) = [chain for chain in asked_again(register_for(NOBODY)) if chain.entries[0].code == "TEST-R01"]
        assert [entry.code for entry in chain.entries] == ["TEST-R01", "TEST-R02", "TEST-R03"]
        assert list(chain.cycles) == ["preparatory", "cycle-1", "cycle-2"]
        for milestone in ("rr1-ece", "imrf-2030"):
            contributed(alone, milestone, "transmitted", "agreed")
        assert ["TEST-R04"] in [[entry.code for entry in each.entries] for each in asked_again(register_for(NOBODY))]


def test_a_link_recorded_later_makes_no_chain_of_what_was_known_before(unit: Unit) -> None:
    with unit():
        issued = (date(2017, 10, 11), date(2020, 9, 24), date(2024, 3, 1))
        made = [recommended(f"TEST-R0{n}", issued=day).recommendation for n, day in enumerate(issued)]
        for later, earlier in ((2, 1), (1, 0)):
            row = RecommendationLink(from_id=made[later].id, to_id=made[earlier].id, kind="restates", at=LATER)
            db.session.add(row)
        db.session.flush()
        before, after = (AsOf(date(2026, 11, 21), date(2026, 11, day)) for day in (20, 21))
        codes = [
            [entry.code for chain in asked_again(register_for(NOBODY, when)) for entry in chain.entries]
            for when in (before, after)
        ]
        assert "TEST-R00" not in codes[0]
        assert "TEST-R00" in codes[1]


def test_an_objective_counts_what_is_about_it_in_all_and_at_each_milestone(unit: Unit) -> None:
    with unit():
        before = {row.objective.number: row.total for row in by_objective(register_for(NOBODY)).rows}
        sent("TEST-R01", objectives=[2])
        recommended("TEST-R02", objectives=[2])
        heat = by_objective(register_for(NOBODY))
        assert [row.objective.number for row in heat.rows] == list(range(1, 24))
        assert heat.rows[1].total == Tally(before[2].surely + 2, before[2].possibly + 2)
        assert heat.rows[1].at["imrf-2030"] == ONE
        days = [each.dates.earliest or date.max for each in heat.milestones]
        assert days == sorted(days)


def test_the_matrix_has_a_page_of_rows_and_the_milestones_of_all(unit: Unit) -> None:
    with unit():
        sent("TEST-R01", "imrf-2030")
        sent("TEST-R02", "rr1-ece")
        shown = matrix(register_for(NOBODY), Chosen(q="test-r"), 0, 1)
        assert (len(shown.entries), shown.total) == (1, 2)
        assert [each.code for each in shown.milestones] == ["rr1-ece", "imrf-2030"]


def test_a_milestone_tells_what_it_received_what_came_of_it_and_whether_our_file_is_closed(unit: Unit) -> None:
    with unit():
        contribution = sent("TEST-R01", "imrf-2030")
        contributed(contribution.recommendation, "imrf-2030", "prepared", "agreed", channel="joint")
        text = result_text("test/declaration", issued=date(2022, 6, 7))
        number = contribution.milestone_id
        db.session.add(ResultDocument(milestone_id=number, document_id=text.id, recorded_at=LATER))
        db.session.add(FileStep(milestone_id=number, kind="closed", recorded_at=LATER, by_name="Ben"))
        db.session.flush()
        now = AsOf(date(2026, 11, 21), date(2026, 11, 21))
        came = received(register_for(NOBODY, now), "imrf-2030")
        assert (len(came.rows), came.went, came.by_channel) == (1, ONE, {"direct": ONE, "joint": ONE})
        assert [each.address for each in results(NOBODY, "imrf-2030", now)] == ["test/declaration"]
        file = our_file("imrf-2030", now)
        assert file is not None
        assert file.kind == "closed"
        earlier = AsOf(date(2026, 11, 20), date(2026, 11, 20))
        assert (results(NOBODY, "imrf-2030", earlier), our_file("imrf-2030", earlier)) == ([], None)


def test_staff_of_one_meeting_see_what_is_not_public_of_theirs_alone(unit: Unit) -> None:
    with unit():
        text = result_text()
        for code, meeting in (("TEST-R01", "grcp-8"), ("TEST-R02", "grcp-9")):
            one = recommended(code, meeting=meeting)
            read(contributed(one.recommendation, "imrf-2030", "transmitted"), text, "partial")
        eva = Viewer(9, "Eva", frozenset({("analyst", "grcp-8")}))
        assert [reading.entry.code for reading in found_for(register_for(eva))] == ["TEST-R01"]


def test_a_step_that_was_voided_does_not_make_a_contribution_public(unit: Unit) -> None:
    with unit():
        contribution = sent("TEST-R01")
        agreed = db.session.scalars(select(Step).where(Step.contribution == contribution, Step.kind == "agreed")).one()
        assert received(register_for(NOBODY), "imrf-2030").rows
        stepped(contribution, "void", on=FuzzyDates.undetermined(), corrects=agreed)
        assert not received(register_for(NOBODY), "imrf-2030").rows
        assert "imrf-2030" not in [use.milestone for use in channels(register_for(NOBODY)).uses]


def test_a_reading_of_a_text_that_became_private_shows_only_to_those_who_may_read_the_text(unit: Unit) -> None:
    with unit():
        text, contribution = result_text(), sent("TEST-R01", "imrf-2030")
        read(contribution, text, "partial", "verified", "cleared")
        db.session.add(MeetingDocument(document_id=text.id, meeting_id=meeting_id("grcp-8"), visibility="private"))
        db.session.flush()
        (cell,) = register_for(NOBODY).by_code["TEST-R01"].cells
        assert (cell.stage, cell.degree, cell.standing) == ("transmitted", None, None)
        assert found_for(register_for(NOBODY)) == []
        (way,) = known_recommendation(NOBODY, "TEST-R01", AsOf.now()).contributions
        assert (way.stage, list(way.readings)) == ("transmitted", [])
        here = Paragraph.document_id == text.id
        assert readings_in(NOBODY, AsOf.now(), here) == []
        (cell,) = register_for(ANA).by_code["TEST-R01"].cells
        assert (cell.stage, cell.degree) == ("assessed", "partial")
        assert [each.degree for each in found_for(register_for(ANA))] == ["partial"]
        assert [each.reading.degree for each in readings_in(ANA, AsOf.now(), here)] == ["partial"]


def meeting_id(code: str) -> int:
    return db.session.scalars(select(Meeting.id).where(Meeting.code == code)).one()
