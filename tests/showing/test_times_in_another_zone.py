"""A session on the clock that the reader chose: its day there, its times, and what the meeting's own clock says."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from meetings.programme.rules.zones_meant import city_of
from meetings.showing.meeting.zone_times import CHOICES, Times, choices, one_after_another, times, zone_text
from meetings.web import languages

pytestmark = pytest.mark.alike

ZURICH, TOKYO, NEW_YORK = "Europe/Zurich", "Asia/Tokyo", "America/New_York"


@pytest.fixture(scope="module", autouse=True)
def _on_a_page() -> Iterator[None]:
    app = Flask("times")
    languages.init_app(app)
    with app.test_request_context("/?lang=en"):
        yield


def shown(start: str, end: str, zone: str, own: str = ZURICH) -> Times:
    """A session as it was released, on the meeting's own clock."""
    return times(datetime.fromisoformat(start), datetime.fromisoformat(end), zone, own)


def test_on_the_meetings_own_clock_there_is_nothing_to_add() -> None:
    seen = shown("2027-05-20T09:30:00+02:00", "2027-05-20T10:15:00+02:00", ZURICH)
    assert (seen.day, seen.time_text, seen.zone_text) == (date(2027, 5, 20), "09:30–10:15", "CEST")
    assert seen.elsewhere_text is None


@pytest.mark.parametrize(
    ("zone", "day", "time_text", "zone_name", "elsewhere"),
    [
        (NEW_YORK, 20, "03:30–04:15", "EDT", "09:30–10:15 at the meeting"),
        ("UTC", 20, "07:30–08:15", "UTC", "09:30–10:15 at the meeting"),
        ("Asia/Dubai", 20, "11:30–12:15", "UTC+04", "09:30–10:15 at the meeting"),
        ("Asia/Kathmandu", 20, "13:15–14:00", "UTC+05:45", "09:30–10:15 at the meeting"),
        ("Pacific/Honolulu", 19, "21:30–22:15", "HST", "Thu 20 May, 09:30–10:15 at the meeting"),
    ],
)
def test_elsewhere_its_time_at_the_meeting_stands_beside_it(
    zone: str, day: int, time_text: str, zone_name: str, elsewhere: str
) -> None:
    seen = shown("2027-05-20T09:30:00+02:00", "2027-05-20T10:15:00+02:00", zone)
    assert (seen.day.day, seen.time_text, seen.zone_text) == (day, time_text, zone_name)
    assert seen.elsewhere_text == elsewhere


def test_a_session_over_midnight_says_that_it_ends_on_the_next_day() -> None:
    at_home = shown("2027-05-20T22:00:00+02:00", "2027-05-21T01:00:00+02:00", ZURICH)
    assert (at_home.time_text, at_home.elsewhere_text) == ("22:00–01:00 (+1 day)", None)
    in_tokyo = shown("2027-05-20T16:00:00+02:00", "2027-05-20T18:00:00+02:00", TOKYO)
    assert in_tokyo.time_text == "23:00–01:00 (+1 day)"
    assert in_tokyo.elsewhere_text == "16:00–18:00 at the meeting"


def test_what_ends_at_midnight_ends_at_24() -> None:
    assert shown("2027-05-20T22:00:00+02:00", "2027-05-21T00:00:00+02:00", ZURICH).time_text == "22:00–24:00"


def test_in_a_night_of_the_clocks_both_names_of_the_zone_are_told() -> None:
    seen = shown("2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00", ZURICH)
    assert (seen.time_text, seen.zone_text, seen.zones) == ("02:30 CEST–02:30 CET", "", ("CEST", "CET"))
    assert seen.end.astimezone(UTC) - seen.start.astimezone(UTC) == timedelta(hours=1)
    in_lima = shown("2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00", "America/Lima")
    assert (in_lima.time_text, in_lima.zone_text) == ("19:30–20:30", "UTC-05")
    assert in_lima.elsewhere_text == "Sun 31 Oct, 02:30 CEST–02:30 CET at the meeting"


def test_two_zones_of_the_same_time_are_two_zones() -> None:
    seen = shown("2027-05-20T09:30:00+02:00", "2027-05-20T10:15:00+02:00", "Europe/Paris")
    assert seen.elsewhere_text == "09:30–10:15 at the meeting"


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)), st.sampled_from(CHOICES), st.sampled_from(CHOICES))
def test_whatever_the_clock_it_is_the_same_moment(start: datetime, zone: str, own: str) -> None:
    moment = start.replace(microsecond=0, tzinfo=UTC)
    seen = shown(moment.isoformat(), moment.isoformat(), zone, own)
    assert seen.start == moment
    assert seen.day == moment.astimezone(ZoneInfo(zone)).date()


@pytest.mark.parametrize(
    ("zone", "moment", "text"),
    [
        ("UTC", None, "UTC"),
        ("UTC", datetime(2027, 5, 20, tzinfo=UTC), "UTC"),
        (ZURICH, None, "Zurich time"),
        (ZURICH, datetime(2027, 5, 20, tzinfo=UTC), "Zurich time (CEST)"),
        (ZURICH, datetime(2027, 1, 20, tzinfo=UTC), "Zurich time (CET)"),
        ("America/Sao_Paulo", datetime(2027, 1, 20, tzinfo=UTC), "Sao Paulo time (UTC-03:00)"),
    ],
)
def test_a_zone_is_told_by_its_place_with_its_name_at_that_moment(
    zone: str, moment: datetime | None, text: str
) -> None:
    assert zone_text(zone, *([moment] if moment else [])) == text


def test_a_zone_whose_clock_is_changed_between_two_moments_has_both_names() -> None:
    moments = datetime(2027, 11, 1, tzinfo=UTC), datetime(2027, 10, 30, tzinfo=UTC)
    assert zone_text(ZURICH, *moments) == "Zurich time (CEST, then CET)"
    assert one_after_another(["CEST", "CEST"]) == "CEST"


@pytest.mark.parametrize(
    ("zone", "place"),
    [(ZURICH, "Zurich"), ("America/Argentina/Buenos_Aires", "Buenos Aires"), ("Africa/Addis_Ababa", "Addis Ababa")],
)
def test_a_zone_is_called_after_its_place(zone: str, place: str) -> None:
    assert city_of(zone) == place


def test_times_are_written_with_two_figures_each() -> None:
    assert shown("2027-05-20T09:05:00+02:00", "2027-05-20T23:00:00+02:00", ZURICH).time_text == "09:05–23:00"


def test_the_meetings_own_zone_is_the_first_choice() -> None:
    found = choices(ZURICH, ZURICH)
    assert found[0] == (ZURICH, "Zurich (the meeting)", True)
    assert [name for name, _text, is_chosen in found if is_chosen] == [ZURICH]


def test_a_zone_of_the_address_can_be_chosen_though_it_is_not_in_the_list() -> None:
    assert TOKYO not in CHOICES
    found = choices(TOKYO, ZURICH)
    assert found[:2] == [(ZURICH, "Zurich (the meeting)", False), (TOKYO, "Tokyo", True)]


def test_no_zone_is_offered_twice() -> None:
    names = [name for name, _text, _chosen in choices(CHOICES[3], CHOICES[5])]
    assert len(names) == len(set(names)) == len(CHOICES)


def test_the_choices_stand_from_west_to_east() -> None:
    offsets = [datetime(2027, 1, 20, tzinfo=ZoneInfo(zone)).utcoffset() or timedelta() for zone in CHOICES]
    assert offsets == sorted(offsets)
