"""Scheduling: a session is added, edited, moved, cancelled, restored; one that was never released may be removed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_fresh, require_organiser
from meetings.programme.actions.rooms import room_named
from meetings.programme.models import Meeting, Session, SessionSpeaker
from meetings.programme.models.agenda import SESSION_KINDS, SPEAKER_ROLES, SessionKind, SpeakerRole
from meetings.programme.queries import visible_meetings
from meetings.programme.released.document import upgraded
from meetings.programme.rules.wall_times import moment, zone_of

LONGEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """One speaker as typed; the order of the list is the order of protocol."""

    name: str
    role: SpeakerRole = "speaker"
    title: str | None = None
    affiliation: str | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEntry:
    """A session as typed: wall times in the meeting's zone; ``fold`` answers which of two equal wall times is meant."""

    title: str
    kind: SessionKind = "plenary"
    start: datetime
    end: datetime
    start_fold: int | None = None
    end_fold: int | None = None
    room: str | None = None
    description: str = ""
    join_url: str | None = None
    speakers: Sequence[SpeakerEntry] = field(default_factory=tuple)


def add_session(viewer: Viewer, meeting: Meeting, entry: SessionEntry) -> Session:
    """Put a new session on the draft agenda; it gets the next number, which is never used again.

    :raises Invalid: for a missing title, impossible times, or a meeting without a zone.
    """
    session = put_on_draft(viewer, meeting, entry)
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
    require_fresh(session, version, before, _typed(entry, before))
    _apply(session, entry)
    db.session.flush()
    _record("session.edited", session, before)


def move_session(
    viewer: Viewer, session: Session, *, start: datetime, room: str | None, version: int, fold: int | None = None
) -> None:
    """Move a session to another wall time, another room or both; how long it lasts stays the same.

    :param start: the new wall time in the meeting's zone.
    :raises Conflict: when somebody saved in between.
    """
    require_organiser(viewer, session.meeting)
    before = for_history(session)
    yours = {**before, "start": f"{start:%Y-%m-%d %H:%M}", "room": room or ""}
    require_fresh(session, version, before, yours)
    length = session.ends_at - session.starts_at
    session.starts_at = moment(start, session.zone, fold)
    session.ends_at = session.starts_at + length
    session.start_wall = start
    # Clocks may change within it: then the end on the wall is not the start on the wall and the length.
    session.end_wall = session.ends_at.astimezone(zone_of(session.zone)).replace(tzinfo=None)
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
    current = visible_meetings.released(session.meeting)
    return current is not None and any(seen.uid == session.uid for seen in upgraded(current.document).sessions)


def remove_session(viewer: Viewer, session: Session) -> None:
    """Take a session off the draft that nobody has seen yet.

    :raises Invalid: once it was released; then it can only be cancelled, or calendars would keep a ghost.
    """
    require_organiser(viewer, session.meeting)
    meeting = session.meeting
    if is_released(session):
        raise Invalid(_("This session was released; cancel it instead, so that calendars can tell people."))
    for group in meeting.groups:
        if group.session is session:
            group.session = None
    before = for_history(session)
    history.record("session.removed", "session", f"{meeting.code}/{session.number}", scope=meeting.code, before=before)
    meeting.sessions.remove(session)


def _stand(viewer: Viewer, session: Session, standing: str) -> None:
    require_organiser(viewer, session.meeting)
    if session.standing == standing:
        return
    before = for_history(session)
    session.standing = "cancelled" if standing == "cancelled" else "planned"
    session.version += 1
    _record("session.cancelled" if standing == "cancelled" else "session.restored", session, before)


def _record(action: str, session: Session, before: dict[str, str]) -> None:
    after = for_history(session)
    changed = {name for name in after if after[name] != before.get(name)}
    history.record(
        action,
        "session",
        f"{session.meeting.code}/{session.number}",
        scope=session.meeting.code,
        before={name: before.get(name) for name in sorted(changed)},
        after={name: after[name] for name in sorted(changed)},
    )


def for_history(session: Session) -> dict[str, str]:
    """A session in words, for the history and for two people who edit at once. The link only as set or not."""
    return {
        "title": session.title,
        "kind": session.kind,
        "start": f"{session.start_wall:%Y-%m-%d %H:%M}",
        "end": f"{session.end_wall:%Y-%m-%d %H:%M}",
        "room": session.room.name if session.room else "",
        "description": session.description,
        "link": "set" if session.join_url else "",
        "speakers": "; ".join(f"{speaker.name} ({speaker.role})" for speaker in session.speakers),
        "standing": session.standing,
    }


def _typed(entry: SessionEntry, before: dict[str, str]) -> dict[str, str]:
    """What was typed, in the words of ``shown``."""
    return {
        **before,
        "title": entry.title,
        "kind": entry.kind,
        "start": f"{entry.start:%Y-%m-%d %H:%M}",
        "end": f"{entry.end:%Y-%m-%d %H:%M}",
        "room": entry.room or "",
        "description": entry.description,
        "link": "set" if entry.join_url else "",
        "speakers": "; ".join(f"{speaker.name} ({speaker.role})" for speaker in entry.speakers),
    }


def _apply(session: Session, entry: SessionEntry) -> None:
    meeting = session.meeting
    _check(entry, meeting)
    session.zone = meeting.zone or "UTC"
    session.title, session.kind = entry.title.strip(), entry.kind
    session.description = entry.description.strip()
    session.join_url = entry.join_url or None
    session.start_wall, session.end_wall = entry.start, entry.end
    session.starts_at = moment(entry.start, session.zone, entry.start_fold)
    session.ends_at = moment(entry.end, session.zone, entry.end_fold, "end")
    if not timedelta() < session.ends_at - session.starts_at <= LONGEST:
        raise Invalid(
            _("A session ends after it starts, and within a day."),
            {"end": _("Give a time after the start, within 24 hours of it.")},
        )
    session.room = room_named(meeting, entry.room)
    _seat(session, entry.speakers)


def _seat(session: Session, speakers: Sequence[SpeakerEntry]) -> None:
    if session.speakers:
        session.speakers.clear()
        db.session.flush()  # the old places must be free before the new ones are taken
    session.speakers = [
        SessionSpeaker(
            position=place,
            role=speaker.role,
            name=speaker.name.strip(),
            title=speaker.title or None,
            affiliation=speaker.affiliation or None,
            person_id=speaker.person_id,
        )
        for place, speaker in enumerate(speakers, 1)
    ]


def _check(entry: SessionEntry, meeting: Meeting) -> None:
    wrong: dict[str, str] = {}
    if not entry.title.strip():
        wrong["title"] = _("Give the session a title.")
    if entry.kind not in SESSION_KINDS:
        wrong["kind"] = _("Choose one of the kinds listed.")
    if meeting.zone is None:
        wrong["start"] = _("Give the meeting a time zone first, so that this time means one moment.")
    if entry.join_url and urlsplit(entry.join_url).scheme != "https":
        wrong["join_url"] = _("Give an address that begins with https://.")
    if any(not speaker.name.strip() or speaker.role not in SPEAKER_ROLES for speaker in entry.speakers):
        wrong["speakers"] = _("Each speaker needs a name and one of the roles listed.")
    if wrong:
        raise Invalid(_("The session cannot be saved yet; see the fields below."), wrong)
