"""From a manuscript to the bytes of a PDF."""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

Relationship = Literal["Source", "Data", "Alternative", "Supplement"]


class NotPrinted(Exception):
    """Why there is no PDF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file inside the file."""

    name: str
    body: bytes
    media_type: str
    description: str
    relationship: Relationship


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """Everything that a PDF is made from."""

    html: str
    styles: tuple[str, ...]
    title: str
    author: str
    language: str
    moment: datetime
    subject: str = ""
    enclosed: tuple[Enclosed, ...] = ()

    def digest(self) -> str:
        """SHA-256 of all of it."""
        return hashlib.sha256(self.to_bytes()).hexdigest()

    def to_bytes(self) -> bytes:
        """As it waits for the press."""
        plain = asdict(self) | {"moment": self.moment.isoformat()}
        plain["enclosed"] = [each | {"body": base64.b64encode(each["body"]).decode()} for each in plain["enclosed"]]
        return json.dumps(plain, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Manuscript":
        """The manuscript that was kept so."""
        plain = json.loads(kept)
        plain["moment"] = datetime.fromisoformat(plain["moment"])
        plain["styles"] = tuple(plain["styles"])
        plain["enclosed"] = tuple(
            Enclosed(**each | {"body": base64.b64decode(each["body"])}) for each in plain["enclosed"]
        )
        return cls(**plain)


def printed(
    manuscript: Manuscript, *, static: Path, on_progress: Callable[[str, int], None] | None = None
) -> bytes:
    """The PDF."""
    raise NotPrinted(f"{manuscript.title}: {static}, {on_progress}")
