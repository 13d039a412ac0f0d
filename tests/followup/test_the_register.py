"""The register: for whom, of when, narrowed by what, and for how many queries."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

from flask import Flask
from sqlalchemy import update

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core import history
from meetings.core.db import db, unit_of_work
from meetings.followup.answers.register import Chosen, Register, register_for
from meetings.followup.rules.as_of import AsOf
from meetings.programme.models import Meeting
from tests.followup.on_record import ANA, contributed, read, recommended, result_text, stepped

Unit = Callable[[], AbstractContextManager[None]]
Counting = Callable[[int], AbstractContextManager[list[str]]]


def codes(register: Register, **chosen: str) -> list[str]:
    return [entry.code for entry in register.find(Chosen(**chosen)).entries if entry.code.startswith("TEST")]


def test_narrows_by_words_and_facets_and_counts_what_each_choice_would_leave(unit: Unit) -> None:
    with unit():
        recommended(
            "TEST-R01", "Crear vías regulares: élargir", themes=["T2"], objectives=[5, 6], mechanisms=["colombo"]
        )
        recommended("TEST-R02", "Share data", kind="commitment", themes=["T2"], objectives=[1])
        register = register_for(NOBODY)
        assert codes(register, q="VIAS elargir") == ["TEST-R01"]
        assert codes(register, q="test", theme="T2", kind="commitment") == ["TEST-R02"]
        assert codes(register, objective="6") == ["TEST-R01"]
        assert codes(register, mechanism="colombo") == []  # no meeting chose to tell it
        assert codes(register_for(ANA), mechanism="colombo") == ["TEST-R01"]
        found = register.find(Chosen(q="test-r", theme="T2", kind="ask"))
        assert found.counts["kind"] == {"ask": 1, "commitment": 1}
        assert found.counts["objective"] == {"5": 1, "6": 1}
        assert codes(register, kind="no such kind") == []


def test_shows_nobody_what_is_a_draft_or_a_private_material_or_of_a_private_meeting(unit: Unit) -> None:
    with unit():
        recommended("TEST-R01", meeting="grcp-8", visibility="private")
        recommended("TEST-R02", meeting="grcp-8", published=False)
        recommended("TEST-R03", meeting="grcp-9")
        recommended("TEST-R04", meeting="grcp-8")
        db.session.execute(update(Meeting).where(Meeting.code == "grcp-9").values(visibility="listed"))
        db.session.flush()
        assert codes(register_for(NOBODY)) == ["TEST-R04"]
        eighth = Viewer(9, "Eva", frozenset({("rapporteur", "grcp-8")}))
        assert sorted(codes(register_for(eighth))) == ["TEST-R01", "TEST-R04"]
        assert sorted(codes(register_for(ANA))) == ["TEST-R01", "TEST-R03", "TEST-R04"]


def test_a_contribution_shows_to_everybody_once_its_chair_agreed(unit: Unit) -> None:
    with unit():
        made = recommended("TEST-R01")
        contribution = contributed(made.recommendation, "stocktaking-2017", "transmitted")
        assert register_for(NOBODY).by_code["TEST-R01"].stage == "recorded"
        assert register_for(ANA).by_code["TEST-R01"].stage == "transmitted"
        agreed = stepped(contribution, "agreed")
        assert register_for(NOBODY).by_code["TEST-R01"].cells[0].milestone == "stocktaking-2017"
        stepped(contribution, "void", corrects=agreed)
        assert register_for(NOBODY).by_code["TEST-R01"].cells == ()


def test_a_reading_shows_to_everybody_once_it_is_cleared(unit: Unit) -> None:
    with unit():
        made, text = recommended("TEST-R01"), result_text()
        contribution = contributed(made.recommendation, "endorsement-2018", "considered", "agreed")
        read(contribution, text, "partial", "verified")
        cell = register_for(NOBODY).by_code["TEST-R01"].cells[0]
        assert (cell.stage, cell.degree, cell.standing) == ("considered", None, None)
        cell = register_for(ANA).by_code["TEST-R01"].cells[0]
        assert (cell.stage, cell.degree, cell.standing) == ("assessed", "partial", "verified")
        other = recommended("TEST-R02")
        read(
            contributed(other.recommendation, "endorsement-2018", "agreed"), text, "substantial", "verified", "cleared"
        )
        cell = register_for(NOBODY).by_code["TEST-R02"].cells[0]
        assert (cell.stage, cell.degree, cell.standing) == ("assessed", "substantial", "cleared")


def test_what_was_withdrawn_shows_to_those_who_work_on_it_only(unit: Unit) -> None:
    with unit():
        made = recommended("TEST-R01")
        contributed(made.recommendation, "stocktaking-2017", "transmitted", "agreed", "withdrawn")
        assert register_for(NOBODY).by_code["TEST-R01"].cells == ()
        assert register_for(ANA).by_code["TEST-R01"].stage == "withdrawn"


def test_a_recommendation_counts_once_however_many_contributions_it_has(unit: Unit) -> None:
    with unit():
        made = recommended("TEST-R01")
        contributed(made.recommendation, "stocktaking-2017", "transmitted", "agreed")
        contributed(made.recommendation, "stocktaking-2017", "considered", "agreed", channel="direct")
        entry = register_for(NOBODY).by_code["TEST-R01"]
        assert [(cell.stage, cell.channels) for cell in entry.cells] == [("considered", ("grcp", "direct"))]
        counts = register_for(NOBODY).find(Chosen(q="test-r01")).counts
        assert counts["milestone"] == {"stocktaking-2017": 1}


def test_a_later_fact_does_not_change_what_was_known_of_2018(unit: Unit) -> None:
    new_year = AsOf(date(2018, 12, 31), date(2026, 11, 21))
    with unit():
        made, text = recommended("TEST-R01"), result_text()
        contribution = contributed(made.recommendation, "endorsement-2018", "transmitted", "agreed")
        before = register_for(ANA, new_year).by_code["TEST-R01"]
        later = datetime(2026, 11, 22, 10, tzinfo=UTC)
        read(contribution, text, "substantial", "verified", "cleared", at=later)
        stepped(contribution, "withdrawn", at=later)
        contributed(made.recommendation, "stocktaking-2017", "transmitted", at=later)
        assert register_for(ANA, new_year).by_code["TEST-R01"] == before
        known = AsOf(date(2018, 12, 31), date(2026, 11, 22))
        assert register_for(ANA, known).by_code["TEST-R01"].cells != before.cells
        assert "TEST-R01" not in register_for(ANA, AsOf(date(2018, 12, 31), date(2018, 12, 31))).by_code


def test_is_made_with_a_fixed_number_of_queries_and_then_held(app: Flask, assert_queries: Counting) -> None:
    for number in range(1, 4):
        with app.app_context(), unit_of_work():
            made = recommended(f"TEST-R0{number}", objectives=[number], mechanisms=["colombo"])
            contributed(made.recommendation, "stocktaking-2017", "transmitted", "agreed")
        with app.app_context(), unit_of_work(write=False):
            with assert_queries(8):
                assert len(codes(register_for(NOBODY))) == number
            with assert_queries(1):
                assert len(codes(register_for(NOBODY), q="test")) == number


def test_what_is_held_is_given_up_with_the_next_act(app: Flask) -> None:
    with app.app_context(), unit_of_work():
        recommended("TEST-R01", meeting="grcp-8")
    with app.app_context(), unit_of_work(write=False):
        assert codes(register_for(NOBODY)) == ["TEST-R01"]
    with app.app_context(), unit_of_work():
        db.session.execute(update(Meeting).where(Meeting.code == "grcp-8").values(visibility="private"))
        history.record("meeting.shown", "meeting", "grcp-8", scope="grcp-8")
    with app.app_context(), unit_of_work(write=False):
        assert codes(register_for(NOBODY)) == []


def test_lists_for_staff_of_one_meeting_what_nobody_handed_on_of_theirs_alone(unit: Unit) -> None:
    with unit():
        recommended("TEST-R01", meeting="grcp-8")
        recommended("TEST-R02", meeting="grcp-9")
        lapsed = recommended("TEST-R03", meeting="grcp-9").recommendation
        contributed(lapsed, "imrf-2030", "agreed", "lapsed")
        eva = Viewer(9, "Eva", frozenset({("rapporteur", "grcp-8")}))
        assert codes(register_for(eva), stage="recorded") == ["TEST-R01"]
        assert codes(register_for(eva), stage="lapsed") == codes(register_for(NOBODY), stage="recorded") == []
        assert codes(register_for(ANA), stage="lapsed") == ["TEST-R03"]
