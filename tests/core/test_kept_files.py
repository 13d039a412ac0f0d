"""Files are named after what is in them, and are whole or not there."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path

import pytest

from meetings.core.files import Store

pytestmark = pytest.mark.alike


def test_gives_back_what_was_put_under_its_digest(tmp_path: Path) -> None:
    store = Store(tmp_path)
    key = store.put(b"the agenda")
    assert key == hashlib.sha256(b"the agenda").hexdigest()
    assert store.get(key) == b"the agenda"
    assert store.put(b"the agenda") == key
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [key]


def test_knows_nothing_of_what_was_never_put(tmp_path: Path) -> None:
    assert Store(tmp_path).get("ab" * 32) is None


def test_what_cannot_be_read_of_what_can_be_made_again_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file where a folder was")
    assert Store(tmp_path / "cache").made_before("ab" * 32) is None
    with pytest.raises(OSError, match="Not a directory"):
        Store(tmp_path / "cache").get("ab" * 32)


def test_what_cannot_be_deleted_stays_and_stops_nothing(tmp_path: Path) -> None:
    tomorrow = timedelta(days=-1)
    (tmp_path / "old").touch()
    assert Store(tmp_path).forget_older(tomorrow) == 1
    assert Store(Path("/proc/self/fdinfo")).forget_older(tomorrow) == 0  # which the system deletes for nobody


def test_what_was_kept_longest_ago_makes_room(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number, letter in enumerate("abc"):
        store.put_as(letter * 64, letter.encode() * 100)
        os.utime(next(tmp_path.rglob(letter * 64)), (number, number))
    assert store.keep_within(300) == 0
    assert store.keep_within(250) == 1
    assert [store.has(letter * 64) for letter in "abc"] == [False, True, True]
    assert store.keep_within(0) == 2
    assert Store(Path("/proc/self/fdinfo")).keep_within(-1) == 0


@pytest.mark.parametrize("key", ["../secret_key", "ab/cd", "", "ab.cd"])
def test_refuses_a_key_that_is_a_path(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="letters and digits"):
        Store(tmp_path).get(key)


def test_leaves_nothing_behind_when_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        Store(tmp_path).put(b"the agenda")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
