"""What a release freezes: the meeting's document, and how much of it each visibility lets out.

A document is plain JSON. Days and moments are ISO 8601; a session's start and end carry the offset of the
meeting's zone. No join link, no personal contact and no membership of a group is ever in it.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from meetings.core.dates import FuzzyDates
from meetings.programme.vocabulary import Visibility

Document = dict[str, Any]

# What a listed meeting shows: its title and its dates, and nothing else.
_LISTED: Final = ("code", "uid", "title", "dates", "last_dates", "standing", "sequence", "stamp")
_BLANK: Final[Mapping[str, Any]] = {
    "kind": None, "short": None,
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


def team_face(document: Document) -> Document:
    """All of the document, as those who work on the meeting see it on pages and in calendars."""
    return {**document, "sessions": [{**session, "link": None} for session in document["sessions"]]}


def public_face(document: Document, visibility: Visibility, shown_at: datetime) -> Document | None:
    """As much of the document as everybody may see; None where that is nothing.

    :param shown_at: when the visibility last changed. What changed before that changed among the team: the notes of
        such changes, which quote what it was, and sessions that were cancelled by then stay with the team.
    """
    if visibility == "public":
        sessions = [_since(session, shown_at) for session in document["sessions"]]
        live = document["standing"] == "planned"
        shown = [session for session in sessions if not (live and _gone_before(session, shown_at))]
        return {**_since(document, shown_at), "sessions": shown}
    if visibility == "listed":
        shown_of_it = {name: document[name] for name in _LISTED}
        changes = [change for change in _since(document, shown_at)["change"] if change["what"] in _LISTED]
        return {**_BLANK, **shown_of_it, "change": changes}
    return None


def _since(item: Mapping[str, Any], shown_at: datetime) -> dict[str, Any]:
    plain = {**item, "change": item["change"] if moment_of(item["stamp"]) >= shown_at else []}
    return plain | ({"link": None} if "link" in item else {})


def _gone_before(session: Mapping[str, Any], shown_at: datetime) -> bool:
    return session["standing"] == "cancelled" and moment_of(session["stamp"]) < shown_at


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
