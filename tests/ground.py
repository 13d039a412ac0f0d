"""What a run of the tests stands on: where its files are, and that Python keeps what it has compiled."""

import os
import shutil
import sys
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - Linux's own; pytest and tempfile make private folders in it
ROOM = 4 * 2**30  # bytes; a whole run needs less than one


def files_in_memory() -> None:
    """Let temporary files of this process and of those it starts be in memory, unless somebody chose their place.

    Each test makes a database and forgets it: on a disk that is most of what PostgreSQL does.
    """
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and _is_suitable(MEMORY):
        os.environ["TMPDIR"] = str(MEMORY)


def compiled_kept() -> None:
    """Let Python write ``.pyc`` files even where the environment says otherwise.

    The tests start the program dozens of times, each with several processes, and each would compile everything.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def _is_suitable(folder: Path) -> bool:
    may_run_programs = not os.statvfs(folder).f_flag & os.ST_NOEXEC
    return may_run_programs and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM
