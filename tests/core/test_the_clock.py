"""The clock can be held at a moment, and the moment must say where it is."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from meetings.core import clock


def test_is_aware_and_to_the_second() -> None:
    moment = clock.now()
    assert moment.utcoffset() == timedelta()
    assert moment.microsecond == 0


def test_is_held_within_the_block_only() -> None:
    with clock.fixed(datetime(2017, 10, 10, 23, 30, tzinfo=timezone(timedelta(hours=-5)))):
        assert clock.now() == datetime(2017, 10, 11, 4, 30, tzinfo=UTC)
        assert clock.today() == date(2017, 10, 11)
    assert clock.now().year > 2025


def test_refuses_a_moment_without_a_zone() -> None:
    with pytest.raises(ValueError, match="with its zone"), clock.fixed(datetime(2017, 10, 10)):
        raise AssertionError("must not get here")
