"""Finds people: those of a meeting, and those whom its organisers may know of."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true, union
from sqlalchemy.orm import joinedload

from meetings.accounts.viewer import Viewer
from meetings.core.db import db, writing
from meetings.core.errors import Missing
from meetings.core.folding import folded
from meetings.core.history import HistoryEntry
from meetings.core.translation_mark import mark as _
from meetings.directory.models import OfficeHolder, Person
from meetings.participation.models import GroupMembership, MeetingPerson
from meetings.programme.models import BreakoutGroup, Meeting, Session, SessionSpeaker
from meetings.programme.models.meeting import DEMONSTRATION

MOST_FOUND = 20
_BODIES = (joinedload(Person.state), joinedload(Person.mechanism), joinedload(Person.organisation))


@dataclass(frozen=True, slots=True)
class Holding:
    """A session in which somebody speaks, or a group in which somebody sits."""

    kind: Literal["session", "group"]
    number: int
    name: str


def people_of(meeting: Meeting, text: str = "") -> list[Person]:
    """Who was put on the meeting's list, speaks in it or sits in one of its groups, by family name; one query."""
    here = _take_part(select(Meeting.id).where(Meeting.id == meeting.id))
    return _named(select(Person).where(here).options(*_BODIES), text)


def person_here(meeting: Meeting, number: int) -> Person:
    """One person of this meeting, for its organisers to edit.

    :raises Missing: for whoever does not take part in it, whether or not there is such a person.
    """
    here = _take_part(select(Meeting.id).where(Meeting.id == meeting.id))
    wanted = select(Person).where(Person.id == number, here)
    if writing.get():  # two people who save at once come one after the other, also from two meetings
        wanted = wanted.with_for_update(of=Person)
    return _found(db.session.scalar(wanted))


def people_named(viewer: Viewer, meeting: Meeting, text: str) -> list[Person]:
    """Whom the organiser of this meeting may know of, by name or affiliation; at most twenty, and none for no text."""
    if not folded(text):
        return []
    return _named(select(Person).where(_known_to(viewer, meeting)), text)[:MOST_FOUND]


def person_known(viewer: Viewer, meeting: Meeting, number: int) -> Person:
    """One person of whom the organiser of this meeting may know.

    :raises Missing: for everybody else, whether or not there is such a person.
    """
    return _found(db.session.scalar(select(Person).where(Person.id == number, _known_to(viewer, meeting))))


def person_taken_off(meeting: Meeting, number: int) -> Person:
    """One person who was on this meeting's list once, as its history says: whoever took somebody off can undo it.

    :raises Missing: for everybody else.
    """
    was_here = exists().where(
        HistoryEntry.subject == "person",
        HistoryEntry.subject_key == str(number),
        HistoryEntry.scope == meeting.code,
        HistoryEntry.action == "person.taken_off",
    )
    return _found(db.session.scalar(select(Person).where(Person.id == number, was_here)))


def place_of(meeting: Meeting, person: Person) -> MeetingPerson | None:
    """The person's line on the meeting's list; None for who only speaks or sits in a group."""
    return db.session.get(MeetingPerson, (meeting.id, person.id))


def is_only_of(viewer: Viewer, person: Person) -> bool:
    """Whether everything that a person is on record for is the viewer's own to organise. Two queries at most."""
    scopes = viewer.scopes("organiser")
    if scopes is None:
        return True
    office = exists().where(OfficeHolder.person_id == person.id)
    return meetings_of(person) <= scopes and not db.session.scalar(select(office))


def may_have_address(viewer: Viewer, person: Person) -> bool:
    """Whether the viewer may have the address for mail: of somebody whom a meeting of theirs put on record, or who is
    theirs alone. One query more at most.
    """
    scopes = viewer.scopes("organiser")
    if scopes is None:
        return True
    theirs = exists().where(
        HistoryEntry.subject == "person",
        HistoryEntry.subject_key == str(person.id),
        HistoryEntry.scope.in_(sorted(scopes)),
        HistoryEntry.action == "person.added",
    )
    return bool(db.session.scalar(select(theirs))) or is_only_of(viewer, person)


def meetings_of(person: Person) -> frozenset[str]:
    """Codes of the meetings in which the person takes part, in whatever way; one query."""
    listed = select(MeetingPerson.meeting_id).where(MeetingPerson.person_id == person.id)
    sitting = select(BreakoutGroup.meeting_id).join(GroupMembership).where(GroupMembership.person_id == person.id)
    speaking = select(Session.meeting_id).join(SessionSpeaker).where(SessionSpeaker.person_id == person.id)
    found = select(Meeting.code).where(Meeting.id.in_(union(listed, sitting, speaking)))
    return frozenset(db.session.scalars(found))


def what_holds(meeting: Meeting, person: Person) -> list[Holding]:
    """What keeps a person on this meeting's list: sessions in which the person speaks, then groups. Two queries."""
    speaking = (
        select(Session.number, Session.title)
        .join(SessionSpeaker)
        .where(Session.meeting_id == meeting.id, SessionSpeaker.person_id == person.id)
        .distinct()
        .order_by(Session.number)
    )
    sitting = (
        select(BreakoutGroup.number, BreakoutGroup.name)
        .join(GroupMembership)
        .where(BreakoutGroup.meeting_id == meeting.id, GroupMembership.person_id == person.id)
        .order_by(BreakoutGroup.number)
    )
    sessions = [Holding("session", number, title) for number, title in db.session.execute(speaking)]
    return sessions + [Holding("group", number, name) for number, name in db.session.execute(sitting)]


def _found(person: Person | None) -> Person:
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
    found = [each for each in db.session.scalars(wanted) if holding in folded(f"{each.said} {each.affiliation or ''}")]
    return sorted(found, key=lambda person: (person.name_key, person.id))
