"""How a released document is written down; nothing that was stored is ever written again."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from meetings.core.db import Kept
from meetings.programme.released.document import FORMAT, Announced, ReleasedMeeting


def canonical(document: Kept) -> str:
    """The one way a document is written down: its digest depends on nothing but what it says."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(document: Kept) -> str:
    """SHA-256 of the canonical document, as it is stored."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def stored(document: ReleasedMeeting) -> Kept:
    """The document as the database keeps it."""
    return Kept({"format": FORMAT, **plain(document)})


def plain(value: Any) -> Any:
    """A value of a document as it is written down, and as two of them are compared."""
    if isinstance(value, Announced):
        return dict(value.as_read)
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):  # or a moment
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple | list) else value
