"""What a release freezes: the meeting with its sessions and groups as plain values, and how they are written down.

No join link, no personal contact and no membership of a group is ever in it. Days and moments are written in ISO
8601; a session's start and end carry the offset of the meeting's zone. What was once stored is never written again:
``upgraded`` reads every format that there ever was, and nothing but this package knows the stored keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, cast

from meetings.core.dates import FuzzyDates
from meetings.core.db import Kept
from meetings.programme.vocabulary import MeetingKind, Mode, SessionKind, SpeakerRole, Standing

# Of what is written; 1 had no number, 2 one session for a group. A field more needs no other: what lacks it reads as
# without.
FORMAT: Final = 3
Stored = Mapping[str, Any]  # a document, or a part of one, as this room reads what the database keeps
WORDING: Final = 1  # of calendar entries that are released now
NEVER: Final = datetime.fromtimestamp(0, UTC)  # the stamp of what was not released yet


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs, with both values as they are written down; a link only says that it is another one."""

    what: str
    was: Any
    now: Any

    @classmethod
    def read(cls, stored: Stored) -> "Change":
        """As a release keeps it."""
        return cls(stored["what"], stored["was"], stored["now"])

    @property
    def is_move(self) -> bool:
        """Whether it is of times: ``hours`` tells both of them, ``time``, which may be older, only what it must."""
        return self.what in ("time", "hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """What a release gives to the meeting and to each session: the version that calendars know, and its last change.

    ``wording`` is that of its calendar entry, which stays until it changes: 0 names neither the meeting nor the note.
    """

    sequence: int
    stamp: datetime
    change: tuple[Change, ...]
    release_note: str | None  # of the release in which it last changed; of what never changed there is none
    wording: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedParty:
    """A host or convenor, with its names by language as of the meeting's day."""

    kind: str  # state | organisation | mechanism | other
    code: str | None
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedSpeaker:
    """Somebody who speaks in a session."""

    role: SpeakerRole
    name: str
    title: str | None
    affiliation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedSession(Stamped):
    """One session. ``link`` tells one link to join from another, and is never enough to find it."""

    number: int
    uid: str
    title: str
    kind: SessionKind
    description: str
    start: datetime
    end: datetime
    room: str | None
    standing: Standing
    speakers: tuple[ReleasedSpeaker, ...]
    livestream_url: str | None  # where everybody may watch it
    interpretation: tuple[str, ...]  # codes of languages
    link: str | None
    off_agenda: bool  # it was cancelled and is known well enough: calendars alone keep it


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedGroup:
    """A breakout group; ``sessions`` are the numbers of those that break out into it, in their order."""

    number: int
    name: str
    topic: str
    sessions: tuple[int, ...]
    room: str | None
    facilitator: str | None
    rapporteur: str | None


@dataclass(frozen=True, slots=True)
class Announced:
    """What was announced of a meeting before it was held, as the record read it, with its sources."""

    as_read: Mapping[str, Any]

    @property
    def dates(self) -> FuzzyDates:
        """The days that were announced."""
        return _dates(self.as_read)

    @property
    def label(self) -> str | None:
        """The days in the words that were printed."""
        return self.as_read["label"] or None

    @property
    def place(self) -> str | None:
        """The place in the words that were printed."""
        return self.as_read.get("place_label") or self.as_read.get("city")

    @property
    def sources(self) -> list[str]:
        """Who says so."""
        return list(self.as_read["sources"])

    @property
    def held(self) -> bool:
        """Whether a record was found that it took place."""
        return bool(self.as_read.get("held", True))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedMeeting(Stamped):
    """The whole. Of a listed meeting ``kind`` is None, as is everything else but title and dates."""

    code: str
    uid: str
    kind: MeetingKind | None
    title: str
    short: str | None
    theme: str | None
    note: str | None
    standing: Standing
    dates: FuzzyDates
    last_dates: FuzzyDates | None  # that calendars still show when a postponed meeting has none
    zone: str | None
    mode: Mode | None
    venue: str | None
    city: str | None
    country: str | None  # ISO 3166-1 alpha-3
    country_names: Mapping[str, str]
    series: str | None
    hosts: tuple[ReleasedParty, ...]
    convenors: tuple[ReleasedParty, ...]
    regions: tuple[str, ...]
    feeds: tuple[str, ...]
    cycle: str | None
    planned: Announced | None
    sittings: tuple[str, ...]
    sources: tuple[str, ...]
    sessions: tuple[ReleasedSession, ...]
    groups: tuple[ReleasedGroup, ...]

    @property
    def on_agenda(self) -> tuple[ReleasedSession, ...]:
        """The sessions that pages, paper and tables show."""
        return tuple(session for session in self.sessions if not session.off_agenda)

    @property
    def first_and_last(self) -> tuple[datetime, ...]:
        """The moments at which the first session starts and the last one ends; none where there is no session."""
        shown = self.on_agenda
        return (min(session.start for session in shown), max(session.end for session in shown)) if shown else ()


class UnknownFormat(Exception):
    """A document that a later version of the program wrote."""


def upgraded(document: Kept) -> ReleasedMeeting:
    """A stored document of any format.

    :raises UnknownFormat: for one that a later version wrote.
    """
    kept = cast(Stored, document)
    if kept.get("format", 1) > FORMAT:
        raise UnknownFormat(kept["format"])
    return ReleasedMeeting(
        code=kept["code"],
        uid=kept["uid"],
        kind=kept["kind"],
        title=kept["title"],
        short=kept["short"],
        theme=kept["theme"],
        note=kept["note"],
        standing=kept["standing"],
        dates=_dates(kept["dates"]),
        last_dates=_dates(kept["last_dates"]) if kept.get("last_dates") else None,
        zone=kept["zone"],
        mode=kept["mode"],
        venue=kept["venue"],
        city=kept["city"],
        country=kept["country"],
        country_names=kept["country_names"],
        series=kept["series"],
        hosts=tuple(map(_party, kept["hosts"])),
        convenors=tuple(map(_party, kept["convenors"])),
        regions=tuple(kept["regions"]),
        feeds=tuple(kept["feeds"]),
        cycle=kept["cycle"],
        planned=Announced(kept["planned"]) if kept["planned"] else None,
        sittings=tuple(kept["sittings"]),
        sources=tuple(kept["sources"]),
        sessions=tuple(map(_session, kept["sessions"])),
        groups=tuple(map(_group, kept["groups"])),
        sequence=kept["sequence"],
        stamp=datetime.fromisoformat(kept["stamp"]),
        change=tuple(map(Change.read, kept["change"])),
        release_note=kept.get("release_note"),
        wording=kept.get("wording", 0),
    )


def _session(kept: Stored) -> ReleasedSession:
    return ReleasedSession(
        number=kept["number"],
        uid=kept["uid"],
        title=kept["title"],
        kind=kept["kind"],
        description=kept["description"],
        start=datetime.fromisoformat(kept["start"]),
        end=datetime.fromisoformat(kept["end"]),
        room=kept["room"],
        standing=kept["standing"],
        speakers=tuple(map(_speaker, kept["speakers"])),
        livestream_url=kept.get("livestream_url"),
        interpretation=tuple(kept.get("interpretation", ())),
        link=kept.get("link"),
        off_agenda=kept.get("off_agenda", False),
        sequence=kept["sequence"],
        stamp=datetime.fromisoformat(kept["stamp"]),
        change=tuple(map(Change.read, kept["change"])),
        release_note=kept.get("release_note"),
        wording=kept.get("wording", 0),
    )


def _speaker(kept: Stored) -> ReleasedSpeaker:
    return ReleasedSpeaker(role=kept["role"], name=kept["name"], title=kept["title"], affiliation=kept["affiliation"])


def _group(kept: Stored) -> ReleasedGroup:
    return ReleasedGroup(
        number=kept["number"],
        name=kept["name"],
        topic=kept["topic"],
        sessions=tuple(kept["sessions"]) if "sessions" in kept else _only(kept["session"]),
        room=kept["room"],
        facilitator=kept["facilitator"],
        rapporteur=kept["rapporteur"],
    )


def _only(session: int | None) -> tuple[int, ...]:
    """Of a group as the formats before 3 keep it: with the one session it had, if any."""
    return () if session is None else (session,)


def _party(kept: Stored) -> ReleasedParty:
    return ReleasedParty(kind=kept["kind"], code=kept["code"], names=kept["names"])


def _dates(kept: Stored) -> FuzzyDates:
    days = [date.fromisoformat(kept[name]) if kept[name] else None for name in ("earliest", "latest")]
    return FuzzyDates(kept["label"], days[0], days[1], kept["status"])
