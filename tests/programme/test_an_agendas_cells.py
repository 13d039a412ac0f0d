"""Whatever an organiser may have typed is found again in the cells of an export."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.errors import Invalid
from meetings.core.intake import one_line
from meetings.formats.tables import defused
from meetings.programme.released.cells import Vocabulary, Wall, text_of
from meetings.programme.released.session_fields import COLUMNS, cell
from meetings.programme.released.speaker_fields import Speaker
from meetings.programme.vocabulary import SPEAKER_ROLES

pytestmark = pytest.mark.alike

WORDS = Vocabulary(roles={name: name for name in SPEAKER_ROLES}, offered={"speakers": ", ".join(SPEAKER_ROLES)})
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"])
PART = st.lists(st.one_of(LETTERS, st.sampled_from([*"|\\' =-@;", "; chair", ";Speaker "])), max_size=60).map(
    lambda signs: one_line(" ".join("".join(signs).split()))
)
SPEAKER = st.builds(Speaker, st.sampled_from([*SPEAKER_ROLES]), PART.filter(bool), PART, PART)


@given(st.lists(SPEAKER, max_size=5).map(tuple))
def test_speakers_come_back_in_their_order_whatever_they_are_called(speakers: tuple[Speaker, ...]) -> None:
    said = cell("speakers", {"speakers": speakers}, str.lower)
    assert COLUMNS["speakers"].read(defused(str(said)), WORDS) == speakers


@given(PART)
def test_a_title_comes_back_as_it_was_typed(title: str) -> None:
    assert COLUMNS["title"].read(defused(title), WORDS) == title


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("9:05", Wall(9, 5)),
        ("09.05", Wall(9, 5)),
        ("9h05", Wall(9, 5)),
        ("09:05:00", Wall(9, 5)),
        ("02:30 (2)", Wall(2, 30, 2)),
        ("9h", Wall(9, 0)),
        ("9 h 30", Wall(9, 30)),
        ("9:30 h", Wall(9, 30)),
        ("9:30 AM", Wall(9, 30)),
        ("9.30 p.m.", Wall(21, 30)),
        ("12:15 am", Wall(0, 15)),
        ("12 PM", Wall(12, 0)),
        ("1:30 AM (2)", Wall(1, 30, 2)),
        ("9\uff1a30", Wall(9, 30)),
        ("9:30\u202fPM", Wall(21, 30)),
        (0.375, Wall(9, 0)),
        (0.0, Wall(0, 0)),
        (0.3958333333, Wall(9, 30)),
        (time(9, 30), Wall(9, 30)),
        (timedelta(hours=9, minutes=30), Wall(9, 30)),
        (datetime(1900, 1, 1, 9, 30), Wall(9, 30)),
        ("", None),
        (None, None),
    ],
)
def test_a_time_is_read_as_people_and_spreadsheets_write_it(given: object, read: Wall | None) -> None:
    assert COLUMNS["start"].read(given, WORDS) == read  # type: ignore[arg-type]  # what a workbook holds


@pytest.mark.parametrize("given", ["24:00", "24h00", "24.00", timedelta(days=1), datetime(1900, 1, 1), 1.0])
def test_a_day_ends_at_24_and_nothing_starts_then(given: Any) -> None:
    assert COLUMNS["end"].read(given, WORDS) == Wall(24, 0)
    with pytest.raises(Invalid, match=r"Write 00:00, and the day that begins\."):
        COLUMNS["start"].read(given, WORDS)


@pytest.mark.parametrize(
    "given",
    ["nine", "9", "930", "24:01", "25:00", "9:60", "13:00 PM", "0:30 AM", "9:30:15", 9.5, 46527, True,
     datetime(2027, 5, 20, 9), timedelta(days=2), time(9, 30, 5)],
)  # fmt: skip
def test_what_is_no_time_is_refused(given: Any) -> None:
    for column in ("start", "end"):
        with pytest.raises(Invalid, match="Write the time in hours and minutes"):
            COLUMNS[column].read(given, WORDS)


@pytest.mark.parametrize(
    "given",
    [
        "2027-05-20", "2027-5-20", "2027/05/20", "2027. 5. 20.", "20/05/2027", "05/20/2027", "20.05.2027", "20-5-2027",
        "20 May 2027", "20 may 2027", "May 20, 2027", "May 20th 2027", "20th May, 2027", "20-May-2027", "20 mai 2027",
        "20 de mayo de 2027", "20 de mayo del 2027", "Thursday 20 May 2027", "Thu, 20 May 2027", "jeudi 20 mai 2027",
        "jueves, 20 de mayo de 2027", "\uff12\uff10\uff12\uff17-05-20", datetime(2027, 5, 20), date(2027, 5, 20),
    ],
)  # fmt: skip
def test_a_day_that_can_mean_one_only_is_read(given: Any) -> None:
    assert COLUMNS["day"].read(given, WORDS) == date(2027, 5, 20)


def test_a_day_and_a_month_that_are_the_same_can_mean_one_only() -> None:
    assert COLUMNS["day"].read("05/05/2027", WORDS) == date(2027, 5, 5)
    assert COLUMNS["day"].read("1er juin 2027", WORDS) == date(2027, 6, 1)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("05/06/2027", "may be 2027-06-05 or 2027-05-06"),
        ("5.6.2027", "may be 2027-06-05 or 2027-05-06"),
        ("12-11-2027", "may be 2027-11-12 or 2027-12-11"),
        ("20/05/27", "the year in four digits"),
        ("5-6-27", "the year in four digits"),
        ("31/02/2027", "as year, month and day"),
        ("20/20/2027", "as year, month and day"),
        ("tomorrow", "as year, month and day"),
        ("May 2027", "as year, month and day"),
        ("20 Floréal 2027", "as year, month and day"),
        ("Friday 20 May 2027", "another day of the week"),
        (46527, "as year, month and day"),
        (datetime(2027, 5, 20, 9), "as year, month and day"),
        ("1066-10-14", "from 1945 to 2199"),
    ],
)
def test_a_day_that_may_mean_two_or_none_is_refused(given: Any, told: str) -> None:
    with pytest.raises(Invalid, match=told):
        COLUMNS["day"].read(given, WORDS)


def test_a_day_is_read_from_a_workbook_and_from_text() -> None:
    assert (
        COLUMNS["day"].read(date(2027, 5, 20), WORDS) == COLUMNS["day"].read(" 2027-05-20", WORDS) == date(2027, 5, 20)
    )
    assert text_of(12.0) == "12"
