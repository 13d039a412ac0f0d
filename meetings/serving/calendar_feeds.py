"""Calendars (iCalendar) of released meetings and sessions as bytes, and what the query of their address asks for.

Nothing here asks who looks or what time it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask_babel import force_locale, gettext

from meetings.core.errors import Invalid, Missing
from meetings.core.languages import CATALOGUES
from meetings.core.translation_mark import mark as _
from meetings.formats.ical import calendar_bytes, event_bytes, timezone_bytes
from meetings.programme.released.calendar_events import Speech, meeting_event, session_event, session_events
from meetings.programme.released.document import ReleasedMeeting

DETAILS = ("sessions", "meeting")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a calendar's address asks for. No content negotiation: the address alone decides."""

    detail: str = "sessions"
    language: str = "en"
    alarm_minutes: int | None = None

    @classmethod
    def from_args(cls, args: dict[str, str]) -> "Wish":
        """Read the address.

        :raises Invalid: for a detail, a language or an alarm that there is not.
        """
        if not args:
            return EVERYBODY
        detail, language, alarm = args.get("detail", DETAILS[0]), args.get("lang", "en"), args.get("alarm")
        if detail not in DETAILS:
            raise Invalid(_("Ask for detail=sessions or detail=meeting."))
        if language not in CATALOGUES:
            raise Invalid(_("Ask for lang=en, lang=fr or lang=es."))
        if alarm is not None and not (alarm.isascii() and alarm.isdigit() and 1 <= int(alarm) <= 7 * 24 * 60):
            raise Invalid(_("Ask for an alarm from 1 to 10080 minutes before the start."))
        return cls(detail, language, int(alarm) if alarm else None)

    def query_string(self) -> str:
        """The one way this wish is written in an address; empty for what everybody gets."""
        parts = []
        if self.detail != DETAILS[0]:
            parts.append(f"detail={self.detail}")
        if self.language != "en":
            parts.append(f"lang={self.language}")
        if self.alarm_minutes is not None:
            parts.append(f"alarm={self.alarm_minutes}")
        return "?" + "&".join(parts) if parts else ""


EVERYBODY = Wish()


def calendar_of_meeting(document: ReleasedMeeting, wish: Wish, public_url: str) -> bytes:
    """The meeting and, unless only the meeting is asked for, each of its sessions."""
    with force_locale(wish.language):
        speech = _speech(wish, public_url)
        event = meeting_event(document, speech, wish.alarm_minutes)
        events = [event_bytes(event)] if event else []
        zones: Iterable[bytes] = ()
        if wish.detail == "sessions":
            events += [event_bytes(session) for session in session_events(document, speech, wish.alarm_minutes)]
            zones = _zones(document)
        return calendar_bytes(
            name=document.short or document.title,
            source=f"{public_url}/meetings/{document.code}/calendar.ics{wish.query_string()}",
            zone=document.zone,
            zones=zones,
            events=events,
        )


def calendar_of_session(document: ReleasedMeeting, number: int, wish: Wish, public_url: str) -> bytes:
    """One session.

    :raises Missing: when the release has no session of that number.
    """
    for session in document.sessions:
        if session.number == number:
            break
    else:
        raise Missing(_("This meeting has no session of that number."))
    with force_locale(wish.language):
        event = session_event(document, session, _speech(wish, public_url), wish.alarm_minutes)
        return calendar_bytes(
            name=session.title,
            source=f"{public_url}/meetings/{document.code}/sessions/{number}.ics{wish.query_string()}",
            zone=document.zone,
            zones=_zones(document),
            events=[event_bytes(event)],
        )


def block_of_meeting(document: ReleasedMeeting, wish: Wish, public_url: str) -> bytes:
    """The meeting's own event, as the calendar of the list joins it; empty while it has no days."""
    with force_locale(wish.language):
        event = meeting_event(document, _speech(wish, public_url), wish.alarm_minutes)
        return event_bytes(event) if event else b""


def calendar_of_list(blocks: Iterable[bytes], wish: Wish, source: str) -> bytes:
    """Everything that the list of meetings shows."""
    with force_locale(wish.language):
        name = gettext("Meetings on migration")
    return calendar_bytes(name=name, source=source, zone=None, zones=(), events=blocks)


def _speech(wish: Wish, public_url: str) -> Speech:
    return Speech(gettext, wish.language, public_url)


def _zones(document: ReleasedMeeting) -> Iterator[bytes]:
    if document.zone and document.sessions:
        years = [moment.year for session in document.sessions for moment in (session.start, session.end)]
        yield timezone_bytes(document.zone, min(years), max(years))
