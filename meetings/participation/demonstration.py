"""The demonstration whole: the meeting, and who sits in which of its groups."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, or_, select

from meetings.core.db import db
from meetings.participation.models import GroupMembership, MeetingPerson
from meetings.programme import demonstration
from meetings.programme.models import BreakoutGroup, Meeting
from meetings.programme.models.meeting import DEMONSTRATION


def load(data: Mapping[str, Any]) -> Meeting:
    """Make the demonstration and seat its people, in turn, in its groups.

    :raises Conflict: when it is there already.
    """
    meeting, people = demonstration.load(data)
    groups = meeting.groups
    for place, person in enumerate(people):
        db.session.add(GroupMembership(group=groups[place % len(groups)], person=person))
        db.session.add(MeetingPerson(meeting_id=meeting.id, person_id=person.id))
    return meeting


def remove() -> None:
    """Remove the demonstration and all that hangs on it, its invented people's seats in other meetings included.

    :raises Missing: when it is not there.
    """
    here = select(Meeting.id).where(Meeting.code == DEMONSTRATION)
    groups = select(BreakoutGroup.id).where(BreakoutGroup.meeting_id.in_(here))
    invented = demonstration.invented_people()
    sits, listed = GroupMembership, MeetingPerson
    db.session.execute(delete(sits).where(or_(sits.group_id.in_(groups), sits.person_id.in_(invented))))
    db.session.execute(delete(listed).where(or_(listed.meeting_id.in_(here), listed.person_id.in_(invented))))
    demonstration.remove()
