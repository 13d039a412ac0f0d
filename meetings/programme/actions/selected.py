"""Several sessions of the draft at once: on another day, in another room, cancelled or not; undone as one.

Each session keeps an entry of its own in the history, as if it had been done alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from meetings.accounts.viewer import Viewer
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.actions.sessions import cancel_session, move_session, restore_session
from meetings.programme.models import Meeting, Session
from meetings.programme.rules.wall_times import zone_of

MOST = 200  # at once: each is written with its entry, and nobody else writes meanwhile


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session is: the moments of its start and end, which tell equal wall times apart, and its room."""

    number: int
    starts_at: datetime
    ends_at: datetime
    room: str | None


def selected(viewer: Viewer, meeting: Meeting, shown: str) -> list[Session]:
    """The sessions that were selected, in the versions that were shown (``delaying.versions_of``), in order of time.

    :raises Conflict: when somebody changed one of them in between.
    :raises Invalid: when none is selected, or too many.
    """
    require_organiser(viewer, meeting)
    present = {f"{session.number}:{session.version}": session for session in meeting.sessions}
    wanted = list(dict.fromkeys(shown.split()))
    if len(wanted) > MOST:
        raise Invalid(_("Select at most %(most)s sessions at once. “Move all sessions” moves any number."), most=MOST)
    if any(each not in present for each in wanted):
        raise Conflict(_("Somebody changed one of these sessions meanwhile. Nothing was changed; look at them again."))
    if not wanted:
        raise Invalid(_("Select the sessions first."))
    return sorted((present[each] for each in wanted), key=lambda each: (each.starts_at, each.number))


def planned(sessions: Sequence[Session]) -> list[Session]:
    """Those that are to take place.

    :raises Invalid: when all are cancelled.
    """
    found = [session for session in sessions if session.standing == "planned"]
    if not found:
        raise Invalid(_("All that is selected is cancelled already."))
    return found


def places_of(sessions: Sequence[Session]) -> list[Place]:
    """Where they are now, to be put back there."""
    return [
        Place(each.number, each.starts_at, each.ends_at, each.room.name if each.room else None) for each in sessions
    ]


def move_to_day(viewer: Viewer, sessions: Sequence[Session], day: date) -> None:
    """Each on that day, at the time that it has.

    :raises Invalid: for times that cannot be.
    """
    for session in sessions:
        start = datetime.combine(day, session.start_wall.time())
        if start != session.start_wall:
            room = session.room.name if session.room else None
            move_session(viewer, session, start=start, room=room, version=session.version)


def move_to_room(viewer: Viewer, sessions: Sequence[Session], room: str | None) -> None:
    """Each in that room, or in none."""
    for session in sessions:
        _put(viewer, session, Place(session.number, session.starts_at, session.ends_at, room))


def put_back(viewer: Viewer, sessions: Sequence[Session], places: Sequence[Place]) -> None:
    """Each where it was."""
    before = {place.number: place for place in places}
    for session in sessions:
        if session.number in before:
            _put(viewer, session, before[session.number])


def cancel(viewer: Viewer, sessions: Sequence[Session]) -> None:
    """Cancel each; what nobody was told of goes with the next release, untold."""
    for session in sessions:
        cancel_session(viewer, session)


def restore(viewer: Viewer, sessions: Sequence[Session]) -> None:
    """Take the cancellation of each back."""
    for session in sessions:
        restore_session(viewer, session)


def _put(viewer: Viewer, session: Session, place: Place) -> None:
    if places_of([session]) == [place]:
        return
    start, end = (moment.astimezone(zone_of(session.zone)) for moment in (place.starts_at, place.ends_at))
    move_session(
        viewer,
        session,
        start=start.replace(tzinfo=None, fold=0),
        room=place.room,
        version=session.version,
        fold=start.fold,
        end=end.replace(tzinfo=None, fold=0),
        end_fold=end.fold,
    )
