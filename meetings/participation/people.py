"""Finds people: those of a meeting, and those whom its organisers may know of."""

from sqlalchemy import ColumnElement, Select, and_, or_, select, true

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.folding import folded
from meetings.core.words import mark as _
from meetings.directory.models import Person
from meetings.participation.models import GroupMembership, MeetingPerson
from meetings.programme.models import BreakoutGroup, Meeting, Session, SessionSpeaker
from meetings.programme.models.meeting import DEMONSTRATION

MOST_FOUND = 20


def people_of(meeting: Meeting, text: str = "") -> list[Person]:
    """Who was put on the meeting's list, speaks in it or sits in one of its groups, by name; one query."""
    return _named(select(Person).where(_take_part(select(Meeting.id).where(Meeting.id == meeting.id))), text)


def people_named(viewer: Viewer, meeting: Meeting, text: str) -> list[Person]:
    """Whom the organiser of this meeting may know of, by name or affiliation; at most twenty, and none for no text."""
    if not folded(text):
        return []
    return _named(select(Person).where(_known_to(viewer, meeting)), text)[:MOST_FOUND]


def person_known(viewer: Viewer, meeting: Meeting, number: int) -> Person:
    """One person of whom the organiser of this meeting may know.

    :raises Missing: for everybody else, whether or not there is such a person.
    """
    person = db.session.scalar(select(Person).where(Person.id == number, _known_to(viewer, meeting)))
    if person is None:
        raise Missing(_("There is no such person on record."))
    return person


def _known_to(viewer: Viewer, meeting: Meeting) -> ColumnElement[bool]:
    """People of this meeting, and of the others that the viewer organises; invented ones stay in the demonstration."""
    here = Meeting.id == meeting.id
    scopes = viewer.scopes("organiser")
    own = true() if scopes is None else Meeting.code.in_(sorted(scopes))
    others = and_(Meeting.code != DEMONSTRATION, own)
    return _take_part(select(Meeting.id).where(here if meeting.is_demonstration else or_(here, others)))


def _take_part(meetings: Select[int]) -> ColumnElement[bool]:
    """The condition that somebody takes part in one of the meetings, in whatever way."""
    listed = select(MeetingPerson.person_id).where(MeetingPerson.meeting_id.in_(meetings))
    sitting = select(GroupMembership.person_id).join(GroupMembership.group)
    speaking = select(SessionSpeaker.person_id).join(SessionSpeaker.session)
    return or_(
        Person.id.in_(listed),
        Person.id.in_(sitting.where(BreakoutGroup.meeting_id.in_(meetings))),
        Person.id.in_(speaking.where(Session.meeting_id.in_(meetings), SessionSpeaker.person_id.is_not(None))),
    )


def _named(wanted: Select[Person], text: str) -> list[Person]:
    holding = folded(text)
    found = [each for each in db.session.scalars(wanted) if holding in folded(f"{each.name} {each.affiliation or ''}")]
    return sorted(found, key=lambda person: (folded(person.name), person.id))
