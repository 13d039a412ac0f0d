"""What is to be printed, and its digest: two manuscripts with one digest give the same bytes."""

import base64
import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

STATIC = Path(__file__).resolve().parents[3] / "static"
_CORE = Path(__file__).resolve().parents[2] / "core"
Relationship = Literal["Source", "Data", "Alternative", "Supplement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file inside the file.

    :param relationship: what it is to the document (ISO 19005-3, AFRelationship): the "Source" it was made from, "Data"
        that a table or picture shows, the same in another form ("Alternative"), or a "Supplement".
    """

    name: str
    body: bytes
    media_type: str
    description: str
    relationship: Relationship


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """Everything a PDF is made from.

    :param html: a whole page with ``<html lang= dir=>``; pictures only as ``asset:<path below static/>``.
    :param styles: files below ``static/css/print/``, in order.
    :param language: BCP 47, of the whole; parts in another say so (``lang=``).
    :param moment: of the content (its release or publication), never of the printing; aware.
    """

    html: str
    styles: tuple[str, ...]
    title: str
    author: str
    language: str
    moment: datetime
    subject: str = ""
    enclosed: tuple[Enclosed, ...] = ()

    def __post_init__(self) -> None:
        """A moment without a zone would be another one on another machine."""
        if self.moment.tzinfo is None:
            raise ValueError("the moment of a manuscript needs a time zone")

    def digest(self) -> str:
        """SHA-256, in hexadecimal, over all of this and over what prints it (renderer, fonts, styles)."""
        styles = [(STATIC / "css" / "print" / name).read_text(encoding="utf-8") for name in self.styles]
        whole = (renderer_version(), self.to_bytes().decode(), *styles)
        return hashlib.sha256(json.dumps(whole).encode()).hexdigest()

    def to_bytes(self) -> bytes:
        """As JSON, as it waits and travels; the same manuscript gives the same bytes."""
        fields = asdict(self) | {"moment": self.moment.astimezone(UTC).isoformat()}
        for enclosed in fields["enclosed"]:
            enclosed["body"] = base64.b64encode(enclosed["body"]).decode()
        return json.dumps(fields, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, written: bytes) -> "Manuscript":
        """What ``to_bytes`` wrote."""
        fields: dict[str, Any] = json.loads(written)
        enclosed = tuple(
            Enclosed(**(each | {"body": base64.b64decode(each["body"], validate=True)})) for each in fields["enclosed"]
        )
        told = {"styles": tuple(fields["styles"]), "moment": datetime.fromisoformat(fields["moment"])}
        return cls(**(fields | told | {"enclosed": enclosed}))


@cache
def renderer_version() -> str:
    """The renderer, its fonts and this code, in few letters; another one means that stored files are made anew."""
    parts = hashlib.sha256()
    files = (path for folder in ("print", "further") for path in (STATIC / "fonts" / folder).iterdir())
    fonts = [path for path in files if path.suffix in {".ttf", ".conf", ".json"}]
    code = [*Path(__file__).parent.glob("*.py"), *(_CORE / name for name in ("intake.py", "letters.py"))]
    for path in sorted(fonts) + sorted(code):
        parts.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return f"weasyprint {version('weasyprint')} pydyf {version('pydyf')} {parts.hexdigest()[:16]}"
