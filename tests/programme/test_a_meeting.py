"""A meeting is started, edited and shown."""

from datetime import date
from typing import Any

import pytest

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Conflict, Invalid, Missing, NotAllowed
from meetings.programme.actions.entries import MeetingEntry
from meetings.programme.actions.meetings import PartyEntry, create_meeting, edit_meeting, show_to
from meetings.programme.actions.sessions import add_session
from meetings.programme.queries import desk
from tests.programme.builders import (
    ALICE,
    BOB,
    CHARLIE,
    OLGA,
    Unit,
    at_desk,
    entry,
    session_at_desk,
    wall,
    webinar,
    with_sessions,
)
from tests.programme.typed import typed_meeting


def edited(zone: str | None = "Europe/Zurich", **more: Any) -> MeetingEntry:
    plain: dict[str, Any] = {"title": "Spring webinar", "kind": "webinar", "mode": "online", "zone": zone}
    return typed_meeting(**{**plain, "dates": FuzzyDates.on(date(2027, 5, 20)), **more})


def test_begins_private_and_unknown_to_strangers(unit: Unit) -> None:
    with unit():
        assert webinar().visibility == "private"
    with unit():
        assert at_desk(ALICE).title == "Spring webinar"
        with pytest.raises(Missing):
            at_desk(CHARLIE)
        with pytest.raises(NotAllowed):
            at_desk(BOB)


def test_is_started_by_organisers_of_all_meetings_only(unit: Unit) -> None:
    with pytest.raises(NotAllowed), unit():
        create_meeting(ALICE, "mine", typed_meeting(title="Mine"))


@pytest.mark.parametrize("code", ["Grcp 10", "-a", "a-", "new", "desk", "", "a" * 63, "été"])
def test_refuses_what_cannot_be_an_address(unit: Unit, code: str) -> None:
    with pytest.raises(Invalid) as refusal, unit():
        create_meeting(OLGA, code, typed_meeting(title="Odd"))
    assert "code" in refusal.value.fields


def test_never_uses_an_address_twice(unit: Unit) -> None:
    with unit():
        webinar()
    with pytest.raises(Conflict), unit():
        webinar()


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Réunion d'experts: données & frontières", "reunion-d-experts-donnees-frontieres"),
        ("Spring webinar", "spring-webinar-2"),
        ("移民", "yi-min"),
        ("المؤتمر", ""),
        ("New", "new-2"),
    ],
)
def test_proposes_an_address_that_is_free(unit: Unit, title: str, code: str) -> None:
    with unit():
        webinar()
        assert desk.proposed_code(title) == code


def test_cuts_a_long_address_between_words(unit: Unit) -> None:
    with unit():
        code = desk.proposed_code("Regional consultation of the mechanisms of three continents on returns")
    assert code == "regional-consultation-of-the-mechanisms-of"


def test_keeps_wall_times_when_its_zone_changes(unit: Unit) -> None:
    with unit():
        with_sessions()
        before = session_at_desk(1, OLGA).starts_at
        edit_meeting(OLGA, at_desk(OLGA), edited("America/Lima"), version=1)
    with unit():
        after = session_at_desk(1)
        assert after.start_wall == wall("2027-05-20 09:00")
        assert (after.starts_at - before).total_seconds() == 7 * 3600  # Zurich is at UTC+2 in May, Lima at UTC-5


def test_refuses_a_zone_in_which_a_session_would_fall_into_the_skipped_hour(unit: Unit) -> None:
    with unit():
        add_session(OLGA, webinar(zone="UTC"), entry("Night", "2027-03-28 02:30", "2027-03-28 03:30"))
    with pytest.raises(Invalid) as refusal, unit():
        edit_meeting(OLGA, at_desk(OLGA), edited(), version=1)
    assert "zone" in refusal.value.fields


def test_refuses_a_zone_in_which_a_session_would_end_before_it_starts(unit: Unit) -> None:
    night = entry("Night", "2027-10-31 02:45", "2027-10-31 02:15", start_fold=0, end_fold=1)  # half an hour in Zurich
    with unit():
        add_session(OLGA, webinar(), night)
    with pytest.raises(Invalid) as refusal, unit():
        edit_meeting(OLGA, at_desk(OLGA), edited("UTC"), version=1)
    assert "zone" in refusal.value.fields


def test_refuses_to_lose_its_zone_while_it_has_sessions(unit: Unit) -> None:
    with unit():
        with_sessions()
    with pytest.raises(Invalid) as refusal, unit():
        edit_meeting(OLGA, at_desk(OLGA), edited(None), version=1)
    assert "zone" in refusal.value.fields


def test_refuses_an_abbreviation_for_a_zone(unit: Unit) -> None:
    with pytest.raises(Invalid, match="choose a place"), unit():
        webinar(zone="CET")


def test_keeps_hosts_in_the_order_given_and_bodies_not_on_record_as_typed(unit: Unit) -> None:
    hosts = [PartyEntry("other", "Centre for Studies"), PartyEntry("state", "CHE"), PartyEntry("organisation", "iom")]
    with unit():
        edit_meeting(OLGA, webinar(), edited(hosts=hosts), version=1)
    with unit():
        told = [(each.label, each.state and each.state.iso3) for each in at_desk().parties]
        assert told == [("Centre for Studies", None), (None, "CHE"), (None, None)]


def test_shows_both_versions_to_whoever_comes_second(unit: Unit) -> None:
    with unit():
        webinar()
        edit_meeting(OLGA, at_desk(OLGA), edited(title="Theirs"), version=1)
    with pytest.raises(Conflict) as conflict, unit():
        edit_meeting(ALICE, at_desk(), edited(title="Mine"), version=1)
    assert (conflict.value.theirs, conflict.value.yours) == ({"title": "Theirs"}, {"title": "Mine"})


def test_is_shown_and_hidden_by_its_organisers(unit: Unit) -> None:
    with unit():
        webinar()
        for visibility in ("listed", "public", "private"):
            show_to(ALICE, at_desk(), visibility)
            assert at_desk().visibility == visibility
        with pytest.raises(Invalid):
            show_to(ALICE, at_desk(), "secret")  # type: ignore[arg-type]
        with pytest.raises(NotAllowed):
            show_to(BOB, at_desk(), "public")


def test_lists_the_meetings_of_an_organiser_and_no_others(unit: Unit) -> None:
    with unit():
        webinar()
        assert [meeting.code for meeting in desk.organised_by(ALICE)] == ["spring-webinar"]
        assert [meeting.code for meeting in desk.organised_by(CHARLIE)] == []
        assert "grcp-7" in [meeting.code for meeting in desk.organised_by(OLGA)]
        assert [meeting.code for meeting in desk.organised_by(OLGA, "SPRING")] == ["spring-webinar"]
