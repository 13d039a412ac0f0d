"""Breakout groups: added, edited, removed while nobody has seen them."""

from collections.abc import Collection

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_fresh, require_organiser
from meetings.programme.actions.rooms import room_named
from meetings.programme.models import BreakoutGroup, Meeting, Session
from meetings.programme.released.fields import in_words, keep_typed, refused, typed_in_words
from meetings.programme.released.group_fields import FIELDS, GroupEntry


def add_group(viewer: Viewer, meeting: Meeting, entry: GroupEntry) -> BreakoutGroup:
    """Add a group to the draft; it gets the next number, which is never used again.

    :raises Invalid: without a name, or for a session that the meeting does not have.
    """
    require_organiser(viewer, meeting)
    number = meeting.next_group
    meeting.next_group += 1
    group = BreakoutGroup(meeting=meeting, number=number, version=1)
    with db.session.no_autoflush:  # not before it has its name
        _apply(group, entry)
    db.session.add(group)
    db.session.flush()
    _record("group.added", group, after=for_history(group))
    return group


def edit_group(viewer: Viewer, group: BreakoutGroup, entry: GroupEntry, version: int) -> None:
    """Change a group of the draft.

    :raises Conflict: when somebody saved in between.
    """
    require_organiser(viewer, group.meeting)
    before = for_history(group)
    require_fresh(group, version, before, typed_in_words(entry, FIELDS, before))
    _apply(group, entry)
    db.session.flush()
    _record("group.edited", group, before=before, after=for_history(group))


def remove_group(viewer: Viewer, group: BreakoutGroup) -> None:
    """Take a group off the draft; a released one then shows as removed."""
    meeting = group.meeting
    require_organiser(viewer, meeting)
    _record("group.removed", group, before=for_history(group))
    meeting.groups.remove(group)


def for_history(group: BreakoutGroup) -> dict[str, str]:
    """A group in words."""
    return in_words(group, FIELDS)


def leave_session(session: Session) -> None:
    """Let no group meet any more in a session that goes; of each that did, the history tells."""
    for group in [group for group in session.meeting.groups if session in group.sessions]:
        before = for_history(group)
        group.sessions.remove(session)
        group.version += 1
        _record("group.edited", group, before=before, after=for_history(group))


def meet_in(session: Session, numbers: Collection[int]) -> None:
    """Let groups of the meeting meet in a session as well; of each that did not, the history tells.

    :param numbers: of groups; one that the meeting does not have counts for nothing.
    """
    for group in session.meeting.groups:
        if group.number in numbers and session not in group.sessions:
            before = for_history(group)
            group.sessions.append(session)
            group.version += 1
            _record("group.edited", group, before=before, after=for_history(group))


def _record(
    action: str, group: BreakoutGroup, *, before: dict[str, str] | None = None, after: dict[str, str] | None = None
) -> None:
    code = group.meeting.code
    history.record(action, "group", f"{code}/{group.number}", scope=code, before=before, after=after)


def _apply(group: BreakoutGroup, entry: GroupEntry) -> None:
    wrong = refused(entry, FIELDS)
    sessions = {session.number: session for session in group.meeting.sessions}
    if not sessions.keys() >= set(entry.sessions):
        wrong["sessions"] = _("Choose from this meeting's sessions.")
    if wrong:
        raise Invalid(_("The group cannot be saved yet."), wrong)
    keep_typed(group, entry, FIELDS)
    group.sessions = [session for number, session in sessions.items() if number in entry.sessions]
    group.room = room_named(group.meeting, entry.room)
