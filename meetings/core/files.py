"""Files whose name is what is in them: written whole or not at all, never overwritten with something else."""

import hashlib
import logging
import os
import tempfile
from datetime import timedelta
from pathlib import Path

from meetings.core import clock

log = logging.getLogger(__name__)


class Store:
    """A folder of bytes by key. ``instance/files`` is the record; ``instance/cache`` may be deleted at any time."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, body: bytes) -> str:
        """Keep the bytes and return their SHA-256, which is their key."""
        key = hashlib.sha256(body).hexdigest()
        self.put_as(key, body)
        return key

    def put_as(self, key: str, body: bytes) -> None:
        """Keep the bytes under a key of the caller's: temporary file, fsync, rename.

        :raises OSError: when the disk is full or the folder may not be written; nothing half-written remains.
        """
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def get(self, key: str) -> bytes | None:
        """The bytes kept under the key, or None."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            return None

    def has(self, key: str) -> bool:
        """Whether anything is kept under the key."""
        return self._path(key).is_file()

    def forget(self, key: str) -> None:
        """Delete what is kept under the key; for the cache only."""
        self._path(key).unlink(missing_ok=True)

    def forget_older(self, age: timedelta) -> int:
        """Delete what was kept longer ago than ``age``; for the cache only. Returns how many files.

        What cannot be deleted stays, and is told in the log: nothing else must wait for it.
        """
        limit = clock.now().timestamp() - age.total_seconds()
        return sum(self._deleted(path) for kept, _size, path in self._files() if kept < limit)

    def keep_within(self, most: int) -> int:
        """Delete what was kept longest ago until the rest has at most ``most`` bytes; for the cache only.

        Returns how many files. What cannot be deleted stays, as above.
        """
        files = sorted(self._files())
        gone, held = 0, sum(size for _kept, size, _path in files)
        for _kept, size, path in files:
            if held <= most:
                break
            held -= size
            gone += self._deleted(path)
        return gone

    def _files(self) -> list[tuple[float, int, Path]]:
        """When each file was kept, its size, and where it is; what goes meanwhile is left out."""
        found = []
        for path in self.root.rglob("*"):
            try:
                if path.is_file():
                    about = path.stat()
                    found.append((about.st_mtime, about.st_size, path))
            except OSError:
                continue
        return found

    def _deleted(self, path: Path) -> bool:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("stays in the cache: %s", error)
            return False
        return True

    def made_before(self, key: str) -> bytes | None:
        """As ``get``, of what can be made again: what cannot be read is not there; for the cache only."""
        try:
            return self.get(key)
        except OSError as error:
            log.warning("cannot be read from the cache: %s", error)
            return None

    def _path(self, key: str) -> Path:
        if not key.isalnum():
            raise ValueError("a key is letters and digits only")
        return self.root / key[:2] / key
