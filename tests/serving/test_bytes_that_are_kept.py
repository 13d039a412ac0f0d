"""Bytes that were made are given again: from memory while they fit, from the folder after that, else made anew."""

import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from meetings.core.files import Store
from meetings.serving.release_store import Bodies, moment_kept

pytestmark = pytest.mark.alike


class Maker:
    """Makes bytes and counts how often it was asked."""

    def __init__(self, made: bytes = b"the page") -> None:
        self.made = made
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.made


def hundred_bytes() -> bytes:
    return b"x" * 100


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_second_reader_gets_the_very_same_body(tmp_path: Path) -> None:
    bodies, make = Bodies(Store(tmp_path)), Maker()
    first = bodies.get(("agenda", "en"), make)
    assert bodies.get(("agenda", "en"), make) is first
    assert (first.plain, make.times) == (b"the page", 1)


def test_whatever_a_body_depends_on_tells_it_apart(tmp_path: Path) -> None:
    bodies = Bodies(Store(tmp_path))
    for number, parts in enumerate([("a", "en"), ("a", "fr"), ("b", "en"), ("a",), ("aen",), ("a", "en", "")]):
        made = f"{number}".encode()
        assert bodies.get(parts, Maker(made)).plain == made


def test_another_process_finds_in_the_folder_what_this_one_made(tmp_path: Path) -> None:
    Bodies(Store(tmp_path)).get(("agenda", None, "en"), Maker())
    other, make = Bodies(Store(tmp_path)), Maker(b"made again")
    assert other.get(("agenda", None, "en"), make).plain == b"the page"
    assert make.times == 0


def test_what_is_not_to_be_kept_is_in_memory_only(tmp_path: Path) -> None:
    bodies, make = Bodies(Store(tmp_path)), Maker()
    bodies.get(("next",), make, keep=False)
    bodies.get(("next",), make, keep=False)
    assert (make.times, files(tmp_path)) == (1, [])
    assert Bodies(Store(tmp_path)).get(("next",), make, keep=False).plain == b"the page"
    assert make.times == 2


def test_says_whether_a_body_is_in_memory_without_making_one(tmp_path: Path) -> None:
    bodies = Bodies(Store(tmp_path))
    assert bodies.held(("agenda",)) is None
    body = bodies.get(("agenda",), Maker())
    assert bodies.held(("agenda",)) is body


def test_the_oldest_makes_room_for_the_newest(tmp_path: Path) -> None:
    bodies = Bodies(Store(tmp_path), limit=250)
    for name in ("first", "second", "third"):
        bodies.get((name,), hundred_bytes)
    assert [bodies.held((name,)) is not None for name in ("first", "second", "third")] == [False, True, True]


def test_what_made_room_is_found_in_the_folder(tmp_path: Path) -> None:
    bodies, make = Bodies(Store(tmp_path), limit=100), Maker()
    bodies.get(("first",), make)
    bodies.get(("second",), hundred_bytes)
    assert bodies.held(("first",)) is None
    assert bodies.get(("first",), make).plain == b"the page"
    assert make.times == 1


def test_exactly_what_fits_makes_nobody_go(tmp_path: Path) -> None:
    bodies = Bodies(Store(tmp_path), limit=200)
    bodies.get(("first",), hundred_bytes)
    bodies.get(("second",), hundred_bytes)
    assert bodies.held(("first",)) is not None


def test_a_body_larger_than_the_limit_is_held_alone(tmp_path: Path) -> None:
    bodies = Bodies(Store(tmp_path), limit=50)
    bodies.get(("small",), Maker())
    bodies.get(("large",), hundred_bytes)
    assert bodies.held(("small",)) is None
    assert bodies.held(("large",)) is not None
    bodies.get(("small",), Maker())
    assert bodies.held(("large",)) is None


def test_room_is_counted_anew_after_everything_was_let_go(tmp_path: Path) -> None:
    bodies = Bodies(Store(tmp_path), limit=250)
    for name in ("first", "second"):
        bodies.get((name,), hundred_bytes)
    bodies.forget()
    assert bodies.held(("first",)) is None
    for name in ("third", "fourth"):
        bodies.get((name,), hundred_bytes)
    assert bodies.held(("third",)) is not None


def test_what_fails_to_be_made_is_not_held(tmp_path: Path) -> None:
    def fails() -> bytes:
        raise LookupError("no such release")

    bodies = Bodies(Store(tmp_path))
    with pytest.raises(LookupError):
        bodies.get(("agenda",), fails)
    assert bodies.get(("agenda",), Maker()).plain == b"the page"


def test_a_full_disk_stops_nobody_from_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    bodies, make = Bodies(Store(tmp_path)), Maker()
    with caplog.at_level("WARNING", logger="concord.released"):
        assert bodies.get(("agenda",), make).plain == b"the page"
    assert bodies.get(("agenda",), make).plain == b"the page"
    assert (make.times, files(tmp_path)) == (1, [])
    assert "not kept in the cache: [Errno 28] No space left on device" in caplog.text


@pytest.mark.parametrize(
    ("kept", "moment"),
    [
        (None, datetime(1970, 1, 1, tzinfo=UTC)),
        ("2027-05-20 12:00:00", datetime(2027, 5, 20, 12, tzinfo=UTC)),  # as SQLite keeps it
        ("2027-05-20T12:00:00+02:00", datetime(2027, 5, 20, 10, tzinfo=UTC)),
        (datetime(2027, 5, 20, 12), datetime(2027, 5, 20, 12, tzinfo=UTC)),
        (datetime(2027, 5, 20, 12, tzinfo=timezone(timedelta(hours=2))), datetime(2027, 5, 20, 10, tzinfo=UTC)),
    ],
)
def test_a_moment_is_one_however_the_database_gives_it(kept: Any, moment: datetime) -> None:
    found = moment_kept(kept)
    assert (found, found.utcoffset()) == (moment, timedelta())
