"""What differs between two documents of one meeting, as data: the preview, a calendar's note and the page all read it.

A change is ``{"what": …, "was": …, "now": …}``. Which changes raise SEQUENCE is decided here and nowhere else.
Source: RFC 5546, section 2.1.4 (a change of time, place or status is a new sequence).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from meetings.programme.faces import Document

Change = dict[str, Any]

# Field of a session, and whether a change of it raises SEQUENCE.
SESSION_FIELDS = {
    "start": True, "end": True, "room": True, "standing": True,
    "title": False, "kind": False, "description": False, "speakers": False,
}  # fmt: skip
MEETING_FIELDS = {
    "dates": True, "standing": True, "city": True, "country": True, "venue": True, "mode": True, "zone": True,
    "country_names": False,
    "title": False, "short": False, "kind": False, "theme": False, "note": False, "hosts": False, "convenors": False,
    "regions": False, "feeds": False, "cycle": False, "sittings": False, "series": False, "planned": False,
    "sources": False,
}  # fmt: skip
GROUP_FIELDS = ("name", "topic", "room", "session", "facilitator", "rapporteur")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is new, gone or changed: the meeting, a session or a group, with its changes."""

    subject: str  # meeting | session | group
    number: int | None
    title: str
    kind: str  # new | changed | cancelled | removed | restored
    changes: list[Change]

    def plain(self) -> dict[str, Any]:
        """As a release keeps it."""
        return {
            "subject": self.subject,
            "number": self.number,
            "title": self.title,
            "kind": self.kind,
            "changes": self.changes,
        }


def of_fields(
    was: Mapping[str, Any], now: Mapping[str, Any], fields: Mapping[str, bool] | tuple[str, ...]
) -> list[Change]:
    """The fields that differ, start and end told as one move."""
    found: list[Change] = [
        {"what": name, "was": was.get(name), "now": now.get(name)} for name in fields if was.get(name) != now.get(name)
    ]
    if {"start", "end"} & {change["what"] for change in found} and "start" in now:
        move: Change = {"what": "time", "was": [was["start"], was["end"]], "now": [now["start"], now["end"]]}
        found = [move, *(change for change in found if change["what"] not in ("start", "end"))]
    return found


def raises_sequence(changes: list[Change], fields: Mapping[str, bool]) -> bool:
    """Whether a subscribed calendar must take the event as a new version."""
    return any(change["what"] in ("time", "link") or fields.get(change["what"], False) for change in changes)


def between(was: Document | None, now: Document) -> list[Difference]:
    """Everything that differs, in reading order: the meeting, its sessions, its groups."""
    if was is None:
        return [Difference("meeting", None, now["title"], "new", [])]
    found = [*_meeting(was, now), *_sessions(was, now), *_groups(was, now)]
    return [difference for difference in found if difference.kind != "changed" or difference.changes]


def _meeting(was: Document, now: Document) -> Iterator[Difference]:
    changes = of_fields(was, now, MEETING_FIELDS)
    yield Difference("meeting", None, now["title"], _kind(was, now, changes), changes)


def _sessions(was: Document, now: Document) -> Iterator[Difference]:
    before = {session["uid"]: session for session in was["sessions"]}
    for session in now["sessions"]:
        old = before.pop(session["uid"], None)
        if old is None:
            yield Difference("session", session["number"], session["title"], "new", [])
        else:
            changes = of_fields(old, session, SESSION_FIELDS) + list(_link(old, session))
            yield Difference("session", session["number"], session["title"], _kind(old, session, changes), changes)
    for gone in before.values():
        yield Difference("session", gone["number"], gone["title"], "removed", [])


def _link(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    # Only that it changed: the address itself is never in a document, only a keyed digest of it.
    if was.get("link") != now.get("link"):
        yield {"what": "link", "was": None, "now": None}


def _groups(was: Document, now: Document) -> Iterator[Difference]:
    before = {group["number"]: group for group in was["groups"]}
    for group in now["groups"]:
        old = before.pop(group["number"], None)
        if old is None:
            yield Difference("group", group["number"], group["name"], "new", [])
        else:
            yield Difference("group", group["number"], group["name"], "changed", of_fields(old, group, GROUP_FIELDS))
    for gone in before.values():
        yield Difference("group", gone["number"], gone["name"], "removed", [])


def _kind(was: Mapping[str, Any], now: Mapping[str, Any], changes: list[Change]) -> str:
    if was["standing"] == now["standing"]:
        return "changed"
    if now["standing"] == "cancelled":
        return "cancelled"
    return "restored" if was["standing"] == "cancelled" else "changed"
