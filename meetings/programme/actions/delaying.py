"""What comes later on a day moves by some minutes: one act, told once, and undone as one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.actions.leaving_days import require_known_after
from meetings.programme.models import Meeting, Session
from meetings.programme.rules.wall_times import zone_of

FURTHEST = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Delay:
    """A session as it would be: when, which breaks it would then run over, and whether on another day."""

    session: Session
    starts_at: datetime
    ends_at: datetime
    over: tuple[Session, ...]
    other_day: bool


def coming_after(session: Session, *, with_it: bool = False, breaks: bool = True) -> list[Session]:
    """The planned sessions of its day that begin after it, in order of time.

    :param with_it: whether the session itself is among them.
    :param breaks: whether breaks move too; else they stay, and only sessions move.
    """
    meeting, day = session.meeting, session.start_wall.date()
    return [
        each
        for each in sorted(meeting.sessions, key=lambda each: (each.starts_at, each.number))
        if each.standing == "planned"
        and each.start_wall.date() == day
        and (each.starts_at > session.starts_at or (with_it and each is session))
        and (breaks or each.kind != "break")
    ]


def preview(sessions: Iterable[Session], minutes: int) -> list[Delay]:
    """What moving these by so many minutes would lead to."""
    moved, by = list(sessions), timedelta(minutes=minutes)
    found = []
    for session in moved:
        starts_at, ends_at = session.starts_at + by, session.ends_at + by
        pauses = tuple(
            each
            for each in session.meeting.sessions
            if session.kind != "break" and each.kind == "break" and each.standing == "planned" and each not in moved
            if starts_at < each.ends_at and each.starts_at < ends_at
        )
        day = starts_at.astimezone(zone_of(session.zone)).date()
        found.append(Delay(session, starts_at, ends_at, pauses, day != session.start_wall.date()))
    return found


def versions_of(sessions: Iterable[Session]) -> str:
    """Which sessions, in the versions that were shown: ``4:2 5:1``."""
    return " ".join(f"{session.number}:{session.version}" for session in sessions)


def move_by_minutes(viewer: Viewer, meeting: Meeting, shown: str, minutes: int) -> list[Session]:
    """Move sessions of the draft by so many minutes of real time, back when negative.

    :param shown: which, as ``versions_of`` gave them.
    :raises Conflict: when somebody changed one of them in between.
    :raises Invalid: when there is nothing to move, or naming a session that would leave the days a meeting can have.
    """
    require_organiser(viewer, meeting)
    if not 0 < abs(minutes) <= FURTHEST:
        sentence = _("Give a number of minutes, up to 1440, which is a day; earlier with a minus.")
        raise Invalid(_("The sessions stay where they are."), {"minutes": sentence})
    present = {f"{session.number}:{session.version}": session for session in meeting.sessions}
    wanted = shown.split()
    if any(each not in present or present[each].standing != "planned" for each in wanted):
        raise Conflict(_("Somebody changed one of these sessions meanwhile. Nothing was moved; look at them again."))
    moved = [present[each] for each in wanted]
    if not moved:
        raise Invalid(_("No session comes later on that day."))
    for session in moved:
        _move(session, timedelta(minutes=minutes))
    db.session.flush()
    told = {"minutes": minutes, "sessions": ", ".join(str(session.number) for session in moved)}
    history.record("sessions.delayed", "meeting", meeting.code, scope=meeting.code, after=told)
    return moved


def _move(session: Session, by: timedelta) -> None:
    zone = zone_of(session.zone)
    require_known_after(session, (session.starts_at + by).astimezone(zone), (session.ends_at + by).astimezone(zone))
    session.starts_at, session.ends_at = session.starts_at + by, session.ends_at + by
    session.start_wall, session.end_wall = (
        moment.astimezone(zone).replace(tzinfo=None) for moment in (session.starts_at, session.ends_at)
    )
    session.version += 1
