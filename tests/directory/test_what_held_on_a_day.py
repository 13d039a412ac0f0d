"""A fact holds from a day until a day, both included; where the record does not reach, it has always held."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.core import clock
from meetings.directory.models import StateName
from meetings.showing.record_names import Countries

pytestmark = pytest.mark.alike

LAST = date(2022, 5, 31)
NAMES = Countries({"TUR": [(None, LAST, "Turkey"), (LAST + timedelta(days=1), None, "Türkiye")]})
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
SOMETIMES = st.one_of(st.none(), DAYS)


@pytest.mark.parametrize(
    ("begins", "ends", "held"),
    [
        (None, None, True),
        (date(2022, 5, 31), None, True),
        (date(2022, 6, 1), None, False),
        (None, date(2022, 5, 31), True),
        (None, date(2022, 5, 30), False),
        (date(2022, 5, 31), date(2022, 5, 31), True),
        (date(2022, 6, 1), date(2022, 6, 30), False),
    ],
)
def test_the_first_and_the_last_day_are_days_on_which_it_held(begins: date, ends: date, held: bool) -> None:
    assert StateName(valid_from=begins, valid_until=ends).held_on(date(2022, 5, 31)) is held


@given(SOMETIMES, DAYS)
def test_of_a_fact_and_the_one_that_follows_it_one_holds_on_each_day(ends: date | None, day: date) -> None:
    before = StateName(valid_from=None, valid_until=ends)
    after = StateName(valid_from=ends + timedelta(days=1), valid_until=None) if ends else None
    assert before.held_on(day) != (after is not None and after.held_on(day))


def test_a_state_is_called_what_it_was_called_on_the_day() -> None:
    assert NAMES.name("TUR", LAST) == "Turkey"
    assert NAMES.name("TUR", LAST + timedelta(days=1)) == "Türkiye"


def test_a_state_is_called_what_it_is_called_today_where_no_day_is_named() -> None:
    with clock.fixed(datetime(2022, 5, 31, 23, 59, tzinfo=UTC)):
        assert NAMES.name("TUR") == "Turkey"
    with clock.fixed(datetime(2022, 6, 1, tzinfo=UTC)):
        assert NAMES.name("TUR") == "Türkiye"


def test_a_state_without_a_name_on_record_is_called_by_its_code() -> None:
    assert NAMES.name("CHE", LAST) == "CHE"
    assert Countries({"SSD": [(date(2011, 7, 9), None, "South Sudan")]}).name("SSD", date(2011, 7, 8)) == "SSD"


@pytest.mark.parametrize("code", [None, ""])
def test_no_state_has_no_name(code: str | None) -> None:
    assert NAMES.name(code, LAST) is None
