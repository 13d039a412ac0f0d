"""What an organiser is told before a release: what readers will not find, and what cannot be meant."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from meetings.core.dates import FuzzyDates
from meetings.programme.models import BreakoutGroup, Meeting, MeetingParty, Room, Session, SessionSpeaker
from meetings.programme.rules.draft_warnings import missing, warnings

pytestmark = pytest.mark.alike

DAY = date(2027, 5, 20)
NO_LETTER = "\U00012000"  # a cuneiform sign, which no font of ours has
HALL = Room(id=1, name="Hall")
OTHER_HALL = Room(id=2, name="Hall")


def at(text: str) -> datetime:
    """A time of the day in UTC, or a day and a time."""
    return datetime.fromisoformat(text if "-" in text else f"{DAY} {text}").replace(tzinfo=UTC)


def session(number: int, start: str, end: str, *speakers: str, **otherwise: Any) -> Session:
    said = {"title": f"S{number}", "kind": "plenary", "zone": "UTC", "standing": "planned", "description": ""}
    room = otherwise.pop("room", None)
    return Session(
        **said | otherwise, number=number, starts_at=at(start), ends_at=at(end), room=room,
        room_id=room.id if room else None, speakers=[SessionSpeaker(name=name) for name in speakers],
    )  # fmt: skip


def meeting(*sessions: Session, **otherwise: Any) -> Meeting:
    said = {"title": "Lakes", "mode": "in-person", "city": "Geneva", "dates": FuzzyDates.on(DAY)}
    return Meeting(**said | otherwise, sessions=list(sessions))


def warned(draft: Meeting) -> list[str]:
    return [str(finding) for finding in warnings(draft)]


def lacking(draft: Meeting) -> list[str]:
    return [str(finding) for finding in missing(draft)]


def complete(**otherwise: Any) -> Meeting:
    hosted = {"parties": [MeetingParty(role="host", label="Switzerland")]}
    return meeting(session(1, "09:00", "10:00"), **hosted | otherwise)


def test_nothing_is_missing_from_a_meeting_that_says_everything() -> None:
    assert lacking(complete()) == []
    assert warned(complete()) == []


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        ({"dates": FuzzyDates.undetermined()}, "No dates yet"),
        ({"mode": None}, "Say whether people meet in person, online or both."),
        ({"city": None}, "No place yet."),
        ({"city": ""}, "No place yet."),
        ({"mode": "hybrid", "city": None}, "No place yet."),
        ({"parties": []}, "No host named."),
        ({"parties": [MeetingParty(role="convenor", label="IOM")]}, "No host named."),
    ],
)
def test_says_what_is_left_out(left_out: dict[str, Any], told: str) -> None:
    (found,) = lacking(complete(**left_out))
    assert found.startswith(told)


def test_a_meeting_online_needs_no_place() -> None:
    assert lacking(complete(mode="online", city=None)) == []


def test_tentative_dates_are_dates() -> None:
    assert lacking(complete(dates=FuzzyDates("May", DAY, DAY, "tentative"))) == []


def test_says_that_without_sessions_the_meeting_only_is_announced() -> None:
    draft = meeting(parties=[MeetingParty(role="host", label="Switzerland")])
    assert lacking(draft) == ["No sessions yet: the release announces the meeting only."]


@pytest.mark.parametrize(("facilitator", "rapporteur"), [(None, "Bo"), ("Ann", None), ("", "Bo"), (None, None)])
def test_a_group_needs_a_facilitator_and_a_rapporteur(facilitator: str | None, rapporteur: str | None) -> None:
    groups = [
        BreakoutGroup(number=1, name="One", facilitator="Ann", rapporteur="Bo"),
        BreakoutGroup(number=2, name="Two", facilitator=facilitator, rapporteur=rapporteur),
    ]
    assert lacking(complete(groups=groups)) == ["Group 2 has no facilitator or no rapporteur."]


def test_warns_of_two_sessions_in_one_room_at_the_same_time() -> None:
    draft = meeting(session(1, "09:00", "10:00", room=HALL), session(2, "09:59", "11:00", room=HALL))
    (found,) = warnings(draft)
    assert (str(found), found.sessions) == ("“S1” and “S2” overlap in Hall.", (1, 2))


@pytest.mark.parametrize(
    "other",
    [
        session(2, "10:00", "11:00", room=HALL),  # begins when the first ends
        session(2, "08:00", "09:00", room=HALL),
        session(2, "09:00", "10:00", room=OTHER_HALL),  # of the same name
        session(2, "09:00", "10:00"),
        session(2, "09:00", "10:00", room=HALL, standing="cancelled"),
    ],
)
def test_sessions_one_after_the_other_or_elsewhere_are_no_clash(other: Session) -> None:
    assert warned(meeting(session(1, "09:00", "10:00", room=HALL), other)) == []


def test_warns_of_somebody_who_speaks_twice_at_once_however_the_name_is_written() -> None:
    draft = meeting(session(1, "09:00", "10:00", "José  Núñez", "Ann"), session(2, "09:30", "11:00", "jose nunez"))
    (found,) = warnings(draft)
    assert str(found) == "José  Núñez speaks in “S1” and “S2” at the same time."
    assert found.sessions == (1, 2)


def test_whoever_speaks_twice_in_one_session_or_one_after_the_other_is_no_clash() -> None:
    draft = meeting(session(1, "09:00", "10:00", "Ann", "Ann"), session(2, "10:00", "11:00", "Ann"))
    assert warned(draft) == []


def test_three_sessions_at_once_are_three_pairs() -> None:
    draft = meeting(*(session(number, "09:00", "10:00", room=HALL) for number in (1, 2, 3)))
    assert [found.sessions for found in warnings(draft)] == [(1, 2), (1, 3), (2, 3)]


def group(number: int, *of: Session, room: Room | None = None, name: str = "Skills") -> BreakoutGroup:
    return BreakoutGroup(
        number=number, name=name, topic="", sessions=list(of), room=room, room_id=room.id if room else None,
        facilitator="Ann", rapporteur="Bo",
    )  # fmt: skip


@pytest.mark.parametrize("rooms", [(None, None), (HALL, OTHER_HALL), (HALL, HALL)])
def test_warns_once_of_a_session_that_runs_over_a_break(rooms: tuple[Room | None, Room | None]) -> None:
    lunch = session(1, "12:00", "13:00", kind="break", title="Lunch", room=rooms[0])
    for talk in (session(2, "12:30", "14:00", room=rooms[1]), session(2, "09:00", "18:00", room=rooms[1])):
        (found,) = warnings(meeting(lunch, talk))
        assert (str(found), found.sessions) == ("“S2” takes place during the break “Lunch”.", (2, 1))
    assert warned(meeting(lunch, session(2, "13:00", "14:00"), session(3, "11:00", "12:00"))) == []


def test_breaks_at_once_are_no_clash_but_in_one_room() -> None:
    pauses = [session(number, "12:00", "13:00", kind="break") for number in (1, 2)]
    assert warned(meeting(*pauses)) == []


@pytest.mark.parametrize("kind", ["plenary", "opening", "panel", "closing", "break"])
def test_warns_of_a_group_of_a_session_that_is_not_of_groups(kind: str) -> None:
    whole = session(1, "09:00", "10:00", kind=kind)
    (found,) = warnings(meeting(whole, groups=[group(4, whole)]))
    assert str(found) == "The group “Skills” breaks out of “S1”, which is no session of breakout groups."
    assert (found.sessions, found.groups) == ((1,), (4,))


def test_warns_of_a_group_of_a_cancelled_session() -> None:
    gone = session(1, "09:00", "10:00", kind="breakout", standing="cancelled")
    (found,) = warnings(meeting(gone, groups=[group(4, gone)]))
    assert str(found) == "The group “Skills” belongs to “S1”, which is cancelled."


def test_warns_of_a_session_in_another_room_than_its_groups() -> None:
    out = session(1, "09:00", "10:00", kind="breakout", room=HALL)
    annex = Room(id=3, name="Annex")
    (found,) = warnings(meeting(out, groups=[group(4, out, room=annex)]))
    assert str(found) == "The group “Skills” is in Annex; its session “S1” is in Hall, where no group meets."
    assert (found.sessions, found.groups) == ((1,), (4,))
    assert warned(meeting(out, groups=[group(4, out, room=annex), group(5, out, room=HALL)])) == []
    assert warned(meeting(out, groups=[group(4, out), group(5, room=annex)])) == []


def test_warns_of_a_group_in_a_room_that_is_taken() -> None:
    out = session(1, "09:00", "10:00", kind="breakout")
    other = session(2, "09:30", "11:00", room=HALL)
    (found,) = warnings(meeting(out, other, groups=[group(4, out, room=HALL)]))
    assert (str(found), found.sessions, found.groups) == ("“S2” and “Skills” overlap in Hall.", (1, 2), (4,))
    later = session(2, "10:00", "11:00", room=HALL)
    assert warned(meeting(out, later, groups=[group(4, out, room=HALL)])) == []
    both = [group(4, out, room=HALL), group(5, out, room=HALL, name="Health")]
    (found,) = warnings(meeting(out, groups=both))
    assert (str(found), found.groups) == ("“Skills” and “Health” overlap in Hall.", (4, 5))


def test_a_group_that_meets_again_is_looked_at_in_each_of_its_sessions() -> None:
    first = session(1, "09:00", "10:00", kind="breakout", room=HALL)
    again = session(2, "11:00", "12:00", kind="breakout", room=HALL)
    annex = Room(id=3, name="Annex")
    assert warned(meeting(first, again, groups=[group(4, first, again, room=HALL)])) == []
    told = warned(meeting(first, again, groups=[group(4, first, again, room=annex)]))
    assert [text.partition("; ")[2].partition(" is in")[0] for text in told] == ["its session “S1”", "its session “S2”"]
    whole = session(2, "11:00", "12:00")
    (found,) = warnings(meeting(first, whole, groups=[group(4, first, whole, room=HALL)]))
    assert (str(found)[:42], found.sessions) == ("The group “Skills” breaks out of “S2”, whi", (2,))
    taken = session(3, "11:30", "12:30", room=annex)
    out = [session(number, f"{hour}:00", f"{hour + 1}:00", kind="breakout") for number, hour in ((1, 10), (2, 11))]
    (found,) = warnings(meeting(*out, taken, groups=[group(4, *out, room=annex)]))
    assert (str(found), found.sessions, found.groups) == ("“S3” and “Skills” overlap in Annex.", (2, 3), (4,))


@pytest.mark.parametrize("room", [None, HALL])
def test_warns_once_of_a_group_that_meets_twice_at_the_same_time(room: Room | None) -> None:
    out = [session(number, f"09:{number}0", "10:00", kind="breakout") for number in (1, 2)]
    (found,) = warnings(meeting(*out, groups=[group(4, *out, room=room)]))
    assert str(found) == "The group “Skills” meets in “S1” and “S2” at the same time."
    assert (found.sessions, found.groups) == ((1, 2), (4,))


def test_a_group_that_still_meets_needs_nobody_to_look_at_the_session_that_is_cancelled() -> None:
    gone = [session(number, "09:00", "10:00", kind="breakout", standing="cancelled") for number in (1, 2)]
    held = session(3, "09:00", "10:00", kind="breakout")
    assert warned(meeting(*gone, held, groups=[group(4, *gone, held)])) == []
    assert [found.sessions for found in warnings(meeting(*gone, held, groups=[group(4, *gone)]))] == [(1,), (2,)]


@pytest.mark.parametrize(
    ("start", "end", "zone", "outside"),
    [
        ("2027-05-20 00:00", "2027-05-20 23:59", "UTC", False),
        ("2027-05-19 23:30", "2027-05-20 00:30", "UTC", True),
        ("2027-05-20 23:30", "2027-05-21 00:30", "UTC", True),
        ("2027-05-19 22:30", "2027-05-19 23:30", "Europe/Zurich", False),  # half past midnight there
        ("2027-05-20 22:30", "2027-05-20 23:30", "Europe/Zurich", True),
    ],
)
def test_warns_of_a_session_outside_the_meetings_days_on_its_own_clock(
    start: str, end: str, zone: str, outside: bool
) -> None:
    draft = meeting(session(1, start, end, zone=zone))
    assert warned(draft) == (["“S1” is outside the meeting's days."] if outside else [])


def test_a_meeting_without_days_has_nothing_outside_them() -> None:
    assert warned(meeting(session(1, "09:00", "10:00"), dates=FuzzyDates.undetermined())) == []


@pytest.mark.parametrize(
    ("mode", "kind", "url", "lacks"),
    [
        ("online", "plenary", None, True),
        ("hybrid", "side-event", None, True),
        ("in-person", "plenary", None, False),
        (None, "plenary", None, False),
        ("online", "plenary", "https://example.org/join", False),
        ("online", "break", None, False),
        ("hybrid", "ceremony", None, False),
    ],
)
def test_warns_of_a_session_online_that_nobody_can_join(
    mode: str | None, kind: str, url: str | None, lacks: bool
) -> None:
    draft = meeting(session(1, "09:00", "10:00", kind=kind, join_url=url), mode=mode)
    assert warned(draft) == (["“S1” has no link to join it."] if lacks else [])


@pytest.mark.parametrize("name", ["title", "short", "theme", "note", "venue", "city"])
def test_names_the_letters_of_a_meeting_that_are_not_printed(name: str) -> None:
    (found,) = warnings(meeting(**{name: f"Lakes {NO_LETTER}"}))
    assert f"“Lakes {NO_LETTER}” has letters that cannot be printed" in str(found)
    assert "U+12000" in str(found)
    assert found.sessions == ()


@pytest.mark.parametrize(
    "written",
    [{"title": NO_LETTER}, {"description": NO_LETTER}, {"room": Room(id=3, name=NO_LETTER)}],
)
def test_names_the_session_whose_letters_are_not_printed(written: dict[str, Any]) -> None:
    (found,) = warnings(meeting(session(7, "09:00", "10:00", **written)))
    assert found.sessions == (7,)


@pytest.mark.parametrize("name", ["name", "title", "affiliation"])
def test_names_the_session_whose_speaker_has_letters_that_are_not_printed(name: str) -> None:
    spoken = session(7, "09:00", "10:00")
    spoken.speakers = [SessionSpeaker(**{"name": "Ann"} | {name: NO_LETTER})]
    (found,) = warnings(meeting(spoken))
    assert found.sessions == (7,)


@pytest.mark.parametrize("name", ["name", "topic", "facilitator", "rapporteur"])
def test_names_the_letters_of_a_group_that_are_not_printed(name: str) -> None:
    people = {"name": "One", "facilitator": "Ann", "rapporteur": "Bo"}
    (found,) = warnings(meeting(groups=[BreakoutGroup(number=1, **people | {name: NO_LETTER})]))
    assert "cannot be printed" in str(found)


def test_letters_of_a_cancelled_session_matter_to_nobody() -> None:
    assert warned(meeting(session(1, "09:00", "10:00", title=NO_LETTER, standing="cancelled"))) == []
