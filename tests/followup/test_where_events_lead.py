"""Who is shown what follows from events and two days: what was agreed, what ended, what colleagues cleared."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.dates import FuzzyDates
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import (
    ReadingFact,
    StepFact,
    is_agreed,
    is_cleared,
    is_open,
    is_read,
    live_readings,
    live_steps,
    stage_of,
    uncorrected,
    unrevised,
)
from meetings.followup.vocabulary import ReadingStepKind, StepKind

pytestmark = pytest.mark.alike
JUNE = AsOf(date(2026, 6, 30), date(2026, 6, 30))


def step(number: int, kind: StepKind, day: int = 1, *, corrects: int | None = None, month: int = 6) -> StepFact:
    """A step on a day of 2026, recorded on that day at noon."""
    on = date(2026, month, day)
    return StepFact(number, kind, FuzzyDates.on(on), corrects, datetime(2026, month, day, 12, tzinfo=UTC))


def reading(
    number: int, *steps: tuple[ReadingStepKind, int], revises: int | None = None, is_readable: bool = True
) -> ReadingFact:
    """A reading of 2 June, of a text of 1 June; its steps on days of June."""
    done = [(kind, datetime(2026, 6, day, 12, tzinfo=UTC)) for kind, day in steps]
    on, recorded = FuzzyDates.on(date(2026, 6, 1)), datetime(2026, 6, 2, 12, tzinfo=UTC)
    return ReadingFact(number, "partial", on, revises, recorded, done, is_readable)


def known_on(day: int) -> AsOf:
    """All that had happened by the end of June, as known on a day of it."""
    return AsOf(date(2026, 6, 30), date(2026, 6, day))


def test_a_step_that_was_voided_never_happened() -> None:
    steps = [step(1, "transmitted", 1), step(2, "void", 10, corrects=1)]
    assert live_steps(steps, JUNE) == []
    assert stage_of(steps, (), JUNE) == "recorded"


def test_a_correction_dated_later_takes_the_step_away_until_that_day() -> None:
    steps = [step(1, "transmitted", 1), StepFact(2, "transmitted", FuzzyDates.on(date(2026, 8, 1)), 1, JUNE.until)]
    assert stage_of(steps, (), AsOf(date(2026, 7, 31), date(2026, 7, 31))) == "recorded"
    assert stage_of(steps, (), AsOf(date(2026, 8, 1), date(2026, 8, 1))) == "transmitted"


def test_a_correction_that_is_corrected_brings_nothing_back() -> None:
    steps = [step(1, "planned"), step(2, "transmitted", corrects=1), step(3, "prepared", corrects=2)]
    assert uncorrected(steps) == steps[2:]
    assert uncorrected([*steps, step(4, "void", corrects=3)]) == []


def test_of_readings_that_revise_one_another_the_last_is_the_latest() -> None:
    readings = [reading(1), reading(2, revises=1), reading(3), reading(4, revises=2)]
    assert unrevised(readings) == readings[2:]


def test_it_is_read_by_a_latest_reading_that_nobody_disputes() -> None:
    disputed = reading(2, ("disputed", 3), revises=1)
    assert not is_read([], JUNE)
    assert not is_read([reading(1, ("verified", 3)), disputed], JUNE)
    assert is_read([reading(1), disputed, reading(3, revises=2)], JUNE)


def test_a_reading_assesses_nothing_that_was_withdrawn() -> None:
    assert stage_of([step(1, "withdrawn")], [reading(1)], JUNE) == "withdrawn"


def test_a_reading_of_a_text_that_the_person_may_not_read_is_not_there() -> None:
    hidden = reading(1, is_readable=False)
    assert live_readings([hidden], JUNE) == []
    assert stage_of([step(1, "transmitted")], [hidden], JUNE) == "transmitted"


def test_a_reading_that_is_disputed_today_was_cleared_on_no_earlier_day() -> None:
    assert is_cleared(reading(1, ("verified", 3), ("cleared", 4)), known_on(4))
    assert not is_cleared(reading(1, ("verified", 3), ("cleared", 4)), known_on(3))
    assert not is_cleared(reading(1, ("verified", 3), ("cleared", 4), ("disputed", 5)), known_on(4))


def test_everybody_sees_what_was_agreed_then_and_is_today() -> None:
    steps = [step(1, "transmitted", 1), step(2, "agreed", 5)]
    assert not is_agreed(steps, known_on(4))
    assert not is_open(steps, known_on(4))
    assert is_open(steps, known_on(5))


def test_an_agreement_taken_back_opens_no_earlier_day_either() -> None:
    steps = [step(1, "agreed", 1), step(2, "void", 20, corrects=1)]
    assert is_agreed(steps, known_on(10))
    assert not is_open(steps, known_on(10))


@pytest.mark.parametrize("ending", ["lapsed", "withdrawn"])
def test_what_ended_is_shown_to_nobody_from_then_on(ending: StepKind) -> None:
    steps = [step(1, "agreed", 1), step(2, ending, 10)]
    assert is_open(steps, known_on(9))
    assert not is_open(steps, known_on(10))


@given(st.permutations([step(1, "planned"), step(2, "agreed", 2), step(3, "considered", 3), step(4, "lapsed", 4)]))
def test_the_order_in_which_steps_are_told_does_not_matter(steps: list[StepFact]) -> None:
    stages = [stage_of(steps, (), known_on(day)) for day in (1, 2, 3, 4)]
    assert stages == ["planned", "planned", "considered", "lapsed"]
