"""What Concord keeps is its owner's: folders 0700, files 0600, whatever the umask of whoever runs it."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from meetings.core import private_files
from tests.servers import ROOT, environment, served

pytestmark = pytest.mark.alike

IN_PROGRAM = """
import os, sys
os.umask(0)
sys.argv = ["flask", *sys.argv[1:]]
from flask.cli import main
main()
"""


def flask(instance: Path, database_url: str, *arguments: str) -> None:
    """A command of Concord, from a shell that lets everybody read and write everything."""
    command = [sys.executable, "-c", IN_PROGRAM, "--app", "wsgi", *arguments]
    env = environment(instance, database_url, "http://127.0.0.1:8000")
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def modes(folder: Path) -> dict[str, str]:
    """The permissions of everything in a folder, and of itself."""
    found = [folder, *folder.rglob("*")]
    return {
        str(path.relative_to(folder)): oct(stat.S_IMODE(path.lstat().st_mode))
        for path in found
        if path.lstat().st_mode & private_files.OTHERS
    }


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "there" / "instance"


def test_what_commands_make_is_for_their_owner_only(instance: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{instance / 'concord.sqlite3'}"
    flask(instance, url, "init")
    saved, other = tmp_path / "kept" / "backup.zip", tmp_path / "other" / "instance"
    flask(instance, url, "backup", str(saved))
    flask(other, f"sqlite:///{other / 'concord.sqlite3'}", "restore", str(saved))
    flask(other, f"sqlite:///{other / 'concord.sqlite3'}", "restore", "--replace", str(saved))
    assert {path.name for path in other.iterdir()} >= {"concord.sqlite3", "secret_key", "backups"}
    for folder in (instance, saved.parent, other):
        assert modes(folder) == {}


def test_what_the_server_and_its_worker_make_is_for_their_owner_only(
    instance: Path, new_database: Callable[[], str]
) -> None:
    url = f"sqlite:///{instance / 'concord.sqlite3'}"
    before = os.umask(0)
    try:
        flask(instance, url, "init")
        with served(instance, url) as running:
            os.chmod(running.log, 0o600)  # this test's own
            subprocess.run(["curl", "-s", f"{running.url}/meetings/"], check=True, stdout=subprocess.DEVNULL)
            env = environment(instance, url, running.url)
            worker = subprocess.Popen([sys.executable, "-m", "flask", "--app", "wsgi", "worker"], cwd=ROOT, env=env)
            try:
                with pytest.raises(subprocess.TimeoutExpired):
                    worker.wait(4)
            finally:
                worker.send_signal(signal.SIGTERM)
                worker.wait(20)
            assert modes(instance) == {}
    finally:
        os.umask(before)


def test_what_stood_open_is_closed_and_check_says_what_cannot_be(instance: Path) -> None:
    url = f"sqlite:///{instance.parent / 'elsewhere.sqlite3'}"
    flask(instance, url, "init")
    for path in (instance, instance / "secret_key", instance.parent / "elsewhere.sqlite3"):
        path.chmod(0o777)
    assert len([*private_files.open_to_others(instance, *private_files.of_sqlite(url.removeprefix("sqlite:///")))]) == 3
    flask(instance, url, "user", "list")
    assert modes(instance) == {}
    assert stat.S_IMODE((instance.parent / "elsewhere.sqlite3").stat().st_mode) == 0o700


def test_leaves_links_and_what_is_not_there(tmp_path: Path) -> None:
    target, folder = tmp_path / "target", tmp_path / "folder"
    target.touch()
    folder.mkdir()
    target.chmod(0o644)
    folder.chmod(0o755)
    (folder / "link").symlink_to(target)
    private_files.close(folder, tmp_path / "nothing")
    private_files.close(tmp_path / "no folder")
    assert stat.S_IMODE(target.stat().st_mode) == 0o644
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
