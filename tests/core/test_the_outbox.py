"""What is done outside the request is done once, tried again when it fails, and never lost with a worker."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from meetings.core import clock, outbox
from meetings.core.db import db, unit_of_work
from tests.waiting import until

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _inside(empty_app: Flask) -> Iterator[None]:
    with empty_app.app_context():
        yield


def _put(**values: Any) -> int:
    with unit_of_work():
        item = outbox.put("greet", {"name": "Alice"}, **values)
        db.session.flush()
        return item.id


def _item(number: int) -> outbox.OutboxItem:
    with unit_of_work(write=False):
        item = db.session.get_one(outbox.OutboxItem, number)
        db.session.expunge(item)
        return item


def _fails(_payload: dict[str, Any]) -> None:
    raise ValueError("nobody there")


def test_hands_the_payload_to_the_handler_of_its_kind_once() -> None:
    greeted: list[str] = []
    number = _put()
    handlers = {"greet": lambda payload: greeted.append(payload["name"])}
    assert outbox.work_off(handlers) is True
    assert outbox.work_off(handlers) is False
    assert greeted == ["Alice"]
    assert _item(number).done_at is not None


def test_asks_for_nothing_when_the_transaction_is_undone() -> None:
    with pytest.raises(ZeroDivisionError), unit_of_work():
        outbox.put("greet", {})
        raise ZeroDivisionError
    assert outbox.claim() is None


def test_waits_until_it_is_due() -> None:
    with clock.fixed(NOON):
        _put(due_at=NOON + timedelta(hours=1))
        assert outbox.claim() is None
    with clock.fixed(NOON + timedelta(hours=1)):
        assert outbox.claim() is not None


def test_takes_the_oldest_first() -> None:
    with clock.fixed(NOON):
        late, early = _put(due_at=NOON), _put(due_at=NOON - timedelta(minutes=1))
        assert [claimed[0] for claimed in (outbox.claim(), outbox.claim()) if claimed] == [early, late]


def test_gives_an_item_to_one_worker_until_its_lease_runs_out() -> None:
    with clock.fixed(NOON):
        number = _put()
        assert outbox.claim() == (number, "greet", {"name": "Alice"})
        assert outbox.claim() is None
    with clock.fixed(NOON + outbox.LEASE + timedelta(seconds=1)):
        assert outbox.claim() == (number, "greet", {"name": "Alice"})


def test_renews_the_lease_while_the_handler_takes_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "RENEWED", timedelta(milliseconds=20))
    number = _put()
    with unit_of_work():
        before = clock.now() + outbox.LEASE

    def renewed() -> bool:
        leased = _item(number).leased_until
        return leased is not None and leased > before + timedelta(hours=1)

    def work(_payload: dict[str, Any]) -> None:
        until(renewed, what="the lease to be renewed")

    monkeypatch.setattr(outbox, "LEASE", timedelta(hours=2))
    assert outbox.work_off({"greet": work}) is True


def test_leaves_what_is_slow_to_a_hand_of_its_own() -> None:
    with clock.fixed(NOON):
        number = _put()
        assert outbox.claim(but=["greet"]) is None
        assert outbox.claim(only=["print"]) is None
        assert outbox.claim(only=["greet"]) == (number, "greet", {"name": "Alice"})


def test_undoes_what_a_failed_attempt_wrote_and_tries_again_later() -> None:
    def writes_then_fails(_payload: dict[str, Any]) -> None:
        with unit_of_work():
            outbox.put("half done", {})
            db.session.flush()
            raise ValueError("nobody there")

    with clock.fixed(NOON):
        number = _put()
        assert outbox.work_off({"greet": writes_then_fails}) is True
    item = _item(number)
    assert (item.error, item.attempts, item.failed_at) == ("ValueError: nobody there", 1, None)
    assert item.due_at == NOON + timedelta(seconds=30)
    with unit_of_work(write=False):
        assert db.session.query(outbox.OutboxItem).count() == 1


def test_gives_up_after_the_last_attempt_and_says_so() -> None:
    with clock.fixed(NOON):
        number = _put()
    for attempt in range(1, outbox.ATTEMPTS + 1):
        with clock.fixed(NOON + timedelta(days=attempt)):
            outbox.work_off({"greet": _fails})
    assert _item(number).failed_at == NOON + timedelta(days=outbox.ATTEMPTS)
    with clock.fixed(NOON + timedelta(days=30)), unit_of_work(write=False):
        assert outbox.depth() == (0, 1, timedelta())


def test_gives_up_on_what_ends_its_worker_each_time() -> None:
    with clock.fixed(NOON):
        number = _put()
    for attempt in range(1, outbox.ATTEMPTS + 2):
        with clock.fixed(NOON + timedelta(days=attempt)):
            outbox.claim()
    item = _item(number)
    assert item.attempts == outbox.ATTEMPTS
    assert item.failed_at is not None
    assert item.error == "the worker ended in the middle of it each time"


def test_holds_no_transaction_while_a_handler_takes_its_time() -> None:
    held: list[bool] = []
    _put()
    outbox.work_off({"greet": lambda _payload: held.append(db.session().in_transaction())})
    assert held == [False]


def test_fails_what_nobody_handles() -> None:
    with clock.fixed(NOON):
        number = _put()
        outbox.work_off({})
    assert _item(number).error == "KeyError: 'greet'"


def test_tells_how_much_waits_and_for_how_long() -> None:
    with clock.fixed(NOON):
        _put()
        _put(due_at=NOON + timedelta(days=1))
    with clock.fixed(NOON + timedelta(minutes=7)), unit_of_work(write=False):
        assert outbox.depth() == (2, 0, timedelta(minutes=7))
