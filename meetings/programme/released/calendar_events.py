"""A released document as calendar events. Everything in them comes from the document: same release, same bytes.

Source: RFC 5545 and 7986; the choices are those that Outlook, Google and Apple calendars read alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from typing import Literal
from zoneinfo import ZoneInfo

from meetings.core.dates import FuzzyDates
from meetings.core.translation_mark import mark as _
from meetings.core.written_days import colon_in
from meetings.core.written_hours import hours_in
from meetings.formats.ical import AllDay, Timed
from meetings.programme.released.change_phrases import Say, in_words
from meetings.programme.released.document import ReleasedMeeting, ReleasedSession
from meetings.programme.vocabulary import MEETING_KINDS, MODES, SESSION_KINDS

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]


@dataclass(frozen=True, slots=True)
class Speech:
    """In which language a calendar speaks, and the address that its links begin with."""

    say: Say
    language: str
    public_url: str


def meeting_event(document: ReleasedMeeting, speech: Speech, alarm_minutes: int | None = None) -> AllDay | None:
    """The meeting itself as one block of whole days; None while it has no days at all."""
    dates = document.dates
    shown = dates if dates.earliest else document.last_dates
    if shown is None or shown.earliest is None or shown.latest is None:
        return None
    return AllDay(
        uid=document.uid,
        sequence=document.sequence,
        stamp=document.stamp,
        summary=_summary(document, speech),
        url=f"{speech.public_url}/meetings/{document.code}/",
        categories=_categories(document, speech),
        status=_status_of_meeting(document.standing, dates),
        location=place(document, speech),
        description=_about_meeting(document, speech),
        alarm_minutes=alarm_minutes,
        first=shown.earliest,
        last=shown.latest,
    )


def session_events(document: ReleasedMeeting, speech: Speech, alarm_minutes: int | None = None) -> Iterator[Timed]:
    """Every session that was ever released, in order of time; cancelled ones stay."""
    for session in document.sessions:
        yield session_event(document, session, speech, alarm_minutes)


def session_event(
    document: ReleasedMeeting, session: ReleasedSession, speech: Speech, alarm_minutes: int | None = None
) -> Timed:
    """One session."""
    zone = _zone(document)
    return Timed(
        uid=session.uid,
        sequence=session.sequence,
        stamp=session.stamp,
        summary=session.title,
        url=f"{speech.public_url}/meetings/{document.code}/sessions/{session.number}",
        categories=(speech.say(SESSION_KINDS[session.kind]), *_categories(document, speech)[1:]),
        status="CONFIRMED" if session.standing == "planned" else "CANCELLED",
        location=_where(document, session, speech),
        description=_about_session(document, session, speech),
        parent_uid=document.uid,
        watch=(speech.say(_("Webcast")), session.livestream_url) if session.livestream_url else None,
        alarm_minutes=alarm_minutes,
        start=session.start.astimezone(zone),
        end=session.end.astimezone(zone),
    )


def place(document: ReleasedMeeting, speech: Speech) -> str | None:
    """Venue, city and country in one line; that it is online, where it is nothing else."""
    names = document.country_names
    country = names.get(speech.language) or names.get("en", "")
    parts = [document.venue, document.city, country]
    named = ", ".join(part for part in parts if part)
    return named or (speech.say(MODES["online"]) if document.mode == "online" else None)


def _zone(document: ReleasedMeeting) -> ZoneInfo:
    return ZoneInfo(document.zone or "UTC")


def _status_of_meeting(standing: str, dates: FuzzyDates) -> Status:
    # RFC 5545 knows no "postponed". A meeting postponed to other days is a meeting on those; without any it is shown
    # as cancelled on the days that no longer hold.
    if standing == "cancelled" or dates.earliest is None:
        return "CANCELLED"
    return "CONFIRMED" if dates.status == "confirmed" else "TENTATIVE"


def _summary(document: ReleasedMeeting, speech: Speech) -> str:
    dates = document.dates
    title: str = document.title
    if document.standing == "postponed" and dates.earliest is None:
        return speech.say(_("Postponed: %(title)s")) % {"title": title}
    if dates.status == "confirmed" or document.standing == "cancelled":
        return title
    return f"[TBC] {title} ({dates.label})" if dates.label else f"[TBC] {title}"


def _categories(document: ReleasedMeeting, speech: Speech) -> tuple[str, ...]:
    if document.kind is None:  # of a listed meeting nothing but title and dates
        return (speech.say(_("Meeting")),)
    return (speech.say(MEETING_KINDS[document.kind]), document.short or document.code)


def _where(document: ReleasedMeeting, session: ReleasedSession, speech: Speech) -> str | None:
    parts = (session.room, place(document, speech))
    return ", ".join(part for part in parts if part) or None


def _about_meeting(document: ReleasedMeeting, speech: Speech) -> str:
    parts = [
        _changed(document, speech),
        _demonstration(document, speech),
        document.theme,
        document.note,
    ]
    return "\n\n".join(part for part in parts if part)


def _about_session(document: ReleasedMeeting, session: ReleasedSession, speech: Speech) -> str:
    parts = [
        _changed(session, speech),
        f"{speech.say(_('Meeting'))}{colon_in(speech.language)}{document.title}" if session.wording else "",
        _times(document, session, speech),
        _demonstration(document, speech),
        _webcast(session, speech),
        _interpretation(session, speech),
        session.description,
        _speakers(session),
    ]
    return "\n\n".join(part for part in parts if part)


def _changed(item: ReleasedMeeting | ReleasedSession, speech: Speech) -> str:
    """The change on top: "Changed on 3 June 2026: moved from 09:00 to 14:00, was in Room XVII"; below, the note."""
    told = []
    if item.change:
        words = in_words(item.change, speech.say, speech.language, curt=not item.wording)
        day = item.stamp.date().isoformat()
        told.append(speech.say(_("Changed on %(day)s: %(what)s")) % {"day": day, "what": words})
    if item.release_note:
        told.append(speech.say(_("Note of the release: %(note)s")) % {"note": item.release_note})
    return "\n".join(told)


def _times(document: ReleasedMeeting, session: ReleasedSession, speech: Speech) -> str:
    """On the meeting's clock, then in UTC with its day where that is another one."""
    start, end = (moment.astimezone(_zone(document)) for moment in (session.start, session.end))
    tell = partial(hours_in, speech.language, dash="-", curt=not session.wording)
    local = tell(start, end, zone=str(document.zone))
    utc = tell(start.astimezone(UTC), end.astimezone(UTC), zone="UTC", since=start.date())
    return speech.say(_("%(local)s (time of the meeting); %(utc)s")) % {"local": local, "utc": utc}


def _webcast(session: ReleasedSession, speech: Speech) -> str:
    return (
        f"{speech.say(_('Webcast'))}{colon_in(speech.language)}{session.livestream_url}"
        if session.livestream_url
        else ""
    )


def _interpretation(session: ReleasedSession, speech: Speech) -> str:
    if not session.interpretation:
        return ""
    return f"{speech.say(_('Interpretation'))}{colon_in(speech.language)}{' '.join(session.interpretation).upper()}"


def _speakers(session: ReleasedSession) -> str:
    lines = []
    for speaker in session.speakers:
        about = ", ".join(part for part in (speaker.title, speaker.affiliation) if part)
        lines.append(f"{speaker.name}, {about}" if about else speaker.name)
    return "\n".join(lines)


def _demonstration(document: ReleasedMeeting, speech: Speech) -> str:
    if document.code != "demonstration":
        return ""
    return speech.say(_("This meeting is a demonstration: everything about it is invented."))
