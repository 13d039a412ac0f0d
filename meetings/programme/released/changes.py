"""What differs between two documents of one meeting, as data: the preview, a calendar's note and the page all read it.

Which changes raise SEQUENCE is decided here and nowhere else.
Source: RFC 5546, section 2.1.4 (a change of time, place or status is a new sequence).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from meetings.core.db import Kept
from meetings.programme.released import group_fields, session_fields
from meetings.programme.released.document import Change, ReleasedGroup, ReleasedMeeting, ReleasedSession, Stored
from meetings.programme.released.writing import plain
from meetings.programme.vocabulary import DifferenceKind

Subject = Literal["meeting", "session", "group"]

# Field, and whether a change of it raises SEQUENCE.
SESSION_FIELDS = {field.name: field.raises_sequence for field in session_fields.FIELDS}
MEETING_FIELDS = {
    "dates": True, "standing": True, "city": True, "country": True, "venue": True, "mode": True, "zone": True,
    "country_names": False,
    "title": False, "short": False, "kind": False, "theme": False, "note": False, "hosts": False, "convenors": False,
    "regions": False, "feeds": False, "cycle": False, "sittings": False, "series": False, "planned": False,
    "sources": False,
}  # fmt: skip
GROUP_FIELDS = [field.name for field in group_fields.FIELDS]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is new, gone or changed: the meeting, a session or a group, with its changes."""

    subject: Subject
    number: int | None
    title: str
    kind: DifferenceKind
    changes: tuple[Change, ...]

    @classmethod
    def read(cls, difference: Kept) -> "Difference":
        """As a release keeps it."""
        kept = cast(Stored, difference)
        return cls(
            kept["subject"], kept["number"], kept["title"], kept["kind"], tuple(map(Change.read, kept["changes"]))
        )

    @property
    def is_move(self) -> bool:
        """Whether a time is among what changed."""
        return any(change.is_move for change in self.changes)

    def but_standing(self) -> "Difference":
        """As a mere change, without the word that says how it stands now."""
        left = self.changes if self.kind == "changed" else _but(("standing",), self.changes)
        return replace(self, kind="changed", changes=tuple(left))


def of_fields(was: Any, now: Any, names: Iterable[str]) -> list[Change]:
    """The fields that differ, start and end told as one move (``Change.is_move``)."""
    before, after = ({name: plain(getattr(each, name)) for name in names} for each in (was, now))
    found = [Change(name, before[name], after[name]) for name in names if before[name] != after[name]]
    if {"start", "end"} & {change.what for change in found}:
        times = [[values["start"], values["end"]] for values in (before, after)]
        found = [Change(_move(was, now), *times), *_but(("start", "end"), found)]
    return found


def _move(was: Any, now: Any) -> str:
    """``hours`` where it starts at another time and lasts longer or shorter: then neither end follows from the other.

    Releases before format 3 call that ``time`` too, and go on telling the start alone.
    """
    return "hours" if was.start != now.start and was.end - was.start != now.end - now.start else "time"


def of_session(was: ReleasedSession, now: ReleasedSession) -> list[Change]:
    """What differs in a session. Of its link only that: the address itself is never in a document."""
    found = of_fields(was, now, SESSION_FIELDS)
    return [Change("link", None, None) if change.what == "link" else change for change in found]


def _but(names: Iterable[str], changes: Iterable[Change]) -> list[Change]:
    return [change for change in changes if change.what not in names]


def raises_sequence(changes: Iterable[Change], fields: Mapping[str, bool]) -> bool:
    """Whether a subscribed calendar must take the event as a new version."""
    return any(change.is_move or fields.get(change.what, False) for change in changes)


def between(was: ReleasedMeeting | None, now: ReleasedMeeting) -> list[Difference]:
    """Everything that differs, in reading order: the meeting, its sessions, its groups."""
    if was is None:
        kind: DifferenceKind = "cancelled" if now.standing == "cancelled" else "new"
        return [Difference("meeting", None, now.title, kind, ())]
    found = [*_meeting(was, now), *_sessions(was, now), *_groups(was, now)]
    return [difference for difference in found if difference.kind != "changed" or difference.changes]


def _meeting(was: ReleasedMeeting, now: ReleasedMeeting) -> Iterator[Difference]:
    changes = of_fields(was, now, MEETING_FIELDS)
    yield Difference("meeting", None, now.title, _kind(was, now), tuple(changes))


def _sessions(was: ReleasedMeeting, now: ReleasedMeeting) -> Iterator[Difference]:
    before = {session.uid: session for session in was.sessions}
    for session in now.sessions:
        old = before.pop(session.uid, None)
        if old is None:
            yield Difference("session", session.number, session.title, "new", ())
        else:
            changes, kind = tuple(of_session(old, session)), _kind(old, session)
            if session.off_agenda and not old.off_agenda:
                kind = "taken-off"
            elif old.off_agenda and not session.off_agenda and session.standing == "cancelled":
                kind = "put-back"
            yield Difference("session", session.number, session.title, kind, changes)
    for gone in before.values():
        yield Difference("session", gone.number, gone.title, "removed", ())


def _groups(was: ReleasedMeeting, now: ReleasedMeeting) -> Iterator[Difference]:
    before = {group.number: group for group in was.groups}
    for group in now.groups:
        old: ReleasedGroup | None = before.pop(group.number, None)
        if old is None:
            yield Difference("group", group.number, group.name, "new", ())
        else:
            yield Difference("group", group.number, group.name, "changed", tuple(of_fields(old, group, GROUP_FIELDS)))
    for gone in before.values():
        yield Difference("group", gone.number, gone.name, "removed", ())


def _kind(was: ReleasedMeeting | ReleasedSession, now: ReleasedMeeting | ReleasedSession) -> DifferenceKind:
    if was.standing == now.standing:
        return "changed"
    if now.standing == "cancelled":
        return "cancelled"
    return "restored" if was.standing == "cancelled" else "changed"
