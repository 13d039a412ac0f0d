"""A released session ready to print, on the agenda and on its own page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from flask import url_for

from meetings.programme.released.change_phrases import in_words, on_clock
from meetings.programme.released.document import ReleasedSession, ReleasedSpeaker
from meetings.programme.vocabulary import SESSION_KINDS, SPEAKERS_CALLED
from meetings.showing.meeting.zone_times import times
from meetings.web.languages import page_language
from meetings.web.translation import _

# What an agenda says of a change: where and when. The rest stands on the page of the session and of the release.
_IN_SHORT = ("time", "hours", "room", "link")


@dataclass(frozen=True, slots=True)
class Particular:
    """What more is said of a session on its page, the agenda's and on paper; with ``url`` the text leads there."""

    label: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SessionShown:
    """What ``_macros/agenda.html`` prints of a session."""

    id: str
    number: str | None
    title: str
    url: str | None
    kind_text: str | None
    starts_iso: str
    ends_iso: str
    day: date
    time_text: str
    zone_text: str  # empty where time_text names it
    zones: tuple[str, ...]  # the names that it has in that time
    elsewhere_text: str | None
    room: str | None
    speakers: list[tuple[str, str | None]]
    particulars: list[Particular]
    note: str | None
    change_text: str | None
    is_cancelled: bool
    is_pause: bool
    ics_url: str | None


def session_shown(code: str, session: ReleasedSession, zone: str, own: str) -> SessionShown:
    """The session on the clock of a zone.

    :param own: the zone of the meeting.
    """
    when, number, pause = times(session.start, session.end, zone, own), session.number, session.kind == "break"
    live = session.standing == "planned"
    return SessionShown(
        id=f"session-{number}",
        number=None if pause else str(number),
        title=session.title,
        url=None if pause else url_for("pages.session", code=code, number=number),
        kind_text=None if pause else _(SESSION_KINDS[session.kind]),
        starts_iso=when.start.isoformat(),
        ends_iso=when.end.isoformat(),
        day=when.day,
        time_text=when.time_text,
        zone_text=when.zone_text,
        zones=when.zones,
        elsewhere_text=when.elsewhere_text,
        room=session.room,
        speakers=[_speaker(speaker) for speaker in session.speakers],
        particulars=list(_particulars(session)),
        note=session.description or None,
        change_text=_("Postponed") if session.standing == "postponed" else changed(session, zone, _IN_SHORT),
        is_cancelled=session.standing == "cancelled",
        is_pause=pause,
        ics_url=url_for("released.session_calendar", code=code, number=number) if live and not pause else None,
    )


def _particulars(session: ReleasedSession) -> Iterator[Particular]:
    """In the order in which they show."""
    if session.livestream_url:
        yield Particular(_("Webcast"), session.livestream_url, session.livestream_url)
    if session.interpretation:
        yield Particular(_("Interpretation"), " ".join(session.interpretation).upper())


def changed(session: ReleasedSession, zone: str, only: tuple[str, ...] = ()) -> str | None:
    """The last change of the session in words, with the day on which it was released; None where there is none."""
    changes = [on_clock(change, zone) for change in session.change if not only or change.what in only]
    if not changes or session.standing == "cancelled":
        return None
    words = in_words(changes, _, page_language())
    day = format_date(session.stamp, "d MMMM", locale=page_language())
    return _("%(day)s: %(what)s", day=day, what=words)


def _speaker(speaker: ReleasedSpeaker) -> tuple[str, str | None]:
    role = _(SPEAKERS_CALLED[speaker.role]) if speaker.role != "speaker" else None
    about = ", ".join(part for part in (speaker.title, speaker.affiliation) if part)
    if role:
        about = f"{about} ({role})" if about else role
    return speaker.name, about or None
