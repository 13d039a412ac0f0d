"""A backup is taken while others write, and restored whole, into the same or newer code, or not at all."""

import json
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from meetings.core import history, schema
from meetings.core.db import db, unit_of_work
from meetings.core.errors import Conflict, Refused
from meetings.core.files import Store
from meetings.maintenance import archive, backup, condition, preparing, restore
from meetings.programme.models import Meeting
from meetings.settings import Settings
from tests import installations

New = Callable[[], str]


def _settings(app: Flask) -> Settings:
    settings: Settings = app.extensions["concord.settings"]
    return settings


def _acts() -> list[str]:
    with unit_of_work(write=False):
        return list(db.session.scalars(db.select(history.HistoryEntry.subject_key).order_by(history.HistoryEntry.id)))


def _backed_up(app: Flask, target: Path) -> Path:
    with app.app_context():
        backup.write(_settings(app), target)
    return target


def _changed(source: Path, target: Path, **changes: bytes) -> Path:
    """The archive once more, with some members replaced, and others added; the manifest stays unless replaced."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.pop(name, b"") or old.read(name))
        for name, body in changes.items():
            new.writestr(name, body)
    return target


def _manifest(source: Path) -> dict[str, object]:
    with zipfile.ZipFile(source) as old:
        manifest: dict[str, object] = json.loads(old.read("manifest.json"))
    return manifest


def test_brings_everything_into_a_new_installation(app: Flask, new_database: New, tmp_path: Path) -> None:
    settings = _settings(app)
    key = Store(settings.instance / "files").put(b"a released agenda")
    (settings.instance / "secret_key").write_text("the secret of old")
    with app.app_context(), unit_of_work():
        history.record("session.moved", "session", "the one that is kept")
    saved = _backed_up(app, tmp_path / "saved.zip")
    assert saved.stat().st_mode & 0o077 == 0
    with installations.opened(new_database(), tmp_path / "new") as other, other.app_context():
        restore.read(_settings(other), saved)
        assert schema.state() == "current"
        assert _acts()[-1] == "the one that is kept"
        assert history.broken_links() == []
        assert Store(tmp_path / "new" / "files").get(key) == b"a released agenda"
        assert (tmp_path / "new" / "secret_key").read_text() == "the secret of old"
        assert [found.detail for found in condition.look(_settings(other)) if found.verdict == "wrong"] == []
        with unit_of_work():
            history.record("session.moved", "session", "and it goes on")
        assert history.broken_links() == []


def test_is_one_moment_although_others_write(app: Flask, new_database: New, tmp_path: Path) -> None:
    written: list[int] = []
    begun, stop = threading.Event(), threading.Event()

    def keeps_writing() -> None:
        with app.app_context():
            while not stop.is_set():
                with unit_of_work():
                    history.record("session.moved", "session", len(written))
                written.append(len(written))
                if len(written) == 5:
                    begun.set()

    writer = threading.Thread(target=keeps_writing)
    writer.start()
    try:
        assert begun.wait(20)
        saved = _backed_up(app, tmp_path / "saved.zip")
        meanwhile = len(written)
    finally:
        stop.set()
        writer.join(20)
    with installations.opened(new_database(), tmp_path / "new") as other, other.app_context():
        restore.read(_settings(other), saved)
        kept = [int(key) for key in _acts() if key.isdigit()]
        assert 5 <= len(kept) <= meanwhile + 1
        assert kept == list(range(len(kept)))
        assert history.broken_links() == []


def test_never_overwrites_a_file(app: Flask, tmp_path: Path) -> None:
    saved = _backed_up(app, tmp_path / "saved.zip")
    before = saved.read_bytes()
    with pytest.raises(Refused, match="is there already"):
        _backed_up(app, saved)
    assert saved.read_bytes() == before
    assert [path.name for path in tmp_path.glob("*saved*")] == ["saved.zip"]


def test_refuses_to_replace_unless_told_and_then_keeps_what_was_there(app: Flask, tmp_path: Path) -> None:
    saved = _backed_up(app, tmp_path / "saved.zip")
    with app.app_context():
        with unit_of_work():
            history.record("session.moved", "session", "after the backup")
        with pytest.raises(Conflict, match="add --replace"):
            restore.read(_settings(app), saved)
        assert _acts()[-1] == "after the backup"
        restore.read(_settings(app), saved, replace=True)
        assert "after the backup" not in _acts()
        [kept] = (_settings(app).instance / "backups").glob("before-restore-*.zip")
        restore.read(_settings(app), kept, replace=True)
        assert _acts()[-1] == "after the backup"


def test_lets_the_next_start_load_what_the_record_of_a_backup_lacks(empty_app: Flask, tmp_path: Path) -> None:
    settings = _settings(empty_app)
    bare = _backed_up(empty_app, tmp_path / "bare.zip")  # from before the record was loaded
    with empty_app.app_context():
        assert [line.partition(":")[0] for line in preparing.prepare(settings)] == ["Reference data and record"]
        assert list(preparing.prepare(settings)) == []
        restore.read(settings, bare, replace=True)
        with unit_of_work(write=False):
            assert db.session.scalar(db.select(Meeting).limit(1)) is None
        assert [line.partition(":")[0] for line in preparing.prepare(settings)] == ["Reference data and record"]
        with unit_of_work(write=False):
            assert db.session.scalar(db.select(Meeting).limit(1)) is not None


def test_restores_into_newer_code(
    app: Flask, new_database: New, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.house.shapes import next_migration

    saved = _backed_up(app, tmp_path / "saved.zip")
    next_migration(monkeypatch, tmp_path, "op.create_table('to_come', sa.Column('id', sa.Integer, primary_key=True))")
    with installations.opened(new_database(), tmp_path / "new") as other, other.app_context():
        restore.read(_settings(other), saved)
        assert schema.revision() == "9000"
        with unit_of_work(write=False):
            assert db.session.scalar(text("SELECT count(*) FROM to_come")) == 0


def test_refuses_what_is_not_a_whole_backup(app: Flask, new_database: New, tmp_path: Path) -> None:
    good = _backed_up(app, tmp_path / "good.zip")
    [database] = [name for name in zipfile.ZipFile(good).namelist() if name.startswith("database")]
    short = tmp_path / "short.zip"
    short.write_bytes(good.read_bytes()[:-2000])
    empty = tmp_path / "empty.zip"
    zipfile.ZipFile(empty, "w").close()
    newer = json.dumps(_manifest(good) | {"schema": "9999", "version": "9.0"}).encode()
    other = "sqlite" if _manifest(good)["database"] == "postgresql" else "postgresql"
    kind = json.dumps(_manifest(good) | {"database": other}).encode()
    with zipfile.ZipFile(good) as read:
        same_size = bytes(len(read.read(database)))
    refused = {
        tmp_path / "nothing.zip": "does not exist",
        short: "not a whole backup",
        empty: "no manifest",
        _changed(good, tmp_path / "climbs.zip", **{"../../climbs": b"out"}): "other files than its manifest",
        _changed(good, tmp_path / "grown.zip", **{database: b"a bomb" * 999}): "sizes in the backup",
        _changed(good, tmp_path / "other.zip", **{database: same_size}): "is damaged",
        _changed(good, tmp_path / "newer.zip", **{"manifest.json": newer}): "made by a newer Concord",
        _changed(good, tmp_path / "kind.zip", **{"manifest.json": kind}): "Name one of the same kind",
        _changed(good, tmp_path / "noise.zip", **{"manifest.json": b"{"}): "manifest cannot be read",
    }
    with installations.opened(new_database(), tmp_path / "new") as target, target.app_context():
        for path, said in refused.items():
            with pytest.raises(Refused, match=said):
                restore.read(_settings(target), path)
        assert schema.state() == "empty"
    assert not (tmp_path.parent / "climbs").exists()


def test_a_bomb_is_refused_before_it_is_unpacked(app: Flask, tmp_path: Path) -> None:
    good = _backed_up(app, tmp_path / "good.zip")
    manifest = archive.Manifest(**_manifest(good))  # type: ignore[arg-type]  # as read
    manifest.members["files/ab/ab"] = {"size": 1 << 60, "sha256": "0" * 64}
    with pytest.raises(Refused, match="Make room first"):
        archive.refuse_without_room(manifest, tmp_path)
