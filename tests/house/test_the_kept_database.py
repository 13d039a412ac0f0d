"""The database that the tests keep between runs is another one as soon as what it was made from is."""

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
    made.write_bytes(b"rows")
    assert not kept.take("one", taken)
    kept.put("one", made)
    assert kept.take("one", taken)
    assert taken.read_bytes() == b"rows"
    kept.put("two", made)
    assert not kept.take("one", taken)
