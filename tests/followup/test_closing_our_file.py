"""Our file on a milestone closes when nothing in it is open."""

import pytest

from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.followup.actions.checking import dispute
from meetings.followup.actions.milestones import add_result_document, close_file, reopen_file
from meetings.followup.queries.files import is_closed
from tests.followup.builders import ANA, BEN, CHARLIE, Unit, asked, milestone, nothing_found, result, started, stepped


def test_our_file_closes_only_when_each_contribution_is_assessed_or_ended(unit: Unit) -> None:
    with unit():
        read_one, lapsed, text = started(asked("TEST-R01")), started(asked("TEST-R02")), result()
        stepped(lapsed)
        with pytest.raises(Invalid) as refusal:
            close_file(ANA, milestone())
        assert refusal.value.values == {"count": 2, "codes": "TEST-R01, TEST-R02"}
        nothing_found(read_one, text)
        stepped(lapsed, "lapsed")
        close_file(ANA, milestone(), "All read.")
        assert is_closed(milestone())
        with pytest.raises(Invalid, match="closed already"):
            close_file(ANA, milestone())


def test_our_file_does_not_close_on_a_reading_that_is_disputed(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        reading = nothing_found(contribution, text)
        dispute(BEN, reading, "Paragraph 1 speaks of it.")
        with pytest.raises(Invalid, match="not disputed"):
            close_file(ANA, milestone())
        nothing_found(contribution, text, revises=reading)
        close_file(ANA, milestone())


def test_a_closed_file_takes_nothing_more_until_it_is_opened_again(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        nothing_found(contribution, text)
        close_file(ANA, milestone())
        with pytest.raises(Invalid, match="Open it again"):
            started(asked("TEST-R02"))
        with pytest.raises(Invalid, match="Open it again"):
            stepped(contribution)
        reopen_file(ANA, milestone(), "A letter came to light.")
        stepped(contribution)
        with pytest.raises(Invalid, match="is open"):
            reopen_file(ANA, milestone())


def test_a_result_is_a_published_document_and_on_record_once(unit: Unit) -> None:
    with unit():
        text = result()
        with pytest.raises(Conflict):
            add_result_document(ANA, milestone(), text)
        with pytest.raises(Invalid):
            add_result_document(ANA, milestone(), None)
        with pytest.raises(NotAllowed):
            add_result_document(CHARLIE, milestone("test-conference"), text)
