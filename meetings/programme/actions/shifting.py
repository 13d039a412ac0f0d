"""The sessions of a draft follow their meeting to other days."""

from datetime import date, datetime, timedelta

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_fresh, require_organiser
from meetings.programme.actions.leaving_days import require_known_after
from meetings.programme.models import Meeting, Session
from meetings.programme.rules.wall_times import moment

FURTHEST = 3660  # days: ten years


def shift_sessions(viewer: Viewer, meeting: Meeting, days: int, version: int | None = None) -> int:
    """Move every planned session of the draft by so many days; each keeps its time on the wall.

    Sessions that were cancelled one by one stay where people know them.

    :param days: of the calendar, back when negative.
    :param version: of the meeting, as the form was opened with; None when none was shown.
    :returns: how many sessions moved.
    :raises Conflict: when somebody saved the meeting in between.
    :raises Invalid: when there is nothing to move, or naming a session whose time clocks skip or repeat on its new day,
        or that would leave the days a meeting can have.
    """
    require_organiser(viewer, meeting)
    if not 0 < abs(days) <= FURTHEST:
        raise Invalid(_("The sessions stay where they are."), {"days": _("Give a number of days, up to ten years.")})
    require_fresh(meeting, meeting.version if version is None else version, {}, {})
    moved = planned(meeting)
    for session in moved:
        _shift(session, timedelta(days=days))
    db.session.flush()
    told = {"days": days, "count": len(moved)}
    history.record("sessions.shifted", "meeting", meeting.code, scope=meeting.code, after=told)
    return len(moved)


def planned(meeting: Meeting) -> list[Session]:
    """The sessions that a shift moves."""
    return [session for session in meeting.sessions if session.standing == "planned"]


def first_day(meeting: Meeting) -> date | None:
    """The day from which its sessions count: the meeting's first, or the first session's when none is in its days."""
    days = sorted(session.start_wall.date() for session in planned(meeting))
    first, last = meeting.dates_earliest, meeting.dates_latest
    if first is None or last is None or meeting.dates_status != "confirmed":
        return days[0] if days else None
    return first if not days or any(first <= day <= last for day in days) else days[0]


def _shift(session: Session, by: timedelta) -> None:
    start, end = _later(session.start_wall, by), _later(session.end_wall, by)
    require_known_after(session, start, end, "days", "shift")
    try:
        session.starts_at, session.ends_at = _moments(start, end, session.zone)
    except Invalid as error:
        sentence = _(
            "Session %(number)s, “%(title)s”, cannot move by %(days)s days: on its new day the clocks change, and they "
            "skip or repeat its time. Move it to another hour first."
        )
        values = {"number": session.number, "title": session.title, "days": by.days}
        raise Invalid(sentence, {"days": sentence, "shift": sentence}, **values) from error
    session.start_wall, session.end_wall = start, end
    session.version += 1


def _later(wall: datetime, by: timedelta) -> datetime:
    """So much later; beyond what a calendar has, as far as that goes."""
    try:
        return wall + by
    except OverflowError:
        return datetime(9999, 12, 31) if by > timedelta() else datetime(1, 1, 1)


def _moments(start: datetime, end: datetime, zone: str) -> tuple[datetime, datetime]:
    moments = moment(start, zone), moment(end, zone)
    if moments[1] <= moments[0]:
        raise Invalid(_("A session ends after it starts, and within a day."))
    return moments
