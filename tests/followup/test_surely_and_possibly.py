"""A rough day counts possibly from its first and surely from its last: against a count that is made another way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.accounts.viewer import NOBODY
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.followup.answers.questions.channels import channels
from meetings.followup.answers.questions.counts import counted
from meetings.followup.answers.questions.milestone import counts_by_milestone, received
from meetings.followup.answers.questions.objectives import by_objective
from meetings.followup.answers.questions.repeated import asked_again
from meetings.followup.answers.register import FACETS, Chosen, Register, register_for
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import RANK, ReadingFact, StepFact, is_open, standing_of
from meetings.followup.rules.tally import Tally
from meetings.followup.vocabulary import STAGES, Stage, StepKind
from tests.followup.on_record import ANA, contributed, read, recommended, result_text, stepped
from tests.programme.builders import Unit

FIRST = date(2017, 10, 1)
KNOWN = date(2026, 11, 22)
RECORDED = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAYS = st.integers(0, 60).map(lambda days: FIRST + timedelta(days=days))
KINDS: tuple[StepKind, ...] = ("planned", "prepared", "transmitted", "acknowledged", "considered", "agreed", "lapsed")


def rough(one: date, other: date) -> FuzzyDates:
    return FuzzyDates("Some day", min(one, other), max(one, other), "tentative")


SPANS = st.builds(rough, DAYS, DAYS)
STEPS = st.lists(st.tuples(st.sampled_from(KINDS), SPANS), max_size=6)
# of a reading: the day of its text, and how many days after 1 October 2017 it was made
READINGS = st.lists(st.tuples(SPANS, st.integers(0, 90)), max_size=2)


def facts(
    steps: list[tuple[StepKind, FuzzyDates]], readings: list[tuple[FuzzyDates, int]]
) -> tuple[list[StepFact], list[ReadingFact]]:
    made = [StepFact(number, kind, on, None, RECORDED) for number, (kind, on) in enumerate(steps)]
    noon = datetime(FIRST.year, FIRST.month, FIRST.day, 12, tzinfo=UTC)
    return made, [
        ReadingFact(number, "partial", on, None, noon + timedelta(days=days), ())
        for number, (on, days) in enumerate(readings)
    ]


def naively(steps: list[StepFact], readings: list[ReadingFact], day: date, *, surely: bool) -> Stage:
    """The stage, told by sentences rather than by sets: what ended, else what is read, else the last of a list."""

    def happened(on: FuzzyDates, recorded: date) -> bool:
        first, last = on.earliest, on.latest
        assert first is not None
        assert last is not None
        if first > day:
            return False
        return not surely or last <= day or first <= recorded <= day

    reached = [step.kind for step in steps if happened(step.on, step.recorded_at.date())]
    if "withdrawn" in reached:
        return "withdrawn"
    if "lapsed" in reached:
        return "lapsed"
    for each in readings:
        if happened(each.on, each.recorded_at.date()) and each.recorded_at.date() <= day:
            return "assessed"
    order: tuple[Stage, ...] = ("considered", "acknowledged", "transmitted", "prepared", "planned")
    return next((stage for stage in order if stage in reached), "recorded")


@given(STEPS, READINGS, DAYS)
def test_where_it_surely_and_possibly_stands_is_what_a_naive_count_says(
    steps: list[tuple[StepKind, FuzzyDates]], readings: list[tuple[FuzzyDates, int]], day: date
) -> None:
    made, read_of = facts(steps, readings)
    expected = tuple(naively(made, read_of, day, surely=surely) for surely in (True, False))
    assert standing_of(made, read_of, AsOf(day, KNOWN)) == expected


@given(STEPS.map(lambda steps: [each for each in steps if each[0] != "lapsed"]), READINGS, DAYS, DAYS)
def test_what_surely_happened_possibly_did_and_is_never_lost_on_a_later_day(
    steps: list[tuple[StepKind, FuzzyDates]], readings: list[tuple[FuzzyDates, int]], one: date, other: date
) -> None:
    made, read_of = facts(steps, readings)
    (sure, perhaps), (later, perhaps_later) = (
        standing_of(made, read_of, AsOf(day, KNOWN)) for day in sorted((one, other))
    )
    assert RANK[sure] <= RANK[perhaps]
    assert RANK[sure] <= RANK[later]
    assert RANK[perhaps] <= RANK[perhaps_later]


@given(SPANS, SPANS, DAYS)
def test_everybody_sees_it_once_it_was_surely_agreed_and_until_it_possibly_ended(
    agreed: FuzzyDates, ended: FuzzyDates, day: date
) -> None:
    steps, _none = facts([("agreed", agreed), ("lapsed", ended)], [])
    assert agreed.latest is not None
    assert ended.earliest is not None
    assert is_open(steps, AsOf(day, KNOWN)) == (agreed.latest <= day < ended.earliest)


def test_what_is_recorded_within_its_rough_day_had_happened_when_it_was_recorded() -> None:
    """Nobody records what is yet to come: of this year, entered today, is not "possibly" for the rest of the year."""
    year = rough(date(2026, 1, 1), date(2026, 12, 31))
    steps = [StepFact(1, "transmitted", year, None, RECORDED)]
    assert standing_of(steps, (), AsOf(date(2026, 11, 19), KNOWN)) == ("recorded", "transmitted")
    assert standing_of(steps, (), AsOf(date(2026, 11, 20), KNOWN)) == ("transmitted", "transmitted")


def ours(register: Register) -> list[str]:
    return [entry.code for entry in register.find(Chosen(q="test-r")).entries]


@given(st.lists(st.tuples(st.sampled_from(KINDS[:5]), SPANS), min_size=1, max_size=5), DAYS, DAYS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_answers_count_what_is_sure_and_what_is_possible(
    unit: Unit, sent: list[tuple[StepKind, FuzzyDates]], one: date, other: date
) -> None:
    with unit():
        for number, (kind, on) in enumerate(sent):
            made = recommended(f"TEST-R{number:02}", objectives=[2], issued=FIRST)
            contribution = contributed(made.recommendation, "imrf-2030", "agreed", on=FuzzyDates.on(FIRST))
            stepped(contribution, kind, on=on)
        seen = []
        for day in sorted((one, other)):
            register = register_for(NOBODY, AsOf(day, KNOWN))
            sure = sum(1 for _kind, on in sent if on.latest and on.latest <= day)
            perhaps = sum(1 for _kind, on in sent if on.earliest and on.earliest <= day)
            expected = Tally(sure, perhaps)
            assert counts_by_milestone(register).get("imrf-2030", Tally()) == expected
            assert received(register, "imrf-2030").went == expected
            assert received(register, "imrf-2030").waiting == len(sent) - perhaps
            uses = {use.milestone: use.recommendations for use in channels(register).uses}
            assert uses.get("imrf-2030", Tally()) == expected
            assert by_objective(register).rows[1].at.get("imrf-2030", Tally()) == expected
            mine = [entry for entry in register.entries if entry.code.startswith("TEST")]
            assert counted(mine, [(entry, cell) for entry in mine for cell in entry.cells]).sent == expected
            _check_facets(register, sent, day)
            seen.append(expected)
        assert seen[0].surely <= seen[1].surely
        db.session.rollback()


def _check_facets(register: Register, sent: list[tuple[StepKind, FuzzyDates]], day: date) -> None:
    """Each choice of "where it stands" counts and finds the same, and what it surely finds it possibly finds."""
    for stage in STAGES:
        sure = sum(1 for kind, on in sent if kind == stage and on.latest and on.latest <= day)
        perhaps = sum(1 for kind, on in sent if kind == stage and on.earliest and on.earliest <= day)
        found = register.find(Chosen(q="test-r", stage=stage))
        assert found.tally == Tally(sure, perhaps)
        assert found.counts["stage"].get(stage, 0) == perhaps
        assert found.sure_counts["stage"].get(stage, 0) == sure
        for facet in FACETS:
            assert all(found.sure_counts[facet].get(value, 0) <= n for value, n in found.counts[facet].items())


def test_a_document_of_a_rough_day_is_possibly_out(unit: Unit) -> None:
    with unit():
        made = recommended("TEST-R01", issued=rough(FIRST, date(2017, 10, 31)), objectives=[2])
        contributed(made.recommendation, "imrf-2030", "transmitted", "agreed", on=FuzzyDates.on(FIRST))
        for day, expected in ((FIRST, Tally(0, 1)), (date(2017, 10, 31), Tally(1, 1))):
            register = register_for(NOBODY, AsOf(day, KNOWN))
            assert register.find(Chosen(q="test-r")).tally == expected
            assert counts_by_milestone(register)["imrf-2030"] == expected
            assert channels(register).totals["grcp"].possibly - channels(register).totals["grcp"].surely == (
                expected.possibly - expected.surely
            )


def test_a_chain_over_three_cycles_is_possibly_one_where_a_day_is_rough(unit: Unit) -> None:
    with unit():
        made = recommended("TEST-R01", issued=FIRST).recommendation
        contributed(made, "rr1-ece", "transmitted", "agreed", on=FuzzyDates.on(date(2020, 11, 1)))
        last = contributed(made, "imrf-2030", "agreed", on=FuzzyDates.on(FIRST))
        stepped(last, "transmitted", on=rough(date(2026, 1, 1), date(2026, 3, 31)))
        for day, expected in (((2025, 12, 31), []), ((2026, 2, 1), [False]), ((2026, 3, 31), [True])):
            chains = asked_again(register_for(NOBODY, AsOf(date(*day), KNOWN)))
            assert [chain.is_sure for chain in chains if chain.entries[0].code == "TEST-R01"] == expected


def test_what_somebody_enters_later_is_not_on_record_as_of_a_day_before_all_its_events(unit: Unit) -> None:
    with unit():
        made = recommended("TEST-R01", issued=FIRST).recommendation
        contributed(made, "imrf-2030", "transmitted", on=FuzzyDates.on(date(2026, 5, 1)))
        assert register_for(ANA, AsOf(date(2026, 4, 30), KNOWN)).by_code["TEST-R01"].cells == ()
        (cell,) = register_for(ANA, AsOf(date(2026, 5, 1), KNOWN)).by_code["TEST-R01"].cells
        assert (cell.stage, cell.there) == ("transmitted", "surely")


@pytest.mark.parametrize(
    ("day", "stage", "read_on"),
    [(date(2018, 12, 31), "considered", date(2026, 11, 20)), (date(2026, 11, 20), "assessed", None)],
)
def test_as_of_2018_it_shows_what_the_text_held_and_that_it_was_read_in_2026(
    unit: Unit, day: date, stage: Stage, read_on: date | None
) -> None:
    with unit():
        made = recommended("TEST-R01", issued=FIRST)
        contribution = contributed(
            made.recommendation, "endorsement-2018", "considered", "agreed", on=FuzzyDates.on(date(2018, 2, 1))
        )
        read(contribution, result_text(), "substantial", "verified", "cleared", at=RECORDED)
        (cell,) = register_for(NOBODY, AsOf(day, KNOWN)).by_code["TEST-R01"].cells
        assert (cell.stage, cell.possibly, cell.degree, cell.read_on) == (stage, stage, "substantial", read_on)
