"""The archive of a backup: a zip with the database, the files, the secret, and a manifest that counts them all.

    manifest.json         format, version, schema, database (its kind), made_at, history, members: name → size, sha256
    database.sqlite3      or database.pgdump (pg_dump's custom format)
    files/ab/ab12…        instance/files
    secret_key            instance/secret_key, without which personal addresses would change

It opens every door of the installation, so only its owner may read it.
"""

import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from meetings.core.errors import Refused

FORMAT = 1
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
MEMBER = re.compile(r"database\.(sqlite3|pgdump)|secret_key|files/[0-9A-Za-z]{2}/[0-9A-Za-z]+")
CHUNK = 1 << 20
LARGEST_MANIFEST = 64 << 20


class Damaged(Refused):
    """The archive is not one that a backup of Concord wrote, or not any more."""

    status = 422


@dataclass
class Manifest:
    """What the archive holds and which code made it."""

    version: str
    schema: str
    database: str
    made_at: str
    format: int = FORMAT
    history: str = ""  # number and link of the newest entry: what comes after it can be cut off, this not unseen
    members: dict[str, dict[str, Any]] = field(default_factory=dict)


@contextmanager
def written(path: Path, manifest: Manifest) -> Iterator["Writer"]:
    """Write an archive: whole or not at all, readable by its owner only.

    :raises Refused: when something is there already; a backup never overwrites.
    """
    if path.exists():
        raise Refused("%(path)s is there already; give another name.", path=path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                yield Writer(archive, manifest)
                archive.writestr("manifest.json", json.dumps(asdict(manifest), indent=1))
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


class Writer:
    """Adds members and notes each in the manifest."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive, self._manifest = archive, manifest

    def add(self, name: str, path: Path) -> None:
        """Add a file under a name."""
        with path.open("rb") as source, self._archive.open(name, "w", force_zip64=True) as target:
            size, digest = _copied(source, target, None)
        self._manifest.members[name] = {"size": size, "sha256": digest}


@contextmanager
def opened(path: Path) -> Iterator[tuple[Manifest, "Reader"]]:
    """Open an archive after looking at every name and size in it, before anything is unpacked.

    :raises Damaged: when it is not what a backup writes.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            yield manifest, Reader(archive, manifest)
    except FileNotFoundError:
        raise Damaged("%(path)s does not exist.", path=path) from None
    except (zipfile.BadZipFile, EOFError) as error:
        raise Damaged(
            "%(path)s is not a whole backup (%(reason)s). Take another one.", path=path, reason=error
        ) from None


class Reader:
    """Takes members out, each checked against the manifest."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive, self._manifest = archive, manifest

    def take(self, name: str, target: Path) -> None:
        """Write a member into a file.

        :raises Damaged: when it is longer, shorter or other than the manifest says; the file is removed again.
        """
        said = self._manifest.members[name]
        target.parent.mkdir(parents=True, exist_ok=True)
        file = target.open("xb")  # what is there already is not ours to remove
        try:
            with file, self._archive.open(name) as source:
                size, digest = _copied(source, file, said["size"])
            if (size, digest) != (said["size"], said["sha256"]):
                raise Damaged("%(name)s in the backup is damaged. Take another backup.", name=name)
        except BaseException:
            target.unlink(missing_ok=True)
            raise

    def names(self) -> list[str]:
        """Every member but the manifest."""
        return list(self._manifest.members)


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    names = archive.namelist()
    if names.count("manifest.json") != 1 or archive.getinfo("manifest.json").file_size > LARGEST_MANIFEST:
        raise Damaged("This is not a backup of Concord: it has no manifest.")
    try:
        manifest = Manifest(**json.loads(archive.read("manifest.json")))
        sizes = {name: (said["size"], said["sha256"])[0] for name, said in manifest.members.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        raise Damaged("This is not a backup of Concord: its manifest cannot be read.") from None
    if manifest.format != FORMAT or manifest.database not in DATABASE:
        raise Damaged(
            "This backup has another format. Use the version of Concord that made it: %(v)s.", v=manifest.version
        )
    listed = sorted([*manifest.members, "manifest.json"])
    if sorted(names) != listed or not all(MEMBER.fullmatch(name) for name in manifest.members):
        raise Damaged("The backup holds other files than its manifest says. Take another one.")
    if any(archive.getinfo(name).file_size != size for name, size in sizes.items()):
        raise Damaged("The sizes in the backup are not those its manifest says. Take another one.")
    return manifest


def refuse_without_room(manifest: Manifest, folder: Path) -> None:
    """Add up the sizes before the first byte is unpacked."""
    needed = 2 * sum(said["size"] for said in manifest.members.values())
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise Refused(
            "%(needed)d MB are needed in %(folder)s and %(free)d MB are free. Make room first.",
            needed=needed >> 20,
            folder=folder,
            free=free >> 20,
        )


def _copied(source: IO[bytes], target: IO[bytes], most: int | None) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        size += len(chunk)
        if most is not None and size > most:
            break
        digest.update(chunk)
        target.write(chunk)
    return size, digest.hexdigest()
