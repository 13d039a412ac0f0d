"""What fails is tried again, each time after a longer wait, until somebody must look at it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask

from meetings.core import clock, outbox
from meetings.core.db import db, unit_of_work

pytestmark = pytest.mark.alike

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _inside(empty_app: Flask) -> Iterator[None]:
    with empty_app.app_context():
        yield


def fails(_payload: dict[str, Any]) -> None:
    raise ConnectionRefusedError("the mail server is down")


def asked() -> int:
    with unit_of_work(), clock.fixed(NOON):
        item = outbox.put("post", {})
        db.session.flush()
        return item.id


def item(number: int) -> outbox.OutboxItem:
    with unit_of_work(write=False):
        found = db.session.get_one(outbox.OutboxItem, number)
        db.session.expunge(found)
        return found


def tried_whenever_due(number: int) -> list[timedelta]:
    """Fail at each attempt as soon as it is due; the waits in between."""
    waits, due = [], NOON
    while item(number).failed_at is None:
        with clock.fixed(due):
            assert outbox.work_off({"post": fails})
        waits.append(item(number).due_at - due)
        due = item(number).due_at
    return waits[:-1]  # the last attempt is followed by none


def test_each_wait_is_three_times_as_long_as_the_one_before() -> None:
    waits = tried_whenever_due(asked())
    assert waits[0] == timedelta(seconds=30)
    assert all(later == 3 * wait for wait, later in pairwise(waits))


def test_a_mail_server_may_be_down_for_a_morning() -> None:
    waits = tried_whenever_due(asked())
    assert len(waits) == outbox.ATTEMPTS - 1
    assert timedelta(hours=9) < sum(waits, timedelta()) < timedelta(hours=10)


def test_nothing_is_tried_before_its_wait_is_over() -> None:
    number = asked()
    with clock.fixed(NOON):
        outbox.work_off({"post": fails})
        assert outbox.work_off({"post": fails}) is False
    with clock.fixed(NOON + timedelta(seconds=29)):
        assert outbox.work_off({"post": fails}) is False
    with clock.fixed(NOON + timedelta(seconds=30)):
        assert outbox.work_off({"post": fails}) is True
    assert item(number).attempts == 2


def test_what_succeeds_after_failures_is_done_and_keeps_how_it_failed() -> None:
    done: list[dict[str, Any]] = []
    number = asked()
    with clock.fixed(NOON):
        outbox.work_off({"post": fails})
    with clock.fixed(NOON + timedelta(minutes=1)):
        outbox.work_off({"post": done.append})
        assert outbox.depth() == (0, 0, timedelta())
    found = item(number)
    assert (done, found.attempts, found.done_at) == ([{}], 2, NOON + timedelta(minutes=1))
    assert found.error == "ConnectionRefusedError: the mail server is down"


def test_a_reason_as_long_as_a_book_is_cut() -> None:
    def verbose(_payload: dict[str, Any]) -> None:
        raise ValueError("x" * 5000)

    number = asked()
    with clock.fixed(NOON):
        outbox.work_off({"post": verbose})
    assert item(number).error == "ValueError: " + "x" * 1988


def test_one_that_fails_does_not_hold_up_the_next() -> None:
    done: list[dict[str, Any]] = []
    first, second = asked(), asked()
    with clock.fixed(NOON):
        outbox.work_off({"post": fails})
        outbox.work_off({"post": done.append})
    assert (item(first).done_at, item(second).done_at) == (None, NOON)
