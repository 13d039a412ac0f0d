"""The demonstration whole: the meeting, and who sits in which of its groups."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select

from meetings.core.db import db
from meetings.participation.models import GroupMembership
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
    return meeting


def remove() -> None:
    """Remove the demonstration and all that hangs on it.

    :raises Missing: when it is not there.
    """
    groups = select(BreakoutGroup.id).join(Meeting).where(Meeting.code == DEMONSTRATION)
    db.session.execute(delete(GroupMembership).where(GroupMembership.group_id.in_(groups)))
    demonstration.remove()
