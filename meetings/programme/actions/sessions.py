"""Scheduling: a session is added, edited, moved, cancelled, restored; one that was never released may be removed."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Literal

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_fresh, require_organiser
from meetings.programme.actions.groups import leave_session, meet_in
from meetings.programme.actions.rooms import room_named
from meetings.programme.actions.session_acts import for_history, told
from meetings.programme.models import Meeting, Session, SessionSpeaker
from meetings.programme.queries import visible_meetings
from meetings.programme.released import speaker_fields
from meetings.programme.released.fields import keep_typed, refused, typed_in_words
from meetings.programme.released.session_fields import FIELDS, SessionEntry
from meetings.programme.released.speaker_fields import SpeakerEntry
from meetings.programme.rules.agenda_size import require_room_for
from meetings.programme.rules.wall_times import moment, require_known_day, zone_of

LONGEST = timedelta(hours=24)


def add_session(viewer: Viewer, meeting: Meeting, entry: SessionEntry, groups: Collection[int] = ()) -> Session:
    """Put a new session on the draft agenda; it gets the next number, which is never used again.

    :param groups: numbers of breakout groups that meet in it, wherever else they do.
    :raises Invalid: for a missing title, impossible times, or a meeting without a zone.
    """
    session = put_on_draft(viewer, meeting, entry)
    meet_in(session, groups)
    db.session.flush()
    return session


def put_on_draft(viewer: Viewer, meeting: Meeting, entry: SessionEntry) -> Session:
    """As ``add_session``, for many at once: they are written together with whatever is asked of the database next."""
    require_organiser(viewer, meeting)
    session = Session(meeting=meeting, number=meeting.next_session, version=1, standing="planned")
    meeting.next_session += 1
    with db.session.no_autoflush:
        _apply(session, entry)
    db.session.add(session)
    history.record(
        "session.added", "session", f"{meeting.code}/{session.number}", scope=meeting.code, after=for_history(session)
    )
    return session


def edit_session(viewer: Viewer, session: Session, entry: SessionEntry, version: int) -> None:
    """Change a session of the draft.

    :param version: the one that the form was opened with.
    :raises Conflict: when somebody saved in between.
    :raises Invalid: as for adding one.
    """
    require_organiser(viewer, session.meeting)
    before = for_history(session)
    require_fresh(session, version, before, typed_in_words(entry, FIELDS, before))
    _apply(session, entry)
    db.session.flush()
    _record("session.edited", session, before)


def move_session(
    viewer: Viewer,
    session: Session,
    *,
    start: datetime,
    room: str | None,
    version: int,
    fold: int | None = None,
    end: datetime | None = None,
    end_fold: int | None = None,
) -> None:
    """Move a session to another wall time, another room or both.

    :param start: the new wall time in the meeting's zone.
    :param end: the new wall time of the end; without it the session lasts as long as before.
    :raises Conflict: when somebody saved in between.
    :raises Invalid: for times that cannot be.
    """
    require_organiser(viewer, session.meeting)
    before = for_history(session)
    yours = {**before, "start": f"{start:%Y-%m-%d %H:%M}", "room": room or ""}
    if end is not None:
        yours["end"] = f"{end:%Y-%m-%d %H:%M}"
    require_fresh(session, version, before, yours)
    length = session.ends_at - session.starts_at
    session.starts_at = moment(start, session.zone, fold)
    session.ends_at = session.starts_at + length if end is None else moment(end, session.zone, end_fold, "end")
    if end is not None:
        _require_length(session)
    session.start_wall = start
    # Clocks may change within it: then the end on the wall is not the start on the wall and the length.
    session.end_wall = session.ends_at.astimezone(zone_of(session.zone)).replace(tzinfo=None)
    require_known_day(session.end_wall.date(), "start" if end is None else "end")
    session.room = room_named(session.meeting, room)
    db.session.flush()
    _record("session.moved", session, before)


def cancel_session(viewer: Viewer, session: Session) -> None:
    """Cancel a session: it stays on the agenda, struck through, and in every calendar as cancelled."""
    _stand(viewer, session, "cancelled")


def restore_session(viewer: Viewer, session: Session) -> None:
    """Take a cancellation back."""
    _stand(viewer, session, "planned")


def is_released(session: Session) -> bool:
    """Whether people know of the session: then it can be cancelled, and not removed."""
    return session.uid in visible_meetings.standings_released(session.meeting)


def is_known_as_cancelled(session: Session) -> bool:
    """Whether the release in force tells people that the session is cancelled."""
    return visible_meetings.standings_released(session.meeting).get(session.uid) == "cancelled"


def take_off_agenda(viewer: Viewer, session: Session) -> None:
    """Let the agenda show a cancelled session no more; calendars keep it as cancelled.

    :raises Invalid: before people were told that it is cancelled.
    """
    require_organiser(viewer, session.meeting)
    if session.standing != "cancelled" or not is_known_as_cancelled(session):
        raise Invalid(_("Release the cancellation first, so that people read of it; then it can leave the agenda."))
    _show_on_agenda(session, "session.taken_off", on=False)


def put_back_on_agenda(viewer: Viewer, session: Session) -> None:
    """Let the agenda show a cancelled session again, struck through."""
    require_organiser(viewer, session.meeting)
    _show_on_agenda(session, "session.put_back", on=True)


def _show_on_agenda(session: Session, action: str, *, on: bool) -> None:
    if session.off_agenda is not on:
        return
    session.off_agenda = not on
    session.version += 1
    history.record(action, "session", f"{session.meeting.code}/{session.number}", scope=session.meeting.code)


def remove_session(viewer: Viewer, session: Session) -> None:
    """Take a session off the draft that nobody has seen yet.

    :raises Invalid: once it was released; then it can only be cancelled, or calendars would keep a ghost.
    """
    require_organiser(viewer, session.meeting)
    meeting = session.meeting
    if is_released(session):
        raise Invalid(_("This session was released; cancel it instead, so that calendars can tell people."))
    leave_session(session)
    before = for_history(session)
    history.record("session.removed", "session", f"{meeting.code}/{session.number}", scope=meeting.code, before=before)
    meeting.sessions.remove(session)


def _stand(viewer: Viewer, session: Session, standing: Literal["planned", "cancelled"]) -> None:
    require_organiser(viewer, session.meeting)
    if session.standing == standing:
        return
    before = for_history(session)
    stand(session, standing)
    _record("session.cancelled" if standing == "cancelled" else "session.restored", session, before)


def stand(session: Session, standing: Literal["planned", "cancelled"]) -> None:
    """Let a session take place, or not; on the agenda it is told."""
    session.standing = standing
    session.off_agenda = False
    session.version += 1


def _record(action: str, session: Session, before: dict[str, str]) -> None:
    told(action, session, before).record(session.meeting)


def _apply(session: Session, entry: SessionEntry) -> None:
    require_room_for(session, len(entry.speakers))
    write_down(session, entry, session.meeting)
    session.room = room_named(session.meeting, entry.room)
    if session.speakers:
        session.speakers.clear()
        db.session.flush()  # the old places must be free before the new ones are taken
    session.speakers.extend(seated(entry.speakers))


def write_down(session: Session, entry: SessionEntry, meeting: Meeting) -> None:
    """Let a session of this meeting say what was typed; its room and its speakers are left as they are.

    :raises Invalid: for a missing title, impossible times, or a meeting without a zone.
    """
    _check(entry, meeting)
    session.zone = meeting.zone or "UTC"
    keep_typed(session, entry, FIELDS)
    session.join_url = entry.join_url or None
    session.start_wall, session.end_wall = entry.start, entry.end
    session.starts_at = moment(entry.start, session.zone, entry.start_fold)
    session.ends_at = moment(entry.end, session.zone, entry.end_fold, "end")
    _require_length(session)


def seated(speakers: Sequence[SpeakerEntry]) -> list[SessionSpeaker]:
    """Speakers in the order in which they were typed."""
    found = []
    for place, speaker in enumerate(speakers, 1):
        found.append(SessionSpeaker(position=place, person_id=speaker.person_id))
        keep_typed(found[-1], speaker, speaker_fields.FIELDS)
    return found


def _require_length(session: Session) -> None:
    if not timedelta() < session.ends_at - session.starts_at <= LONGEST:
        raise Invalid(
            _("A session ends after it starts, and within a day."),
            {"end": _("Give a time after the start, within 24 hours of it.")},
        )


def _check(entry: SessionEntry, meeting: Meeting) -> None:
    wrong = refused(entry, FIELDS)
    if meeting.zone is None:
        wrong["start"] = _("Give the meeting a time zone first, so that this time means one moment.")
    if wrong:
        raise Invalid(_("The session cannot be saved yet; see the fields below."), wrong)
