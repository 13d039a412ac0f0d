"""Adds to the demonstration's meeting who comes, who sits in which group and the list of participants; removes them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock
from meetings.core.db import db
from meetings.directory.models import Mechanism, Organisation, Person, State
from meetings.participation.actions.agreeing import record_agreements
from meetings.participation.actions.lists import issue_list
from meetings.participation.models import GroupMembership, ListingAgreement, ListOfParticipants, MeetingPerson
from meetings.programme.models import BreakoutGroup, Meeting
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.records.demonstration import the_meeting

_AGO = timedelta(days=3)  # when they agreed


def load(data: Mapping[str, Any]) -> Meeting:
    """Make the demonstration, seat its people, in turn, in its groups, and issue its list of participants.

    :raises Conflict: when it is there already.
    """
    meeting, people = the_meeting.load(data)
    groups = meeting.groups
    for place, (person, row) in enumerate(zip(people, data["people"], strict=True)):
        _send(person, row)
        db.session.add(GroupMembership(group=groups[place % len(groups)], person=person))
        on_list = {name: row.get(name, nothing) for name, nothing in (("capacity", None), ("position", 0))}
        db.session.add(MeetingPerson(meeting_id=meeting.id, person_id=person.id, **on_list))
    db.session.flush()
    _agree(meeting, people, data["people"])
    issue_list(COMMAND_LINE, meeting)
    return meeting


def _send(person: Person, row: Mapping[str, Any]) -> None:
    """Have the person come for a State, a mechanism or an organisation, where the row names one."""
    for name, model, key in (
        ("state", State, State.iso3),
        ("mechanism", Mechanism, Mechanism.code),
        ("organisation", Organisation, Organisation.code),
    ):
        if row.get(name):
            setattr(person, name, db.session.scalars(select(model).where(key == row[name])).one())
            person.affiliation = row.get("office")  # the body of the invented agenda is no office of theirs


def _agree(meeting: Meeting, people: list[Person], rows: list[Mapping[str, Any]]) -> None:
    by_note: dict[str, list[Person]] = {}
    for person, row in zip(people, rows, strict=True):
        if row.get("agreed", True):
            note = "note verbale" if row.get("state") else "registration form"
            by_note.setdefault(note, []).append(person)
    for note, agreed in by_note.items():
        record_agreements(COMMAND_LINE, meeting, agreed, clock.today() - _AGO, note)


def remove() -> None:
    """Remove the demonstration and all that hangs on it, its invented people's seats in other meetings included.

    :raises Missing: when it is not there.
    """
    here = select(Meeting.id).where(Meeting.code == DEMONSTRATION)
    groups = select(BreakoutGroup.id).where(BreakoutGroup.meeting_id.in_(here))
    invented = the_meeting.invented_people()
    sits, listed, agreed = GroupMembership, MeetingPerson, ListingAgreement
    db.session.execute(delete(ListOfParticipants).where(ListOfParticipants.meeting_id.in_(here)))
    db.session.execute(delete(agreed).where(or_(agreed.meeting_id.in_(here), agreed.person_id.in_(invented))))
    db.session.execute(delete(sits).where(or_(sits.group_id.in_(groups), sits.person_id.in_(invented))))
    db.session.execute(delete(listed).where(or_(listed.meeting_id.in_(here), listed.person_id.in_(invented))))
    the_meeting.remove()
