"""What a file of Office is before it is read: an archive, weighed part by part."""

import io
import re
import zipfile
import zlib
from typing import Final

MOST_UNPACKED: Final = 12 * 1024 * 1024  # bytes, of all parts together
_MOST_PARTS: Final = 500
_PLAIN = (b"utf-8", b"us-ascii")


class TooLarge(Exception):
    """It unpacks to more than it may, or has more parts."""


def is_package(body: bytes) -> bool:
    """Whether it is an archive as those of Office are."""
    return body.startswith(b"PK")


def elements_of(body: bytes, *, most_unpacked: int = MOST_UNPACKED) -> dict[str, int]:
    """How often something is opened or closed in each part that is XML, added up before any of it is read.

    :raises TooLarge: before it is unpacked.
    :raises ValueError: when it is no archive, is torn, or has a part that ``_elements`` cannot count.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            entries = parts.infolist()
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > most_unpacked:
                raise TooLarge
            return {each.filename: _elements(parts.read(each)) for each in entries if _is_xml(each.filename)}
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ValueError("torn") from error


def part_of(body: bytes, name: str) -> bytes:
    """One part of an archive that was weighed."""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        return parts.read(name)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def _elements(part: bytes) -> int:
    """How often something is opened or closed in a part.

    :raises ValueError: when it is written in an encoding in which that cannot be seen, or declares what it consists of
        (a DOCTYPE, wherever it stands): entities grow when they are read. What is missed here, defusedxml refuses.
    """
    start = part.removeprefix(b"\xef\xbb\xbf")
    declaration = start[: start.find(b"?>")].lower() if start.startswith(b"<?xml") else b""
    encoding = re.search(rb"encoding\s*=\s*[\"']([^\"']*)", declaration)
    if not start.startswith(b"<") or (encoding and encoding[1] not in _PLAIN) or b"<!DOCTYPE" in part:
        raise ValueError("not plain XML in UTF-8")
    return part.count(b"<")
