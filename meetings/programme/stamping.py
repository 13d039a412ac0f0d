"""Turns a draft document into the next release's: sequence, stamp and last change of the meeting and of each session.

Exactly what changed gets a new stamp; SEQUENCE rises where time, place, status or link did; what was once released
stays, cancelled, for ever. Source: RFC 5545, 3.8.7.4 (SEQUENCE) and 3.8.7.3 (LAST-MODIFIED).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from meetings.programme.changes import MEETING_FIELDS, SESSION_FIELDS, Change, between, of_fields, raises_sequence
from meetings.programme.faces import Document

# What a session's event says of its meeting: a change of it is a change of each session's event.
SHOWN_WITH_SESSIONS = ("venue", "city", "country", "country_names", "mode", "zone", "short")
_FIRST = {"sequence": 0, "change": []}


def stamped(previous: Document | None, draft: Document, at: datetime) -> Document:
    """The document that a release made at ``at`` freezes."""
    now = prepared(previous, draft)
    moment = at.isoformat()
    changes = of_fields(previous, now, MEETING_FIELDS) if previous else []
    now |= _stamp(previous, changes, MEETING_FIELDS, moment)
    now["last_dates"] = _last_dates(previous, now)
    before = {session["uid"]: session for session in previous["sessions"]} if previous else {}
    place = [change for change in changes if change["what"] in SHOWN_WITH_SESSIONS]
    now["sessions"] = [_session(before.get(session["uid"]), session, place, moment) for session in now["sessions"]]
    return now


def prepared(previous: Document | None, draft: Document) -> Document:
    """The draft as it would be released: what was released stays, and a cancelled meeting has no live session."""
    now = {**draft, "sessions": [dict(session) for session in draft["sessions"]]}
    kept = {session["uid"] for session in now["sessions"]}
    gone = [session for session in (previous or {}).get("sessions", []) if session["uid"] not in kept]
    now["sessions"] += [{**session, "standing": "cancelled"} for session in gone]
    for session in now["sessions"]:
        if session["standing"] == "planned" and not _stands(session, now):
            session["standing"] = now["standing"]
    now["sessions"].sort(key=lambda session: (datetime.fromisoformat(session["start"]), session["number"]))
    return now


def _stands(session: Mapping[str, Any], now: Document) -> bool:
    """Whether the meeting lets the session take place: a postponed one does, where it was moved to the new days."""
    if now["standing"] == "planned":
        return True
    first, last = (now["dates"][name] for name in ("earliest", "latest"))
    return now["standing"] == "postponed" and bool(first) and first <= session["start"][:10] <= last


def differences(previous: Document | None, draft: Document) -> list[dict[str, Any]]:
    """What a release made now would change, in reading order; what the preview and the list of releases show."""
    return [difference.plain() for difference in between(previous, prepared(previous, draft))]


def _session(was: Mapping[str, Any] | None, now: dict[str, Any], place: list[Change], moment: str) -> dict[str, Any]:
    changes: list[Change] = []
    if was is not None:
        changes = of_fields(was, now, SESSION_FIELDS) + place
        if was.get("link") != now.get("link"):
            changes.append({"what": "link", "was": None, "now": None})
    return now | _stamp(was, changes, {**MEETING_FIELDS, **SESSION_FIELDS}, moment)


def _stamp(
    was: Mapping[str, Any] | None, changes: list[Change], fields: Mapping[str, bool], moment: str
) -> dict[str, Any]:
    if was is None:
        return {**_FIRST, "stamp": moment}
    if not changes:
        return {name: was[name] for name in ("sequence", "stamp", "change")}
    return {"sequence": was["sequence"] + raises_sequence(changes, fields), "stamp": moment, "change": changes}


def _last_dates(previous: Document | None, now: Document) -> dict[str, Any] | None:
    """The days that calendars still show when a postponed meeting has none."""
    if now["dates"]["earliest"]:
        return None
    if previous is None:
        return None
    dates: dict[str, Any] | None = previous["dates"] if previous["dates"]["earliest"] else previous.get("last_dates")
    return dates
