"""A second person verifies and clears; whoever made the reading cannot; until then it is for those who work on it."""

from datetime import date
from functools import partial

import pytest

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock
from meetings.core.errors import Invalid, NotAllowed
from meetings.followup.actions.checking import clear, dispute, verify
from meetings.followup.queries.standing_now import facts, standing_now
from meetings.followup.rules import standing
from meetings.followup.rules.as_of import AsOf
from tests.followup.builders import ANA, BEN, CHARLIE, Unit, nothing_found, read, result, started


def test_the_verifier_is_not_the_assessor(unit: Unit) -> None:
    with unit():
        reading = read(started(), result())
        for act in (verify, clear):
            with pytest.raises(Invalid, match="You made this reading"):
                act(ANA, reading)
        with pytest.raises(Invalid, match="You made this reading"):
            dispute(ANA, reading, "I was wrong.")
        with pytest.raises(NotAllowed):
            verify(CHARLIE, reading)
        verify(BEN, reading)
        assert standing_now(reading) == "verified"


def test_the_command_line_checks_no_reading(unit: Unit) -> None:
    with unit():
        reading = read(started(), result(), by=COMMAND_LINE)
        for act in (verify, clear, partial(dispute, note="Other words.")):
            with pytest.raises(NotAllowed, match="A person verifies"):
                act(COMMAND_LINE, reading)
        verify(BEN, reading)


def test_a_reading_is_cleared_once_it_is_verified(unit: Unit) -> None:
    with unit():
        reading = read(started(), result())
        with pytest.raises(Invalid):
            clear(BEN, reading)
        verify(BEN, reading)
        with pytest.raises(Invalid, match="verified already"):
            verify(BEN, reading)
        clear(BEN, reading)
        assert standing_now(reading) == "cleared"


def test_a_dispute_says_why_and_ends_the_clearance(unit: Unit) -> None:
    with unit():
        reading = read(started(), result())
        verify(BEN, reading)
        clear(BEN, reading)
        with pytest.raises(Invalid) as refusal:
            dispute(BEN, reading, " \u200b")
        assert set(refusal.value.fields) == {"note"}
        dispute(BEN, reading, "Paragraph 1 speaks of labour only.")
        assert standing_now(reading) == "disputed"
        with pytest.raises(Invalid):
            clear(BEN, reading)


def test_a_revision_begins_as_proposed_and_the_assessor_of_the_first_may_verify_it(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        first = read(contribution, text)
        verify(BEN, first)
        second = nothing_found(contribution, text, by=BEN, revises=first)
        assert (standing_now(first), standing_now(second)) == ("revised", "proposed")
        with pytest.raises(Invalid, match="revised since"):
            verify(BEN, first)
        verify(ANA, second)
        assert standing_now(second) == "verified"


def test_what_is_entered_later_does_not_change_what_was_known(unit: Unit) -> None:
    """A reading entered in 2026 was not known at the end of 2018, whatever its text's day."""
    with unit():
        contribution, text = started(), result()
        read(contribution, text)
        then = AsOf(date(2018, 12, 31), date(2018, 12, 31))
        now = AsOf(date(2018, 12, 31), clock.today())
        assert standing.stage_of(*facts(contribution), then) == "recorded"
        assert standing.live_readings(facts(contribution)[1], then) == []
        assert [each.degree for each in standing.live_readings(facts(contribution)[1], now)] == ["partial"]
        assert standing.stage_of(*facts(contribution), now) == "recorded"  # nobody had assessed it in 2018
        assert standing.stage_of(*facts(contribution), AsOf.now()) == "assessed"
