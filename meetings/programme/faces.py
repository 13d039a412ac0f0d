"""What a release freezes: the meeting's document, and how much of it each visibility lets out.

A document is plain JSON. Days and moments are ISO 8601; a session's start and end carry the offset of the
meeting's zone. No join link, no personal contact and no membership of a group is ever in it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final, Literal

from meetings.core.dates import FuzzyDates

Document = dict[str, Any]
Visibility = Literal["private", "listed", "public"]

# What a listed meeting shows: its title and its dates, and nothing else.
_LISTED: Final = ("code", "uid", "kind", "title", "short", "dates", "last_dates", "standing", "sequence", "stamp")
_BLANK: Final[Mapping[str, Any]] = {
    "theme": None, "note": None, "mode": None, "zone": None, "venue": None, "city": None, "country": None,
    "series": None, "hosts": [], "convenors": [], "regions": [], "feeds": [], "cycle": None,
    "sessions": [], "groups": [], "planned": None, "sittings": [], "sources": [], "country_names": {},
}  # fmt: skip


def canonical(document: Mapping[str, Any]) -> str:
    """The one way a document is written down: its digest depends on nothing but what it says."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical document."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def public_face(document: Document, visibility: Visibility) -> Document | None:
    """As much of the document as everybody may see; None where that is nothing."""
    if visibility == "public":
        return {**document, "sessions": [{**session, "link": None} for session in document["sessions"]]}
    if visibility == "listed":
        shown = {name: document[name] for name in _LISTED}
        return {**_BLANK, **shown, "change": [change for change in document["change"] if change["what"] in _LISTED]}
    return None


def dates_of(document: Mapping[str, Any]) -> FuzzyDates:
    """The document's dates as dates."""
    kept = document["dates"]
    days = [date.fromisoformat(kept[name]) if kept[name] else None for name in ("earliest", "latest")]
    return FuzzyDates(kept["label"], days[0], days[1], kept["status"])


def plain_dates(dates: FuzzyDates) -> dict[str, str | None]:
    """Dates as a document keeps them."""
    return {
        "label": dates.label,
        "earliest": dates.earliest.isoformat() if dates.earliest else None,
        "latest": dates.latest.isoformat() if dates.latest else None,
        "status": dates.status,
    }


def moment_of(text: str) -> datetime:
    """A moment of a document, with its offset."""
    return datetime.fromisoformat(text)
