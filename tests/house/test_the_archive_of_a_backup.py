"""An archive is what its manifest says, to the byte, or it is refused before anything is unpacked."""

import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from meetings.core.errors import Refused
from meetings.maintenance.archive import Damaged, Manifest, opened, refuse_without_room, written

pytestmark = pytest.mark.alike

SECRET, FILE = "secret_key", "files/ab/ab12"


def manifest() -> Manifest:
    return Manifest("0.1.0", "abc", "sqlite", "2027-05-20T12:00:00+00:00")


def archive(folder: Path, **members: bytes) -> Path:
    """An archive as a backup writes it, with these members; two underscores stand for a slash."""
    path = folder / "backup.zip"
    with written(path, manifest()) as writer:
        for name, body in members.items():
            (folder / "source").write_bytes(body)
            writer.add(name.replace("__", "/"), folder / "source")
    return path


def rewritten(path: Path, **otherwise: Any) -> Path:
    """The same archive with something else in its manifest; its members stay."""
    changed = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(changed, "w") as bad:
        for name in good.namelist():
            if name != "manifest.json":
                bad.writestr(name, good.read(name))
        bad.writestr("manifest.json", json.dumps(json.loads(good.read("manifest.json")) | otherwise))
    return changed


def test_gives_back_every_member_as_it_was(tmp_path: Path) -> None:
    path = archive(tmp_path, secret_key=b"a key", files__ab__ab12=b"")
    with opened(path) as (told, reader):
        assert reader.names() == [SECRET, FILE]
        assert (told.version, told.database) == ("0.1.0", "sqlite")
        for name, body in ((SECRET, b"a key"), (FILE, b"")):
            reader.take(name, tmp_path / "out" / name)
            assert (tmp_path / "out" / name).read_bytes() == body


def test_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    assert stat.S_IMODE(archive(tmp_path, secret_key=b"a key").stat().st_mode) == 0o600


def test_is_not_there_unless_it_is_whole(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), written(tmp_path / "backup.zip", manifest()) as writer:
        writer.add(SECRET, tmp_path / "never there")
    assert list(tmp_path.iterdir()) == []


def test_never_takes_the_place_of_what_is_there(tmp_path: Path) -> None:
    path = archive(tmp_path, secret_key=b"a key")
    before = path.read_bytes()
    with pytest.raises(Refused, match="is there already"), written(path, manifest()):
        raise AssertionError("must not get here")
    assert path.read_bytes() == before


def test_refuses_what_is_not_there_or_no_archive(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="does not exist"), opened(tmp_path / "nothing.zip"):
        raise AssertionError("must not get here")
    (tmp_path / "text.zip").write_text("not a zip")
    with pytest.raises(Damaged, match="not a whole backup"), opened(tmp_path / "text.zip"):
        raise AssertionError("must not get here")


def test_refuses_an_archive_that_was_cut(tmp_path: Path) -> None:
    path = archive(tmp_path, secret_key=b"a key" * 100)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(Damaged, match="not a whole backup"), opened(path):
        raise AssertionError("must not get here")


def test_refuses_an_archive_of_something_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as photos:
        photos.writestr("lake.jpg", b"\xff\xd8")
    with pytest.raises(Damaged, match="has no manifest"), opened(tmp_path / "photos.zip"):
        raise AssertionError("must not get here")


WHOLE = {"size": 5, "sha256": "0" * 64}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"format": 2}, "has another format. Use the version of Concord that made it: 0.1.0"),
        ({"database": "mysql"}, "has another format"),
        ({"unknown": 1}, "its manifest cannot be read"),
        ({"members": [SECRET]}, "its manifest cannot be read"),
        ({"members": {SECRET: {}}}, "its manifest cannot be read"),
        ({"members": {SECRET: {"size": 5}}}, "its manifest cannot be read"),
        ({"members": {SECRET: None}}, "its manifest cannot be read"),
        ({"members": {}}, "holds other files than its manifest says"),
        ({"members": {SECRET: WHOLE, FILE: WHOLE}}, "holds other files than its manifest says"),
        ({"members": {SECRET: WHOLE | {"size": 4}}}, "sizes in the backup are not those"),
    ],
)
def test_refuses_a_manifest_that_does_not_fit(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    path = rewritten(archive(tmp_path, secret_key=b"a key"), **changed)
    with pytest.raises(Damaged, match=said), opened(path):
        raise AssertionError("must not get here")


@pytest.mark.parametrize("name", ["../escaped", "/etc/passwd", "files/ab/../../x", "files/ab12", "database.txt"])
def test_refuses_a_member_that_no_backup_has(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path, **{name: b"x"})
    with pytest.raises(Damaged, match="holds other files"), opened(path):
        raise AssertionError("must not get here")


def test_takes_out_nothing_that_differs_from_its_digest(tmp_path: Path) -> None:
    path = rewritten(archive(tmp_path, secret_key=b"a key"), members={SECRET: WHOLE})
    with opened(path) as (_told, reader), pytest.raises(Damaged, match="secret_key in the backup is damaged"):
        reader.take(SECRET, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_takes_out_nothing_over_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with opened(archive(tmp_path, secret_key=b"a key")) as (_told, reader), pytest.raises(FileExistsError):
        reader.take(SECRET, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_refuses_what_is_larger_than_the_disk(tmp_path: Path) -> None:
    told = manifest()
    refuse_without_room(told, tmp_path)
    told.members[SECRET] = {"size": 1 << 60, "sha256": ""}
    with pytest.raises(Refused, match="are needed in"):
        refuse_without_room(told, tmp_path)
