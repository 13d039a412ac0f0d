"""Whatever an organiser may have typed is found again in the cells of an export."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core.intake import one_line
from meetings.formats.tables import defused
from meetings.programme.released.cells import Vocabulary, Wall, text_of
from meetings.programme.released.session_fields import COLUMNS, cell
from meetings.programme.released.speaker_fields import Speaker
from meetings.programme.vocabulary import SPEAKER_ROLES

pytestmark = pytest.mark.alike

WORDS = Vocabulary(roles={name: name for name in SPEAKER_ROLES}, offered={"speakers": ", ".join(SPEAKER_ROLES)})
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"])
PART = st.text(st.one_of(LETTERS, st.sampled_from("|\\' =-@")), max_size=60).map(
    lambda text: one_line(" ".join(text.split()))
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
        (0.375, Wall(9, 0)),
        ("", None),
        (None, None),
    ],
)
def test_a_time_is_read_as_people_and_spreadsheets_write_it(given: object, read: Wall | None) -> None:
    assert COLUMNS["start"].read(given, WORDS) == read  # type: ignore[arg-type]  # what a workbook holds


def test_a_day_is_read_from_a_workbook_and_from_text() -> None:
    assert (
        COLUMNS["day"].read(date(2027, 5, 20), WORDS) == COLUMNS["day"].read(" 2027-05-20", WORDS) == date(2027, 5, 20)
    )
    assert text_of(12.0) == "12"
