"""Finds meetings, sessions and releases: for a person, so that nobody is told of what is not theirs to know."""

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import selectinload, undefer

from meetings.accounts.viewer import Viewer
from meetings.core.db import db, writing
from meetings.core.errors import Missing, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.programme.models import BreakoutGroup, Meeting, MeetingParty, Release, Session
from meetings.programme.released.document import upgraded
from meetings.programme.vocabulary import Standing

STAFF = ("organiser", "rapporteur", "analyst")


def is_staff(viewer: Viewer, code: str | None) -> bool:
    """Whether the person works on this meeting, in whatever role; without a meeting, whether on all of them."""
    return any(viewer.may(role, code) for role in STAFF)


def worked_on(viewer: Viewer) -> frozenset[str] | None:
    """The codes of the meetings that the person works on, in whatever role; None means every meeting."""
    scopes = [viewer.scopes(role) for role in STAFF]
    if any(scope is None for scope in scopes):
        return None
    return frozenset[str]().union(*(scope for scope in scopes if scope is not None))


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which a meeting may show to this person at all."""
    everybody = Meeting.visibility.in_(("listed", "public"))
    own = worked_on(viewer)
    if own is None:
        return Meeting.visibility.is_not(None)
    return or_(everybody, Meeting.code.in_(sorted(own))) if own else everybody


def current_release() -> ColumnElement[bool]:
    """Joins a meeting with the release in force."""
    return and_(Release.meeting_id == Meeting.id, Release.number == Meeting.release_number)


def no_such_meeting() -> Missing:
    """What everybody is told who may not know whether there is one."""
    return Missing(_("There is no such meeting, or it is not public."))


def for_desk(viewer: Viewer, code: str, role: str = "organiser") -> Meeting:
    """The meeting for somebody who works on it, with all that its desk shows.

    :raises Missing: when there is none that this person may know of.
    :raises NotAllowed: when the person may see it and not work on it in this role.
    """
    return _for_staff(
        viewer,
        code,
        role,
        select(Meeting).options(
            selectinload(Meeting.sessions).options(selectinload(Session.speakers), selectinload(Session.room)),
            selectinload(Meeting.groups).options(
                selectinload(BreakoutGroup.sessions), selectinload(BreakoutGroup.room)
            ),
            selectinload(Meeting.parties).options(
                selectinload(MeetingParty.state),
                selectinload(MeetingParty.organisation),
                selectinload(MeetingParty.mechanism),
            ),
            selectinload(Meeting.rooms),
            selectinload(Meeting.regions),
            selectinload(Meeting.feeds),
        ),
    )


def itself_for_desk(viewer: Viewer, code: str, role: str = "organiser") -> Meeting:
    """As ``for_desk``, without its agenda: for an act that was made ready before (``web.files_sent.prepared``)."""
    return _for_staff(viewer, code, role, select(Meeting))


def _for_staff(viewer: Viewer, code: str, role: str, wanted: Select[Meeting]) -> Meeting:
    meeting = db.session.scalar(_for_one_writer(wanted).where(Meeting.code == code, visible_to(viewer)))
    if meeting is None:
        raise no_such_meeting()
    if not viewer.may(role, code):
        raise NotAllowed(_("Only the organisers of this meeting may do this. Ask one of them, or an administrator."))
    return meeting


def _for_one_writer(wanted: Select[Meeting]) -> Select[Meeting]:
    # Two people who save at once come one after the other, so that the second is told; SQLite has one writer anyway.
    return wanted.with_for_update(of=Meeting) if writing.get() else wanted


def released(meeting: Meeting) -> Release | None:
    """The release in force, with its document."""
    if meeting.release_number is None:
        return None
    return release_of(meeting, meeting.release_number)


def standings_released(meeting: Meeting) -> dict[str, Standing]:
    """How each session stands in the release in force, by its UID: those of which people know."""
    return standings_in(released(meeting))


def standings_in(release: Release | None) -> dict[str, Standing]:
    """The same of a release that is at hand."""
    return {each.uid: each.standing for each in upgraded(release.document).sessions} if release else {}


def release_of(meeting: Meeting, number: int) -> Release:
    """One release with its document and changes.

    :raises Missing: when there is no release of that number.
    """
    found = db.session.scalar(
        select(Release)
        .where(Release.meeting_id == meeting.id, Release.number == number)
        .options(undefer(Release.document), undefer(Release.changes))
    )
    if found is None:
        raise Missing(_("There is no release of that number."))
    return found


def session_of(meeting: Meeting, number: int) -> Session:
    """One session of the draft.

    :raises Missing: when the meeting has no session of that number.
    """
    for session in meeting.sessions:
        if session.number == number:
            return session
    raise Missing(_("This meeting has no session of that number."))


def group_of(meeting: Meeting, number: int) -> BreakoutGroup:
    """One breakout group of the draft.

    :raises Missing: when the meeting has no group of that number.
    """
    for group in meeting.groups:
        if group.number == number:
            return group
    raise Missing(_("This meeting has no breakout group of that number."))
