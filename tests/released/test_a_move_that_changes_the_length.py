"""A move that makes a session longer or shorter tells both times; older releases go on telling the start alone."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.programme.actions.sessions import move_session
from meetings.programme.released.change_phrases import difference_in_words, in_words, on_clock
from meetings.programme.released.changes import Difference
from meetings.programme.released.document import Change, ReleasedMeeting, upgraded
from meetings.programme.released.sequencing import stamped
from meetings.programme.released.writing import plain, stored
from meetings.serving.calendar_feeds import Wish, calendar_of_meeting
from tests.accounts.people import account, signed_in
from tests.programme.browsing import DESK
from tests.programme.builders import CODE, OLGA, Unit, released, session_at_desk, wall, with_sessions
from tests.programme.document_builders import meeting, session

FIRST = datetime(2027, 1, 5, 9, tzinfo=UTC)


def moved(
    start: str, end: str, was: tuple[str, str] = ("2027-05-20 09:00", "2027-05-20 10:00"), zone: str = "UTC"
) -> Change:
    """What a release tells of a session that is moved."""
    (one,) = _released(zone, was, (start, end)).sessions
    (change,) = one.change
    return change


def _released(zone: str, was: tuple[str, str], now: tuple[str, str]) -> ReleasedMeeting:
    before, after = (
        meeting(session(start=_at(start, zone), end=_at(end, zone)), zone=zone) for start, end in (was, now)
    )
    return stamped(stamped(None, before, FIRST), after, FIRST + timedelta(days=1), "Longer.")


def _at(text: str, zone: str) -> datetime:
    """``2027-10-31 02:30 second`` where the clock shows it twice."""
    wall_time, _, _which = text.partition(" second")
    later = text != wall_time
    return datetime.fromisoformat(wall_time).replace(tzinfo=ZoneInfo(zone), fold=int(later))


def said(change: Change, language: str = "en") -> str:
    return in_words([change], str, language)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2027-05-20 10:00", "2027-05-20 11:30", "now 10:00–11:30 (was 09:00–10:00)"),
        ("2027-05-20 08:00", "2027-05-20 08:30", "now 08:00–08:30 (was 09:00–10:00)"),
        ("2027-05-20 09:30", "2027-05-20 10:00", "now 09:30–10:00 (was 09:00–10:00)"),
        ("2027-05-20 22:00", "2027-05-21 00:00", "now 22:00–24:00 (was 09:00–10:00)"),
        ("2027-05-20 22:00", "2027-05-21 01:00", "now 22:00–01:00 (+1 day) (was 09:00–10:00)"),
        ("2027-05-21 09:00", "2027-05-21 11:00", "now 21 May, 09:00–11:00 (was 20 May, 09:00–10:00)"),
        ("2027-05-20 14:00", "2027-05-20 15:00", "moved from 09:00 to 14:00"),  # as long as before
        ("2027-05-21 09:00", "2027-05-21 10:00", "moved from 20 May, 09:00 to 21 May, 09:00"),
        ("2027-05-20 09:00", "2027-05-20 11:00", "now ends at 11:00 instead of 10:00"),
    ],
)
def test_tells_the_whole_time_where_neither_end_of_it_follows(start: str, end: str, told: str) -> None:
    assert said(moved(start, end)) == told


def test_in_the_night_in_which_clocks_go_back_the_offsets_of_an_hour_that_comes_twice_are_told() -> None:
    was, now = ("2027-10-31 01:00", "2027-10-31 02:30"), ("2027-10-31 02:30 second", "2027-10-31 05:00")
    told = said(moved(*now, was=was, zone="Europe/Zurich"))
    assert told == "now 02:30–05:00 (was 01:00–02:30)"
    across = said(moved("2027-10-31 02:30", "2027-10-31 05:00", was=was, zone="Europe/Zurich"))
    assert across == "now 02:30 UTC+02–05:00 UTC+01 (was 01:00–02:30)"


def test_is_told_on_the_clock_of_the_reader() -> None:
    change = on_clock(moved("2027-05-20 10:00", "2027-05-20 11:30"), "Pacific/Apia")
    assert said(change) == "now 23:00–00:30 (+1 day) (was 22:00–23:00)"
    assert on_clock(Change("room", "A", "B"), "Pacific/Apia") == Change("room", "A", "B")


def test_raises_the_sequence_and_is_a_move() -> None:
    document = _released("UTC", ("2027-05-20 09:00", "2027-05-20 10:00"), ("2027-05-20 10:00", "2027-05-20 11:30"))
    (one,) = document.sessions
    assert one.sequence == 1
    assert Difference("session", 1, "Opening", "changed", one.change).is_move
    assert "now 10:00" in _calendar(document)
    again = upgraded(stored(document))
    assert again.sessions[0].change == one.change


def _calendar(document: ReleasedMeeting) -> str:
    made = calendar_of_meeting(document, Wish(language="en"), "https://concord.example")
    return re.sub(r"\r\n[ \t]", "", made.decode())


def test_what_was_released_before_says_what_it_said(empty_app: Flask) -> None:
    """As format 2 stored it: one name for every move, which tells the start alone."""
    document = _released("UTC", ("2027-05-20 09:00", "2027-05-20 10:00"), ("2027-05-20 10:00", "2027-05-20 11:30"))
    (one,) = document.sessions
    old = replace(one, change=(replace(one.change[0], what="time"),))
    kept: Any = {**cast("dict[str, Any]", stored(replace(document, sessions=(old,)))), "format": 2}
    with empty_app.test_request_context():
        told = _calendar(upgraded(kept))
        new = _calendar(document)
    assert "moved from 09:00 to 10:00" in told
    assert told == new.replace("now 10:00–11:30 (was 09:00–10:00)", "moved from 09:00 to 10:00")
    listed: Any = plain(Difference("session", 1, "Opening", "changed", old.change))
    assert difference_in_words(Difference.read(listed), str) == "moved from 09:00 to 10:00"
    group: Any = plain(Difference("group", 1, "Skills", "changed", (Change("session", 1, 2),)))
    assert difference_in_words(Difference.read(group), str) == "session changed"


def test_is_told_at_the_desk_on_pages_and_in_each_language(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        with_sessions().visibility = "public"
        released()
        one = session_at_desk(1, OLGA)
        move_session(OLGA, one, start=wall("2027-05-20 13:00"), end=wall("2027-05-20 14:30"), room="Room I", version=1)
    account(app, "alice@example.org", ("organiser", CODE))
    alice = signed_in(app, "alice@example.org")
    assert "now 13:00–14:30 (was 09:00–10:00)" in alice.get(f"{DESK}/releases").text
    with unit():
        released("Longer.")
    for page in ("agenda", "sessions/1", "releases/"):
        assert "now 13:00–14:30 (was 09:00–10:00)" in client.get(f"/meetings/{CODE}/{page}").text, page
    at = f"/meetings/{CODE}/sessions/1?lang="
    assert "désormais 13:00–14:30 (auparavant 09:00–10:00)" in client.get(f"{at}fr").text
    assert "ahora 13:00–14:30 (antes 09:00–10:00)" in client.get(f"{at}es").text
