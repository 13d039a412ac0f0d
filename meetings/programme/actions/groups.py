"""Breakout groups: added, edited, removed while nobody has seen them."""

from dataclasses import dataclass

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_fresh, require_organiser
from meetings.programme.actions.rooms import room_named
from meetings.programme.models import BreakoutGroup, Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEntry:
    """A breakout group as typed; ``session`` is the number of the session that breaks out into it."""

    name: str
    topic: str = ""
    session: int | None = None
    room: str | None = None
    facilitator: str | None = None
    rapporteur: str | None = None


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
    require_fresh(group, version, before, _typed(entry))
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
    return {
        "name": group.name,
        "topic": group.topic,
        "session": str(group.session.number) if group.session else "",
        "room": group.room.name if group.room else "",
        "facilitator": group.facilitator or "",
        "rapporteur": group.rapporteur or "",
    }


def _typed(entry: GroupEntry) -> dict[str, str]:
    return {
        "name": entry.name,
        "topic": entry.topic,
        "session": str(entry.session or ""),
        "room": entry.room or "",
        "facilitator": entry.facilitator or "",
        "rapporteur": entry.rapporteur or "",
    }


def _apply(group: BreakoutGroup, entry: GroupEntry) -> None:
    if not entry.name.strip():
        raise Invalid(_("The group cannot be saved yet."), {"name": _("Give the group a name.")})
    sessions = {session.number: session for session in group.meeting.sessions}
    if entry.session is not None and entry.session not in sessions:
        raise Invalid(_("The group cannot be saved yet."), {"session": _("Choose one of this meeting's sessions.")})
    group.name, group.topic = entry.name.strip(), entry.topic.strip()
    group.session = sessions[entry.session] if entry.session is not None else None
    group.room = room_named(group.meeting, entry.room)
    group.facilitator = (entry.facilitator or "").strip() or None
    group.rapporteur = (entry.rapporteur or "").strip() or None
