"""The database that the tests keep between runs is another one as soon as what it was made from is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests import kept

pytestmark = pytest.mark.alike


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small tree of its own."""
    for name in ("meetings/models.py", "seeds/states.yaml", "tests/installations.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("as it is")
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    return tmp_path


@pytest.mark.parametrize("changed", ["meetings/models.py", "seeds/states.yaml", "tests/installations.py"])
def test_follows_the_program_and_the_seeds(house: Path, changed: str) -> None:
    before = kept.made_from()
    assert kept.made_from() == before
    (house / changed).write_text("as it is now")
    assert kept.made_from() != before


def test_gives_what_was_put_and_only_that(house: Path) -> None:
    made, taken = house / "made.sqlite3", house / "taken.sqlite3"
    rows_before = [("done", "2026-01-01", "2026-01-01"), ("waiting", "2026-01-01", None)]
    with closing(sqlite3.connect(made)) as opened, opened:
        opened.execute("CREATE TABLE outbox (kind, due_at, done_at, created_at)")
        opened.executemany("INSERT INTO outbox (kind, due_at, done_at) VALUES (?, ?, ?)", rows_before)
    assert not kept.take("one", taken)
    kept.put("one", made)
    assert kept.take("one", taken)
    with closing(sqlite3.connect(taken)) as opened:
        done, waiting = opened.execute("SELECT kind, due_at, done_at FROM outbox ORDER BY kind").fetchall()
    assert done == rows_before[0]
    assert waiting[1] > "2026-01-02"  # due now
    kept.put("two", made)
    assert not kept.take("one", taken)
