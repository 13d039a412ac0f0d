"""What waits for an analyst: on which list, for whom, since what and until when."""

from datetime import date, timedelta
from typing import Final

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.compact.models import InputWindow
from meetings.core import clock
from meetings.core.db import db, unit_of_work
from meetings.followup.actions.checking import clear, dispute, verify
from meetings.followup.actions.evidence import EvidenceEntry
from meetings.followup.actions.steps import agree_public, take_back
from meetings.followup.answers.inbox import inbox, waiting
from meetings.followup.answers.register import register_for
from meetings.outcomes.models import MeetingDocument
from tests.counting import counted
from tests.followup.builders import (
    ANA,
    BEN,
    LETTER,
    Unit,
    asked,
    milestone,
    nothing_found,
    read,
    result,
    started,
    stepped,
)
from tests.followup.on_record import recommended

DORA: Final = Viewer(76, "Dora", frozenset({("analyst", "grcp-8"), ("rapporteur", None)}))  # reads all, follows up some
HELD: Final = EvidenceEntry(kind="letter", title="A letter in confidence")


def codes(name: str, viewer: Viewer = ANA) -> list[str]:
    """The tests' own recommendations in one section."""
    lines = waiting(viewer, name).section(0, 1000).lines
    return [line.code for line in lines if line.code and line.code.startswith("TEST-")]


def test_a_contribution_waits_to_be_transmitted_then_to_be_read(unit: Unit) -> None:
    with unit():
        one, other = started(asked("TEST-R01")), started(asked("TEST-R02"))
        stepped(other, "prepared")
        assert codes("not-transmitted") == ["TEST-R01", "TEST-R02"]
        stepped(one)
        assert codes("not-transmitted") == ["TEST-R02"]
        assert codes("not-read") == []  # nothing came of the milestone yet
        text = result()
        assert codes("not-read") == ["TEST-R01", "TEST-R02"]
        read(one, text)
        assert codes("not-read") == ["TEST-R02"]
        stepped(other, "withdrawn")
        assert codes("not-read") == codes("not-transmitted") == codes("not-begun") == []
        asked("TEST-R03")
        assert codes("not-begun") == ["TEST-R03"]


def test_a_transmission_taken_back_waits_again(unit: Unit) -> None:
    with unit():
        contribution = started()
        step = stepped(contribution).step
        assert codes("not-transmitted") == []
        take_back(ANA, contribution, step)
        assert codes("not-transmitted") == ["TEST-R01"]


def test_a_reading_goes_from_one_list_to_the_next_and_its_revision_begins_anew(unit: Unit) -> None:
    with unit():
        contribution, text = started(), result()
        reading = read(contribution, text)
        assert (codes("to-verify"), codes("to-verify", BEN)) == ([], ["TEST-R01"])
        verify(BEN, reading)
        assert (codes("to-verify", BEN), codes("to-clear", BEN), codes("to-clear")) == ([], ["TEST-R01"], [])
        dispute(BEN, reading, "Paragraph 1 speaks of labour only.")
        assert codes("disputed") == codes("disputed", BEN) == ["TEST-R01"]
        again = read(contribution, text, revises=reading)
        (line,) = (each for each in waiting(BEN, "to-verify").section(0, 1000).lines if each.code == "TEST-R01")
        assert (line.reading, line.by, line.degree, line.milestone) == (
            again.id, "Ana", "partial", "Milestone test-stocktaking",
        )  # fmt: skip
        assert codes("disputed") == []
        verify(BEN, again)
        clear(BEN, again)
        assert not any(codes(name, BEN) for name in ("to-verify", "to-clear", "disputed", "not-read"))


def test_what_rests_on_evidence_held_waits_only_where_everybody_may_see_it(unit: Unit) -> None:
    with unit():
        contribution = started()
        step = stepped(contribution, "acknowledged", evidence=HELD).step
        assert codes("held") == []
        agree_public(ANA, contribution, LETTER)
        assert codes("held") == ["TEST-R01"]
        stepped(contribution, "acknowledged", corrects=step)
        assert codes("held") == []  # the step that counts rests on a public letter
        stepped(contribution, "considered", evidence=HELD)
        assert codes("held") == ["TEST-R01"]
        stepped(contribution, "withdrawn")
        assert codes("held") == []  # no longer public
        closed = started(recommended("TEST-R02", meeting="grcp-7", visibility="private").recommendation)
        stepped(closed, evidence=HELD)
        agree_public(ANA, closed, LETTER)
        assert codes("held") == []
        db.session.execute(update(MeetingDocument).values(visibility="public"))
        assert codes("held") == ["TEST-R02"]


def test_a_window_that_closes_soon_is_told_with_what_is_still_to_be_sent(unit: Unit) -> None:
    def closes(after: int) -> date:
        return clock.today() + timedelta(days=after)

    with unit():
        for place, (after, carriers) in enumerate(((20, 1), (10, 3), (61, 1), (-1, 1), (5, 0))):
            there = milestone(f"test-closing-{place}")
            there.windows.append(InputWindow(position=2, closes=closes(after), sources=[]))
            for carrier in range(carriers):
                contribution = started(asked(f"TEST-R{place}{carrier}"), at=there.code)
        stepped(contribution)  # to the window that closed yesterday
        found = [
            (line.milestone_code, line.milestone, line.closes, line.count)
            for line in waiting(ANA, "closing").section(0, 1000).lines
        ]
        assert found == [
            ("test-closing-1", "Milestone test-closing-1", closes(10), 3),
            ("test-closing-0", "Milestone test-closing-0", closes(20), 1),
        ]


def test_nothing_waits_of_a_meeting_that_one_works_on_otherwise_than_as_its_analyst(unit: Unit) -> None:
    with unit():
        for number, meeting in enumerate(("grcp-7", "grcp-8", None)):
            for visibility in ("public", "private"):
                asked(f"TEST-{visibility.upper()}-R0{number}", meeting=meeting, visibility=visibility)
        assert codes("not-begun", DORA) == ["TEST-PRIVATE-R01", "TEST-PUBLIC-R01"]
        assert len(codes("not-begun")) == 6
        assert waiting(DORA, "mandates").total == 0


def test_who_is_no_staff_is_told_of_no_contribution(unit: Unit) -> None:
    with unit():
        contribution = started()
        agree_public(ANA, contribution, LETTER)
        code = "TEST-R01"
        (held,) = register_for(ANA).by_code[code].contributions
        assert (held.id, held.is_public, held.stage) == (contribution.id, True, "recorded")
        assert register_for(NOBODY).by_code[code].contributions == ()
        assert [cell.stage for cell in register_for(NOBODY).by_code[code].cells] == ["recorded"]


def test_more_than_fits_goes_on_on_further_pages(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        there = waiting(ANA, "not-begun").total
        for number in range(81 - there % 40):
            asked(f"TEST-R{number:02}")
    last = 3 + there // 40
    for page, lines in ((1, 40), (last, 1), (last + 1, 1)):  # beyond the end comes the last
        text = ana.get(f"/desk/followup/waiting/not-begun?page={page}").text
        assert text.count('<th scope="row" class="dense__nowrap">') == lines
    assert f"All {40 * (last - 1) + 1}" in ana.get("/desk/followup/").text


def test_asks_little_more_than_what_is_no_event_where_the_register_is_held(unit: Unit, app: Flask) -> None:
    with unit():
        text = result()
        for number in range(3):
            nothing_found(started(asked(f"TEST-R0{number}")), text)
    with app.app_context():
        with unit_of_work(write=False):
            assert next(each.total for each in inbox(BEN) if each.name == "to-verify") >= 3
        # the mark of the register, windows, own readings, results, held evidence, mandates, and two for names
        with unit_of_work(write=False), counted(8):
            inbox(BEN)
        with unit_of_work(write=False), counted(4):
            waiting(BEN, "to-verify").section(0, 40)
