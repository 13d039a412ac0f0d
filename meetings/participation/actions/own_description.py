"""A person described by those who organise some of the meetings in which the person takes part, and not all.

What they change is the description in their own meetings: there a copy takes the person's place, and whoever keeps the
person on record elsewhere keeps what is said there. So it is the same to them whether there is an elsewhere.
"""

from typing import Any

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.directory.models import Person
from meetings.participation.models import GroupMembership, ListingAgreement, MeetingPerson
from meetings.participation.queries import people
from meetings.programme.models import BreakoutGroup, Meeting, Session, SessionSpeaker


def theirs_to_describe(viewer: Viewer, person: Person) -> Person:
    """The person, or where others keep the person on record too, a copy in the meetings that the viewer organises."""
    if people.is_only_of(viewer, person):
        return person
    made = Person(**_columns(person, "id"))
    if not people.may_have_address(viewer, person):
        made.email = None
    db.session.add(made)
    db.session.flush()
    scopes = viewer.scopes("organiser") or frozenset()
    for meeting in db.session.scalars(select(Meeting).where(Meeting.code.in_(sorted(scopes)))).all():
        _take_over(meeting, person, made)
    db.session.flush()
    return made


def _take_over(meeting: Meeting, person: Person, made: Person) -> None:
    """In one meeting the place, the agreement, the seats and the speeches of one are those of the other."""
    row = people.place_of(meeting, person)
    if row is not None:
        agreement = db.session.get(ListingAgreement, (meeting.id, person.id))
        db.session.add(MeetingPerson(**_columns(row, "person_id"), person_id=made.id))
        db.session.flush()
        if agreement is not None:
            db.session.add(ListingAgreement(**_columns(agreement, "person_id"), person_id=made.id))
            db.session.delete(agreement)
            db.session.flush()
        db.session.delete(row)
    seats = select(GroupMembership).join(GroupMembership.group)
    for seat in db.session.scalars(
        seats.where(BreakoutGroup.meeting_id == meeting.id, GroupMembership.person_id == person.id)
    ).all():
        db.session.add(GroupMembership(group_id=seat.group_id, person_id=made.id))
        db.session.delete(seat)
    speeches = select(SessionSpeaker).join(SessionSpeaker.session)
    for speech in db.session.scalars(
        speeches.where(Session.meeting_id == meeting.id, SessionSpeaker.person_id == person.id)
    ).all():
        speech.person_id = made.id


def _columns(row: Person | MeetingPerson | ListingAgreement, but: str) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns if column.key != but}
