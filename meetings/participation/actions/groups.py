"""People are seated in breakout groups and leave them."""

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.directory.models import Person
from meetings.participation.actions.people import put_on_list
from meetings.participation.models import GroupMembership
from meetings.participation.queries import seats_in_groups
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.models import BreakoutGroup


def seat(viewer: Viewer, group: BreakoutGroup, person: Person) -> BreakoutGroup | None:
    """Seat a person in a group, and put the person on the meeting's list; somebody who sits there already stays.

    :returns: another group of the same session in which the person sits too: a warning, which never blocks.
    """
    require_organiser(viewer, group.meeting)
    other = seats_in_groups.other_seat(group, person)
    if seats_in_groups.membership(group, person.id) is None:
        db.session.add(GroupMembership(group_id=group.id, person_id=person.id))
        put_on_list(group.meeting, person)
        db.session.flush()
        _record("member.added", group, person)
    return other


def unseat(viewer: Viewer, group: BreakoutGroup, person: Person) -> None:
    """Take a person out of a group; the person stays on the meeting's list, and who does not sit there stays out."""
    require_organiser(viewer, group.meeting)
    held = seats_in_groups.membership(group, person.id)
    if held is not None:
        db.session.delete(held)
        db.session.flush()
        _record("member.removed", group, person)


def _record(action: str, group: BreakoutGroup, person: Person) -> None:
    code = group.meeting.code
    history.record(action, "group", f"{code}/{group.number}", scope=code, after={"person": person.name})
