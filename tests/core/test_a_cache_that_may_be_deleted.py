"""What a folder of files keeps under keys of the caller's: replaced whole, forgotten one by one or when it is old."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meetings.core import clock
from meetings.core.files import Store

pytestmark = pytest.mark.alike

NOON = datetime(2027, 5, 20, 12, tzinfo=UTC)


def kept_at(store: Store, key: str, moment: datetime) -> None:
    store.put_as(key, key.encode())
    (path,) = store.root.rglob(key)
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def test_what_is_put_under_the_same_key_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put_as("agenda", b"the first")
    store.put_as("agenda", b"the second")
    assert store.get("agenda") == b"the second"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_keys_that_begin_alike_are_told_apart(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put_as("ab1", b"one")
    store.put_as("ab2", b"two")
    assert (store.get("ab1"), store.get("ab2"), store.get("ab")) == (b"one", b"two", None)


def test_keeps_a_file_of_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.get(store.put(b"")) == b""


def test_makes_its_folder_when_something_is_put(tmp_path: Path) -> None:
    store = Store(tmp_path / "instance" / "cache")
    assert store.get("agenda") is None
    store.put_as("agenda", b"the agenda")
    assert store.get("agenda") == b"the agenda"


def test_forgets_what_it_is_told_to_and_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put_as("ab1", b"one")
    store.put_as("ab2", b"two")
    store.forget("ab1")
    assert (store.get("ab1"), store.get("ab2")) == (None, b"two")


def test_forgetting_what_is_not_there_is_done_already(tmp_path: Path) -> None:
    Store(tmp_path).forget("agenda")


@pytest.mark.parametrize("key", ["../secret", "", "a b"])
def test_refuses_to_put_or_forget_what_is_outside(tmp_path: Path, key: str) -> None:
    store = Store(tmp_path / "cache")
    with pytest.raises(ValueError, match="letters and digits"):
        store.put_as(key, b"the agenda")
    with pytest.raises(ValueError, match="letters and digits"):
        store.forget(key)
    assert not list(tmp_path.rglob("*"))


def test_forgets_what_was_kept_longer_ago_than_asked_and_says_how_many(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kept_at(store, "ancient", NOON - timedelta(days=400))
    kept_at(store, "old", NOON - timedelta(days=30, seconds=1))
    kept_at(store, "limit", NOON - timedelta(days=30))
    kept_at(store, "new", NOON)
    with clock.fixed(NOON):
        assert store.forget_older(timedelta(days=30)) == 2
        assert store.forget_older(timedelta(days=30)) == 0
    assert [store.get(key) for key in ("ancient", "old", "limit", "new")] == [None, None, b"limit", b"new"]


def test_an_empty_folder_has_nothing_that_is_old(tmp_path: Path) -> None:
    assert Store(tmp_path / "never made").forget_older(timedelta()) == 0


def test_an_attempt_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    store = Store(tmp_path)
    store.put_as("agenda", b"the first")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.put_as("agenda", b"the second")
    assert store.get("agenda") == b"the first"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
