"""Stages and standings are computed from events and two clocks, and from nothing else."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import (
    ReadingFact,
    StepFact,
    is_advance,
    is_agreed,
    is_late,
    live_readings,
    live_steps,
    reading_standing,
    stage_of,
)
from meetings.followup.vocabulary import STEP_KINDS, ReadingStepKind, StepKind

DECEMBER = FuzzyDates("December 2017", date(2017, 12, 1), date(2017, 12, 31), "tentative")
ENDORSED = FuzzyDates.on(date(2018, 12, 19))
RECORDED = datetime(2026, 11, 20, 12, tzinfo=UTC)
NOW = AsOf(date(2026, 11, 22), date(2026, 11, 22))


def step(
    number: int, kind: StepKind, on: FuzzyDates = DECEMBER, corrects: int | None = None, at: datetime = RECORDED
) -> StepFact:
    return StepFact(number, kind, on, corrects, at)


def reading(
    number: int,
    *steps: ReadingStepKind,
    on: FuzzyDates = ENDORSED,
    revises: int | None = None,
    at: datetime = RECORDED,
) -> ReadingFact:
    return ReadingFact(number, "partial", on, revises, at, [(kind, at) for kind in steps])


def test_stands_at_the_furthest_stage_whatever_was_skipped() -> None:
    assert stage_of([], [], NOW) == "recorded"
    assert stage_of([step(1, "transmitted"), step(2, "planned")], [], NOW) == "transmitted"
    assert stage_of([step(1, "considered"), step(2, "agreed")], [], NOW) == "considered"
    assert stage_of([step(1, "transmitted")], [reading(1)], NOW) == "assessed"


def test_withdrawing_or_lapsing_ends_it() -> None:
    assert stage_of([step(1, "transmitted"), step(2, "withdrawn")], [reading(1)], NOW) == "withdrawn"
    assert stage_of([step(1, "planned"), step(2, "lapsed")], [], NOW) == "lapsed"


def test_a_correction_replaces_what_it_corrects_and_taking_back_leaves_nothing() -> None:
    corrected = [step(1, "transmitted"), step(2, "prepared", corrects=1)]
    assert stage_of(corrected, [], NOW) == "prepared"
    assert stage_of([step(1, "transmitted"), step(2, "void", corrects=1)], [], NOW) == "recorded"
    assert not is_agreed([step(1, "agreed"), step(2, "void", corrects=1)], NOW)


def test_what_was_known_before_the_correction_stays_known_for_that_day() -> None:
    later = datetime(2026, 11, 22, 9, tzinfo=UTC)
    steps = [step(1, "transmitted"), step(2, "void", corrects=1, at=later)]
    assert stage_of(steps, [], AsOf(date(2018, 12, 31), date(2026, 11, 21))) == "transmitted"
    assert stage_of(steps, [], AsOf(date(2018, 12, 31), date(2026, 11, 22))) == "recorded"


def test_a_fuzzy_day_counts_from_its_first_and_no_day_from_the_recording() -> None:
    transmitted = [step(1, "transmitted")]
    assert stage_of(transmitted, [], AsOf(date(2017, 11, 30), NOW.known)) == "recorded"
    assert stage_of(transmitted, [], AsOf(date(2017, 12, 1), NOW.known)) == "transmitted"
    undated = [step(1, "planned", on=FuzzyDates.undetermined())]
    assert stage_of(undated, [], AsOf(date(2026, 11, 19), NOW.known)) == "recorded"
    assert stage_of(undated, [], AsOf(date(2026, 11, 20), NOW.known)) == "planned"


def test_what_a_text_holds_counts_from_its_adoption_and_the_assessment_from_the_day_somebody_made_it() -> None:
    steps, before, after = [step(1, "considered")], date(2018, 12, 18), date(2018, 12, 19)
    assert live_readings([reading(1)], AsOf(before, NOW.known)) == []
    assert live_readings([reading(1)], AsOf(after, NOW.known)) == [reading(1)]
    assert stage_of(steps, [reading(1)], AsOf(after, NOW.known)) == "considered"
    assert stage_of(steps, [reading(1)], AsOf(date(2026, 11, 19), NOW.known)) == "considered"
    assert stage_of(steps, [reading(1)], AsOf(date(2026, 11, 20), NOW.known)) == "assessed"


def test_a_reading_that_is_revised_had_assessed_it_on_its_own_day() -> None:
    later = datetime(2026, 11, 22, 9, tzinfo=UTC)
    revised = [reading(1), ReadingFact(2, "partial", ENDORSED, 1, later, (), first_at=RECORDED)]
    assert stage_of((), revised, AsOf(date(2026, 11, 21), NOW.known)) == "assessed"
    assert stage_of((), revised, AsOf(date(2026, 11, 19), NOW.known)) == "recorded"


def test_a_reading_stands_as_the_last_colleague_left_it() -> None:
    assert reading_standing(reading(1), NOW) == "proposed"
    assert reading_standing(reading(1, "verified"), NOW) == "verified"
    assert reading_standing(reading(1, "verified", "cleared"), NOW) == "cleared"
    assert reading_standing(reading(1, "verified", "cleared", "disputed"), NOW) == "disputed"
    assert reading_standing(reading(1, "verified"), AsOf(NOW.day, date(2026, 11, 19))) is None


def test_a_revised_reading_no_longer_counts() -> None:
    readings = [reading(1, "verified", "cleared"), reading(2, revises=1, at=datetime(2026, 11, 21, tzinfo=UTC))]
    assert stage_of([], readings, NOW) == "assessed"
    assert stage_of([], readings[:1], AsOf(NOW.day, date(2026, 11, 20))) == "assessed"


def test_late_and_early_are_said_only_when_they_are_certain() -> None:
    assert is_late(FuzzyDates.on(date(2017, 12, 2)), date(2017, 12, 1))
    assert not is_late(DECEMBER, date(2017, 12, 1))
    assert not is_late(DECEMBER, None)
    assert is_advance(FuzzyDates.on(date(2017, 10, 9)), FuzzyDates.on(date(2017, 10, 11)))
    assert not is_advance(DECEMBER, FuzzyDates.on(date(2017, 12, 20)))


def test_refuses_a_day_that_is_none() -> None:
    with pytest.raises(Invalid, match="2018-12-31"):
        AsOf.read("31.12.2018", "")


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda moment: moment.replace(tzinfo=UTC))
DAYS = st.dates(date(2017, 1, 1), date(2026, 12, 31)).map(FuzzyDates.on)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(STEP_KINDS.codes), DAYS, MOMENTS, st.integers(0, 9)), max_size=10), MOMENTS, DAYS
)
def test_nothing_entered_later_changes_what_was_known(
    events: list[tuple[StepKind, FuzzyDates, datetime, int]], entered: datetime, on: FuzzyDates
) -> None:
    steps: list[StepFact] = []
    for number, (kind, day, at, target) in enumerate(events, 1):
        corrects = target if 0 < target < number and all(each.corrects_id != target for each in steps) else None
        if kind != "void" or corrects:
            steps.append(step(number, kind, day, corrects, at))
    before = AsOf(date(2018, 12, 31), (min([entered, *(each.recorded_at for each in steps)])).date())
    known = [each for each in steps if before.knows(each.recorded_at)]
    assert live_steps(steps, before) == live_steps(known, before)
    later = step(99, "withdrawn", on, None, datetime(2027, 1, 1, tzinfo=UTC))
    assert stage_of([*steps, later], [], before) == stage_of(steps, [], before)
