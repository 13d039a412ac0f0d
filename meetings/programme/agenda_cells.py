"""A session as the cells of a row: the columns of an agenda's table, what is in each, and how it is read back.

What an export writes and what an import reads are the two halves of this module, so that one cannot drift from the
other. A doubled wall time is told apart by ``(1)`` or ``(2)`` after it, a speaker is a line of its own:
``role | name | title | affiliation``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from meetings.core.translation_mark import mark as _
from meetings.programme.released.calendars import SESSION_KINDS
from meetings.programme.released.document import ReleasedSession
from meetings.programme.rules.wall_times import ambiguous

HEADINGS: Final = MappingProxyType({
    "number": _("No."), "day": _("Day"), "start": _("Starts"), "end": _("Ends"), "end_day": _("Ends on another day"),
    "title": _("Title"), "kind": _("Type"), "room": _("Room"), "speakers": _("Speakers"),
    "description": _("Description"), "standing": _("Status"), "link": _("Link to join"),
})  # fmt: skip
STANDINGS: Final = MappingProxyType({
    "planned": _("Planned"), "cancelled": _("Cancelled"), "postponed": _("Postponed"),
})  # fmt: skip
SPEAKER_ROLES: Final = MappingProxyType({
    "chair": _("Chair"), "moderator": _("Moderator"), "speaker": _("Speaker"), "panellist": _("Panellist"),
    "rapporteur": _("Rapporteur"),
})  # fmt: skip
KINDS: Final = MappingProxyType(dict(SESSION_KINDS))


class Speaker(NamedTuple):
    """A speaker as a line says it; nothing is an empty word."""

    role: str
    name: str
    title: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Wall:
    """A time on the wall; ``fold`` is 1 or 2 where it comes twice that day."""

    hour: int
    minute: int
    fold: int | None = None

    def __str__(self) -> str:
        """As a cell holds it: ``09:30``, or ``02:30 (2)``."""
        return f"{self.hour:02}:{self.minute:02}" + (f" ({self.fold})" if self.fold else "")


Values = Mapping[str, Any]  # by column, in codes: what the cells say, in no language


def values_of(session: ReleasedSession, zone: str, link: str | None = None) -> Values:
    """A session of a document, or of the draft as a document.

    :param zone: of the meeting, in which its times are told.
    :param link: to join, which no document holds.
    """
    start, end = session.start, session.end
    return {
        "number": session.number,
        "day": start.date(),
        "start": _wall(start, zone),
        "end": _wall(end, zone),
        "end_day": end.date() if end.date() != start.date() else None,
        "title": session.title,
        "kind": session.kind,
        "room": session.room or "",
        "speakers": tuple(
            Speaker(each.role, each.name, each.title or "", each.affiliation or "") for each in session.speakers
        ),
        "description": session.description or "",
        "standing": session.standing,
        "link": link or "",
    }


def _wall(moment: datetime, zone: str) -> Wall:
    wall = moment.replace(tzinfo=None)
    if not ambiguous(wall, zone):
        return Wall(wall.hour, wall.minute)
    first = wall.replace(tzinfo=ZoneInfo(zone), fold=0).utcoffset() or timedelta()
    return Wall(wall.hour, wall.minute, 1 if moment.utcoffset() == first else 2)


class Say:
    """Puts codes into the words of one language."""

    def __init__(self, translate: Any) -> None:
        self._translate = translate

    def cell(self, name: str, values: Values) -> str | int | date | None:
        """What stands in a cell of that column."""
        value = values[name]
        if name in _WORDS:
            return str(self._translate(_WORDS[name].get(value, value)))
        if name == "speakers":
            return "\n".join(self._line(speaker) for speaker in value)
        return str(value) if isinstance(value, Wall) else value

    def _line(self, speaker: Speaker) -> str:
        parts = [self._translate(SPEAKER_ROLES[speaker.role]), *map(_escaped, speaker[1:])]
        while not parts[-1]:
            parts.pop()
        return " | ".join(parts)


_WORDS: Final[Mapping[str, Mapping[str, str]]] = {"kind": KINDS, "standing": STANDINGS}


def _escaped(text: str) -> str:
    """A part of a speaker's line, in which a bar and a line break would begin another part."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")
