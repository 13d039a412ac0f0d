"""Days nobody means are refused where they are entered; another zone keeps times or says which it cannot keep."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.formats.ical import AllDay, event_bytes
from meetings.formats.vtimezone import timezone_bytes
from meetings.programme.actions.meetings import edit_meeting, postpone_meeting
from meetings.programme.actions.sessions import add_session, move_session
from meetings.programme.rules.wall_times import zone_of
from tests.programme.browsing import DESK, send
from tests.programme.builders import ALICE, OLGA, Unit, at_desk, entry, session_at_desk, wall, webinar, with_sessions
from tests.programme.typed import typed_meeting

FAR = (date(9999, 12, 31), date(2200, 1, 1), date(1944, 12, 31), date(1, 1, 1))
NIGHT = date(2027, 10, 31)  # clocks go back in Zurich and in Berlin; not in Lagos


@pytest.mark.parametrize("day", FAR)
def test_a_meeting_of_another_age_is_refused(unit: Unit, day: date) -> None:
    with pytest.raises(Invalid, match="1945 to 2199") as refused, unit():
        webinar(dates=FuzzyDates.on(day))
    assert set(refused.value.fields) == {"first_day"}


@pytest.mark.parametrize("day", FAR)
def test_no_session_and_no_postponement_reaches_another_age(unit: Unit, day: date) -> None:
    with unit():
        with_sessions()
    with pytest.raises(Invalid, match="1945 to 2199"), unit():
        add_session(ALICE, at_desk(), entry("Far", f"{day} 09:00", f"{day} 10:00"))
    with pytest.raises(Invalid, match="1945 to 2199"), unit():
        move_session(ALICE, session_at_desk(1), start=wall(f"{day} 09:00"), room=None, version=1)
    with pytest.raises(Invalid, match="1945 to 2199"), unit():
        postpone_meeting(ALICE, at_desk(), FuzzyDates(None, date(2028, 1, 1), max(day, date(9000, 1, 1)), "tentative"))


def test_the_form_says_so_beside_the_day(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    answer = send(alice, f"{DESK}/details", first_day="9999-12-31", last_day="9999-12-31")
    assert answer.status_code == 422
    assert "Give a day from 1945 to 2199." in answer.text


def test_the_last_days_of_all_are_taken(unit: Unit) -> None:
    with unit():
        meeting = webinar(dates=FuzzyDates.on(date(1945, 1, 1), date(2199, 12, 31)))
        add_session(OLGA, meeting, entry("Last", "2199-12-31 22:00", "2199-12-31 23:00"))


def test_a_calendar_ends_where_days_end() -> None:
    day = AllDay(uid="1", sequence=0, stamp=datetime(2027, 1, 1, tzinfo=UTC), summary="Last", url="https://example.org/",
                 categories=("Meeting",), status="CONFIRMED", first=date.max, last=date.max)  # fmt: skip
    assert b"DTSTART;VALUE=DATE:99991231\r\n" in event_bytes(day)


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "Europe/Zurich"])
def test_a_zone_of_all_ages_is_that_of_the_ages_in_which_clocks_change(zone: str) -> None:
    assert timezone_bytes(zone, 1, 9999) == timezone_bytes(zone, 1800, 2200)


def moved_to(zone: str) -> None:
    edit_meeting(ALICE, at_desk(), typed_meeting(title="Spring webinar", zone=zone), at_desk().version)


def at_night(unit: Unit, start: str, end: str, fold: int | None = None, zone: str = "Europe/Zurich") -> None:
    with unit():
        meeting = webinar(zone=zone)
        add_session(OLGA, meeting, entry("Watch", f"{NIGHT} {start}", f"{NIGHT} {end}", start_fold=fold))


@pytest.mark.parametrize(("fold", "hour"), [(0, 0), (1, 1)])
def test_of_two_equal_times_the_same_one_is_kept_in_another_zone(unit: Unit, fold: int, hour: int) -> None:
    at_night(unit, "02:15", "04:00", fold)
    with unit():
        moved_to("Europe/Berlin")
    with unit():
        assert session_at_desk(1).starts_at == datetime(2027, 10, 31, hour, 15, tzinfo=UTC)
        assert session_at_desk(1).start_wall == wall(f"{NIGHT} 02:15")


def test_a_time_that_comes_to_mean_two_is_asked_about_by_the_name_of_its_session(unit: Unit) -> None:
    at_night(unit, "02:30", "04:00", zone="UTC")
    with pytest.raises(Invalid, match=r"Session 1, “Watch”, .* skip or repeat"), unit():
        moved_to("Europe/Zurich")
    with unit():
        assert session_at_desk(1).zone == "UTC"


def test_a_time_that_the_new_zone_skips_is_refused_by_the_name_of_its_session(unit: Unit) -> None:
    with unit():
        add_session(OLGA, webinar(zone="UTC"), entry("Dawn", "2027-03-28 02:30", "2027-03-28 04:00"))
    with pytest.raises(Invalid, match="Session 1, “Dawn”") as refused, unit():
        moved_to("Europe/Zurich")
    assert set(refused.value.fields) == {"zone"}


def test_a_doubled_time_that_the_new_zone_has_once_is_kept_on_the_wall(unit: Unit) -> None:
    at_night(unit, "02:15", "04:00", 1)
    with unit():
        moved_to("Africa/Lagos")
    with unit():
        assert session_at_desk(1).starts_at == datetime(2027, 10, 31, 1, 15, tzinfo=UTC)


def test_a_zone_is_looked_for_on_the_disk_once() -> None:
    assert zone_of("Europe/Zurich").key == "Europe/Zurich"
    with pytest.raises(Invalid):
        zone_of("Europe/../Zurich")
