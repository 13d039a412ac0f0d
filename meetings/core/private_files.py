"""What the program keeps is its owner's: folders 0700 and files 0600, whatever the umask of whoever started it."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def begin() -> None:
    """From now on, what this process and those that it starts make is for their owner only."""
    os.umask(OTHERS)


def close(folder: Path, *more: Path) -> None:
    """Take from others what was open to them in the instance folder, and in what lies elsewhere (a database).

    Nobody reaches what is deeper in the folder once it is closed itself. What belongs to somebody else stays as it is:
    ``check`` names it.
    """
    for path in open_to_others(folder, *more):
        with suppress(OSError):
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~OTHERS)


def open_to_others(folder: Path, *more: Path) -> Iterator[Path]:
    """What others may read, write or enter, of the folder, what is directly in it, and what lies elsewhere."""
    with suppress(OSError):
        for path in (folder, *sorted(folder.iterdir()), *more):
            with suppress(OSError):
                about = path.lstat()
                if not stat.S_ISLNK(about.st_mode) and about.st_mode & OTHERS:
                    yield path


def of_sqlite(database: str | None) -> list[Path]:
    """The files of a SQLite database: itself, its log and the index of that."""
    return [Path(f"{database}{end}") for end in ("", "-wal", "-shm")] if database and database != ":memory:" else []
