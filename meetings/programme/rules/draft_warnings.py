"""What an organiser should look at before a release: what is missing, and warnings, which never block."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from zoneinfo import ZoneInfo

from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.core.written_hours import last_day
from meetings.formats.pdf import glyphs
from meetings.programme.models import Meeting, Session


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence for the organiser; ``sessions`` are the numbers of those it is about."""

    message: str
    values: dict[str, str]
    sessions: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.message % self.values


def missing(meeting: Meeting) -> list[Finding]:
    """What readers will look for and not find."""
    found = []
    if meeting.dates is None or meeting.dates.status == "undetermined":
        found.append(Finding(_("No dates yet: the meeting shows as to be determined and is in no calendar."), {}))
    if meeting.mode is None:
        found.append(Finding(_("Say whether people meet in person, online or both."), {}))
    if meeting.mode in ("in-person", "hybrid") and not meeting.city:
        found.append(Finding(_("No place yet."), {}))
    if not any(party.role == "host" for party in meeting.parties):
        found.append(Finding(_("No host named."), {}))
    if not meeting.sessions:
        found.append(Finding(_("No sessions yet: the release announces the meeting only."), {}))
    for group in meeting.groups:
        if not group.facilitator or not group.rapporteur:
            text = _("Group %(group)s has no facilitator or no rapporteur.")
            found.append(Finding(text, {"group": str(group.number)}))
    return found


def warnings(meeting: Meeting) -> list[Finding]:
    """Clashes of room and speaker, sessions outside the meeting's days, online without a link, letters not printed."""
    live = [session for session in meeting.sessions if session.standing == "planned"]
    return [*_clashes(live), *_outside(meeting, live), *_without_link(meeting, live), *_unprintable(meeting, live)]


def _clashes(sessions: list[Session]) -> Iterator[Finding]:
    for one, other in combinations(sessions, 2):
        if one.ends_at <= other.starts_at or other.ends_at <= one.starts_at:
            continue
        pair = {"one": one.title, "other": other.title}
        if one.room_id is not None and one.room_id == other.room_id and one.room:
            text = _("“%(one)s” and “%(other)s” overlap in %(room)s.")
            yield Finding(text, pair | {"room": one.room.name}, (one.number, other.number))
        for name in _names(one).keys() & _names(other).keys():
            text = _("%(name)s speaks in “%(one)s” and “%(other)s” at the same time.")
            yield Finding(text, pair | {"name": _names(one)[name]}, (one.number, other.number))


def _names(session: Session) -> dict[str, str]:
    return {folded(speaker.name): speaker.name for speaker in session.speakers}


def _outside(meeting: Meeting, sessions: list[Session]) -> Iterator[Finding]:
    first, last = meeting.dates_earliest, meeting.dates_latest
    if first is None or last is None:
        return
    for session in sessions:
        zone = ZoneInfo(session.zone)
        start, end = session.starts_at.astimezone(zone), session.ends_at.astimezone(zone)
        if start.date() < first or last_day(start, end) > last:
            text = _("“%(one)s” is outside the meeting's days.")
            yield Finding(text, {"one": session.title}, (session.number,))


def _without_link(meeting: Meeting, sessions: list[Session]) -> Iterator[Finding]:
    if meeting.mode not in ("online", "hybrid"):
        return
    for session in sessions:
        if session.join_url is None and session.kind not in ("break", "ceremony"):
            text = _("“%(one)s” has no link to join it.")
            yield Finding(text, {"one": session.title}, (session.number,))


def _unprintable(meeting: Meeting, sessions: list[Session]) -> Iterator[Finding]:
    """What nobody gets on paper: as long as it is there, neither the agenda nor any other sheet with it is printed."""
    place = (meeting.title, meeting.short, meeting.theme, meeting.note, meeting.venue, meeting.city)
    groups = [part for each in meeting.groups for part in (each.name, each.topic, each.facilitator, each.rapporteur)]
    yield from _lacking((*place, *groups), ())
    for session in sessions:
        speakers = [part for each in session.speakers for part in (each.name, each.title, each.affiliation)]
        room = session.room.name if session.room else None
        yield from _lacking((session.title, session.description, room, *speakers), (session.number,))


def _lacking(texts: Iterable[str | None], sessions: tuple[int, ...]) -> Iterator[Finding]:
    for written in filter(None, texts):
        found = glyphs.missing([written])
        if found:
            told = {"text": glyphs.around(written, found[0]), "letters": glyphs.named(found)}
            yield Finding(_("“%(text)s” has letters that cannot be printed: %(letters)s."), told, sessions)
