"""What an organiser should look at before a release: what is missing, and warnings, which never block."""

from collections.abc import Iterable, Iterator
from typing import Final
from zoneinfo import ZoneInfo

from meetings.core import letters
from meetings.core.translation_mark import mark as _
from meetings.core.written_hours import last_day
from meetings.programme.models import Meeting, Session
from meetings.programme.rules.clashes import clashes
from meetings.programme.rules.findings import Finding

NO_LINK: Final = _("“%(one)s” has no link to join it.")


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
            found.append(Finding(text, {"group": str(group.number)}, groups=(group.number,)))
    return found


def warnings(meeting: Meeting) -> list[Finding]:
    """What clashes, is outside the meeting's days, online without a link, or has letters that are not printed."""
    live = [session for session in meeting.sessions if session.standing == "planned"]
    return [*clashes(meeting), *_outside(meeting, live), *_without_link(meeting, live), *_unprintable(meeting, live)]


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
            yield Finding(NO_LINK, {"one": session.title}, (session.number,))


def _unprintable(meeting: Meeting, sessions: list[Session]) -> Iterator[Finding]:
    """What nobody gets on paper: a mark stands for it, and what it was is told at the end."""
    place = (meeting.title, meeting.short, meeting.theme, meeting.note, meeting.venue, meeting.city)
    groups = [part for each in meeting.groups for part in (each.name, each.topic, each.facilitator, each.rapporteur)]
    yield from _lacking((*place, *groups), ())
    for session in sessions:
        speakers = [part for each in session.speakers for part in (each.name, each.title, each.affiliation)]
        room = session.room.name if session.room else None
        yield from _lacking((session.title, session.description, room, *speakers), (session.number,))


def _lacking(texts: Iterable[str | None], sessions: tuple[int, ...]) -> Iterator[Finding]:
    for written in filter(None, texts):
        found = letters.missing([written])
        if found:
            told = {"text": letters.around(written, found[0]), "letters": letters.named(found)}
            yield Finding(_("“%(text)s” has letters that cannot be printed: %(letters)s."), told, sessions)
