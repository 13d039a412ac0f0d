"""Breakout groups: added, edited, removed while nobody has seen them."""

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_fresh, require_organiser
from meetings.programme.actions.rooms import room_named
from meetings.programme.models import BreakoutGroup, Meeting
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
    history.record("group.added", "group", f"{meeting.code}/{number}", scope=meeting.code, after=for_history(group))
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
    key = f"{group.meeting.code}/{group.number}"
    history.record("group.edited", "group", key, scope=group.meeting.code, before=before, after=for_history(group))


def remove_group(viewer: Viewer, group: BreakoutGroup) -> None:
    """Take a group off the draft; a released one then shows as removed."""
    meeting = group.meeting
    require_organiser(viewer, meeting)
    key = f"{meeting.code}/{group.number}"
    history.record("group.removed", "group", key, scope=meeting.code, before=for_history(group))
    meeting.groups.remove(group)


def for_history(group: BreakoutGroup) -> dict[str, str]:
    """A group in words."""
    return in_words(group, FIELDS)


def _apply(group: BreakoutGroup, entry: GroupEntry) -> None:
    wrong = refused(entry, FIELDS)
    sessions = {session.number: session for session in group.meeting.sessions}
    if entry.session is not None and entry.session not in sessions:
        wrong["session"] = _("Choose one of this meeting's sessions.")
    if wrong:
        raise Invalid(_("The group cannot be saved yet."), wrong)
    keep_typed(group, entry, FIELDS)
    group.session = sessions[entry.session] if entry.session is not None else None
    group.room = room_named(group.meeting, entry.room)
