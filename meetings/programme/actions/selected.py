"""Several sessions of the draft at once: on another day, in another room, cancelled or not; undone as one.

Each session keeps an entry of its own in the history, as if it had been done alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from meetings.accounts.viewer import Viewer
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.actions.sessions import cancel_session, move_session, restore_session
from meetings.programme.models import Meeting, Session
from meetings.programme.rules.wall_times import zone_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session is: its start on the wall, and its room; its end, and which of two equal times they are.

    Without an end it lasts as long as it does.
    """

    number: int
    start: datetime
    room: str | None
    end: datetime | None = None
    folds: tuple[int, int] = (0, 0)


def selected(viewer: Viewer, meeting: Meeting, shown: str) -> list[Session]:
    """The sessions that were selected, in the versions that were shown (``delaying.versions_of``), in order of time.

    :raises Conflict: when somebody changed one of them in between.
    :raises Invalid: when none is selected.
    """
    require_organiser(viewer, meeting)
    present = {f"{session.number}:{session.version}": session for session in meeting.sessions}
    wanted = list(dict.fromkeys(shown.split()))
    if any(each not in present for each in wanted):
        raise Conflict(_("Somebody changed one of these sessions meanwhile. Nothing was changed; look at them again."))
    if not wanted:
        raise Invalid(_("Select the sessions first."))
    return sorted((present[each] for each in wanted), key=lambda each: (each.starts_at, each.number))


def places_of(sessions: Sequence[Session]) -> list[Place]:
    """Where they are now, to be put back there."""
    return [
        Place(each.number, each.start_wall, each.room.name if each.room else None, each.end_wall, _folds(each))
        for each in sessions
    ]


def move_to_day(viewer: Viewer, sessions: Sequence[Session], day: date) -> None:
    """Each on that day, at the time that it has.

    :raises Invalid: for times that cannot be.
    """
    for session in sessions:
        start = datetime.combine(day, session.start_wall.time())
        _put(viewer, session, Place(session.number, start, session.room.name if session.room else None))


def move_to_room(viewer: Viewer, sessions: Sequence[Session], room: str | None) -> None:
    """Each in that room, or in none."""
    for session in sessions:
        _put(viewer, session, Place(session.number, session.start_wall, room))


def put_back(viewer: Viewer, sessions: Sequence[Session], places: Sequence[Place]) -> None:
    """Each where it was."""
    before = {place.number: place for place in places}
    for session in sessions:
        if session.number in before:
            _put(viewer, session, before[session.number])


def cancel(viewer: Viewer, sessions: Sequence[Session]) -> list[Session]:
    """Cancel those that are planned; what nobody was told of goes with the next release, untold. Returns them."""
    planned = [session for session in sessions if session.standing == "planned"]
    for session in planned:
        cancel_session(viewer, session)
    return planned


def restore(viewer: Viewer, sessions: Sequence[Session]) -> list[Session]:
    """Take the cancellation back of those that have one. Returns them."""
    cancelled = [session for session in sessions if session.standing == "cancelled"]
    for session in cancelled:
        restore_session(viewer, session)
    return cancelled


def _folds(session: Session) -> tuple[int, int]:
    """Which of two equal times its start and its end are; 0 where they come once."""
    start, end = (each.astimezone(zone_of(session.zone)).fold for each in (session.starts_at, session.ends_at))
    return start, end


def _put(viewer: Viewer, session: Session, place: Place) -> None:
    (now,) = places_of([session])
    if now in (place, replace(place, end=now.end, folds=now.folds) if place.end is None else place):
        return
    is_known = place.end is not None or session.start_wall == place.start
    folds = place.folds if place.end is not None else now.folds
    move_session(
        viewer,
        session,
        start=place.start,
        room=place.room,
        version=session.version,
        fold=folds[0] if is_known else None,
        end=place.end,
        end_fold=folds[1],
    )
