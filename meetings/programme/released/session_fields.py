"""The one table of a session's fields. A field more is a row here, a column of the draft and a line in the document.

The order is that in which changes are told; columns have places of their own.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from meetings.core.translation_mark import mark as _
from meetings.programme.models import Session
from meetings.programme.released.cells import (
    ADDRESS_NEEDED,
    Translate,
    Wall,
    is_secure,
    read_address,
    read_day,
    read_lines,
    read_number,
    read_text,
    read_wall,
    read_word,
    wall_of,
    write_word,
)
from meetings.programme.released.document import NEVER, WORDING, ReleasedSession
from meetings.programme.released.fields import Column, Field, frozen
from meetings.programme.released.languages import codes_of, languages_wrong, read_languages
from meetings.programme.released.speaker_fields import (
    SpeakerEntry,
    frozen_speakers,
    line_of,
    read_speakers,
    speakers_told,
    speakers_wrong,
    typed_from_line,
    write_speakers,
)
from meetings.programme.vocabulary import SESSION_KINDS, SPEAKER_ROLES, STANDINGS, SessionKind

Values = Mapping[str, Any]  # by column, in codes: what the cells of a row say, in no language


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEntry:
    """A session as typed: wall times in the meeting's zone; ``fold`` answers which of two equal wall times is meant.

    Nothing has a default: whoever makes one says all of it, or a field would be erased that nobody meant to touch.
    """

    title: str
    kind: SessionKind
    start: datetime
    end: datetime
    start_fold: int | None
    end_fold: int | None
    room: str | None
    description: str
    join_url: str | None
    livestream_url: str | None
    interpretation: str  # codes of languages between spaces, in whatever case
    speakers: Sequence[SpeakerEntry]


def _or_nothing(value: str | None) -> str:
    return value or ""


def _link_wrong(value: str | None) -> str | None:
    return ADDRESS_NEEDED if value and not is_secure(value) else None


def _local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(UTC if zone == "UTC" else ZoneInfo(zone))


def _digest_of_link(session: Session) -> str | None:
    # Enough to see that the link changed, never enough to find it.
    if session.join_url is None:
        return None
    return hashlib.sha256(f"{session.uid}|{session.join_url}".encode()).hexdigest()[:16]


NUMBER: Final[Column[ReleasedSession]] = Column(
    name="number", heading=_("No."), place=0, width=5, on_paper=True, of=lambda session, _zone: session.number,
    read=read_number, empty=None, kept_when_empty=True,
)  # fmt: skip
FIELDS: Final[tuple[Field[Session, SessionEntry, ReleasedSession], ...]] = (
    Field(
        name="start", heading=_("Starts"), phrase="", raises_sequence=True,
        draft=lambda session: session.start_wall, entry=lambda entry: entry.start, told="{:%Y-%m-%d %H:%M}".format,
        freeze=lambda session: _local(session.starts_at, session.zone),
        columns=(
            Column(name="day", heading=_("Day"), place=10, width=11, on_paper=True,
                   of=lambda session, _zone: session.start.date(), read=read_day, empty=None),
            Column(name="start", heading=_("Starts"), place=20, width=9, on_paper=True,
                   of=lambda session, zone: wall_of(session.start, zone), read=read_wall, empty=None),
        ),
    ),
    Field(
        name="end", heading=_("Ends"), phrase="", raises_sequence=True,
        draft=lambda session: session.end_wall, entry=lambda entry: entry.end, told="{:%Y-%m-%d %H:%M}".format,
        freeze=lambda session: _local(session.ends_at, session.zone),
        columns=(
            Column(name="end", heading=_("Ends"), place=30, width=9, on_paper=True,
                   of=lambda session, zone: wall_of(session.end, zone), read=read_wall, empty=None),
            Column(name="end_day", heading=_("Ends on another day"), place=40, width=11, on_paper=False,
                   of=lambda session, _zone: _other_day(session), read=read_day, empty=None),
        ),
    ),
    Field(
        name="room", heading=_("Room"), phrase="", raises_sequence=True,
        draft=lambda session: session.room.name if session.room else None, entry=lambda entry: entry.room,
        told=_or_nothing,
        columns=(Column(name="room", heading=_("Room"), place=70, width=18, on_paper=True,
                        of=lambda session, _zone: session.room or "", read=read_text(100)),),
    ),
    Field(
        name="standing", heading=_("Status"), phrase="", raises_sequence=True,
        draft=lambda session: session.standing, entry=None,
        columns=(Column(name="standing", heading=_("Status"), place=100, width=11, on_paper=True,
                        of=lambda session, _zone: session.standing,
                        read=read_word(lambda words: words.standings, "standing"), write=write_word(STANDINGS),
                        empty="planned", kept_when_empty=True),),
    ),
    Field(
        name="title", heading=_("Title"), phrase=_("title"), raises_sequence=False,
        draft=lambda session: session.title, entry=lambda entry: entry.title.strip(),
        wrong=lambda title: None if title else _("Give the session a title."), keep=True,
        columns=(Column(name="title", heading=_("Title"), place=50, width=40, on_paper=True,
                        of=lambda session, _zone: session.title, read=read_text(300)),),
    ),
    Field(
        name="kind", heading=_("Type"), phrase=_("kind"), raises_sequence=False,
        draft=lambda session: session.kind, entry=lambda entry: entry.kind,
        wrong=lambda kind: None if kind in SESSION_KINDS else _("Choose one of the kinds listed."), keep=True,
        columns=(Column(name="kind", heading=_("Type"), place=60, width=14, on_paper=True,
                        of=lambda session, _zone: session.kind, read=read_word(lambda words: words.kinds, "kind"),
                        write=write_word(SESSION_KINDS), empty="plenary", kept_when_empty=True),),
    ),
    Field(
        name="description", heading=_("Description"), phrase=_("description"), raises_sequence=False,
        draft=lambda session: session.description, entry=lambda entry: entry.description.strip(), keep=True,
        columns=(Column(name="description", heading=_("Description"), place=90, width=44, on_paper=False,
                        of=lambda session, _zone: session.description, read=read_lines(10_000)),),
    ),
    Field(
        name="speakers", heading=_("Speakers"), phrase=_("speakers"), raises_sequence=False,
        draft=lambda session: session.speakers, entry=lambda entry: entry.speakers, told=speakers_told,
        freeze=frozen_speakers, wrong=speakers_wrong,
        columns=(Column(name="speakers", heading=_("Speakers"), place=80, width=44, on_paper=True,
                        of=lambda session, _zone: tuple(map(line_of, session.speakers)), read=read_speakers,
                        write=write_speakers(SPEAKER_ROLES), empty=()),),
    ),
    Field(
        name="livestream_url", heading=_("Webcast"), phrase=_("webcast"), raises_sequence=False,
        draft=lambda session: session.livestream_url, entry=lambda entry: entry.livestream_url, told=_or_nothing,
        wrong=_link_wrong, keep=True,
        columns=(Column(name="livestream_url", heading=_("Webcast"), place=95, width=30, on_paper=False,
                        of=lambda session, _zone: session.livestream_url or "", read=read_address(1000)),),
    ),
    Field(
        name="interpretation", heading=_("Interpretation"), phrase=_("interpretation"), raises_sequence=False,
        draft=lambda session: session.interpretation, entry=lambda entry: codes_of(entry.interpretation), keep=True,
        told=str.upper, freeze=lambda session: tuple(session.interpretation.split()), wrong=languages_wrong,
        columns=(Column(name="interpretation", heading=_("Interpretation"), place=97, width=14, on_paper=True,
                        of=lambda session, _zone: " ".join(session.interpretation).upper(), read=read_languages),),
    ),
    Field(
        name="link", heading=_("Link to join"), phrase="", raises_sequence=True,
        draft=lambda session: session.join_url, entry=lambda entry: entry.join_url,
        told=lambda link: "set" if link else "", freeze=_digest_of_link, wrong=_link_wrong, form="join_url",
        columns=(Column(name="link", heading=_("Link to join"), place=110, width=30, on_paper=False,
                        of=lambda _session, _zone: "", read=read_address(1000)),),
    ),
)  # fmt: skip
COLUMNS: Final[Mapping[str, Column[ReleasedSession]]] = MappingProxyType({
    column.name: column
    for column in sorted((NUMBER, *(each for field in FIELDS for each in field.columns)), key=lambda each: each.place)
})  # fmt: skip
BLANK: Final[Values] = MappingProxyType({name: column.empty for name, column in COLUMNS.items()})


def as_released(session: Session) -> ReleasedSession:
    """A session of the draft as a release made now would freeze it, without what the release itself gives."""
    return ReleasedSession(
        number=session.number,
        uid=session.uid,
        sequence=0,
        stamp=NEVER,
        change=(),
        release_note=None,
        wording=WORDING,
        off_agenda=session.off_agenda,
        **frozen(session, FIELDS),
    )


def values_of(session: ReleasedSession, zone: str, link: str | None = None) -> Values:
    """What the cells of its row say of a session.

    :param zone: of the meeting, in which its times are told.
    :param link: to join, which no document holds.
    """
    return {**{name: column.of(session, zone) for name, column in COLUMNS.items()}, "link": link or ""}


def cell(name: str, values: Values, say: Translate) -> str | int | Any:
    """What stands in a cell of that column, in the language that ``say`` speaks."""
    return COLUMNS[name].write(values[name], say)


def entry_of(values: Values, session: Session | None) -> SessionEntry:
    """What the cells of a row say, as if it had been typed.

    :param session: the one that the row is about; only a speaker who was there keeps the tie to a person.
    """
    return SessionEntry(
        title=values["title"],
        kind=values["kind"],
        start=_at(values["day"], values["start"]),
        end=_at(values["end_day"] or values["day"], values["end"]),
        start_fold=_fold(values["start"]),
        end_fold=_fold(values["end"]),
        room=values["room"] or None,
        description=values["description"],
        join_url=values["link"] or None,
        livestream_url=values["livestream_url"] or None,
        interpretation=values["interpretation"],
        speakers=[typed_from_line(each, session) for each in values["speakers"]],
    )


def blank_entry(title: str, start: datetime, end: datetime) -> SessionEntry:
    """A new session of which nothing more is said: every other field is what an empty cell says."""
    times = {"day": start.date(), "start": Wall(start.hour, start.minute)}
    times |= {"end_day": end.date(), "end": Wall(end.hour, end.minute)}
    return entry_of({**BLANK, "title": title, **times}, None)


def _at(day: Any, wall: Wall) -> datetime:
    return datetime(day.year, day.month, day.day, wall.hour, wall.minute)


def _fold(wall: Wall) -> int | None:
    return None if wall.fold is None else wall.fold - 1


def _other_day(session: ReleasedSession) -> Any:
    return session.end.date() if session.end.date() != session.start.date() else None
