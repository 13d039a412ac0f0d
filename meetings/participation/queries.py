"""Finds who takes part: members of groups, and people who could be."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager

from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.folding import folded
from meetings.core.words import mark as _
from meetings.directory.models import Person
from meetings.participation.models import GroupMembership
from meetings.programme.models import BreakoutGroup, Meeting, Session, SessionSpeaker

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Seat:
    """One member of a group, and the other group of the same session in which the person sits too."""

    person: Person
    also_in: BreakoutGroup | None


def members(group: BreakoutGroup) -> list[Seat]:
    """Who sits in the group, by name, with those who sit in two groups of one session told apart."""
    seats = _seats(group.meeting)
    others = {seat.person_id: other for seat, other in seats if _at_once(group, other)}
    people = [seat.person for seat, each in seats if each is group]
    return [Seat(person, others.get(person.id)) for person in sorted(people, key=lambda person: folded(person.name))]


def balance(meeting: Meeting) -> dict[int, int]:
    """How many people sit in each group, by the group's number."""
    counted = (
        select(BreakoutGroup.number, func.count(GroupMembership.person_id))
        .outerjoin(GroupMembership, GroupMembership.group_id == BreakoutGroup.id)
        .where(BreakoutGroup.meeting_id == meeting.id)
        .group_by(BreakoutGroup.number)
    )
    return {row.number: row[1] for row in db.session.execute(counted)}


def people_named(text: str) -> list[Person]:
    """People on record whose name or affiliation holds the text; at most twenty, and none for no text.

    Their contacts are for the organisers of meetings in which they take part, not for whoever searches.
    """
    wanted = folded(text)
    if not wanted:
        return []
    everybody = db.session.execute(select(Person.id, Person.name, Person.affiliation))
    ids = [number for number, name, home in everybody if wanted in folded(f"{name} {home or ''}")]
    found = db.session.scalars(select(Person).where(Person.id.in_(ids[:MOST_FOUND])))
    return sorted(found, key=lambda person: folded(person.name))


def people_of(meeting: Meeting, text: str = "") -> Sequence[Person]:
    """Who speaks in the meeting or sits in one of its groups, by name; two queries."""
    sitting = (
        select(GroupMembership.person_id).join(GroupMembership.group).where(BreakoutGroup.meeting_id == meeting.id)
    )
    speaking = (
        select(SessionSpeaker.person_id).join(SessionSpeaker.session).where(Session.meeting_id == meeting.id)
    ).where(SessionSpeaker.person_id.is_not(None))
    found = db.session.scalars(select(Person).where(or_(Person.id.in_(sitting), Person.id.in_(speaking))))
    named = [person for person in found if folded(text) in folded(f"{person.name} {person.affiliation or ''}")]
    return sorted(named, key=lambda person: folded(person.name))


def groups_of_people(meeting: Meeting) -> dict[int, list[BreakoutGroup]]:
    """In which groups of the meeting each person sits, by the person's number; one query."""
    found: dict[int, list[BreakoutGroup]] = {}
    for seat, group in _seats(meeting):
        found.setdefault(seat.person_id, []).append(group)
    return found


def membership(group: BreakoutGroup, person_id: int) -> GroupMembership | None:
    """The seat that a person has in a group, if any."""
    return db.session.get(GroupMembership, (group.id, person_id))


def person_numbered(number: int) -> Person:
    """One person on record.

    :raises Missing: when there is none of that number.
    """
    person = db.session.get(Person, number)
    if person is None:
        raise Missing(_("There is no such person on record."))
    return person


def other_seat(group: BreakoutGroup, person: Person) -> BreakoutGroup | None:
    """Another group of the same session in which the person sits."""
    for seat, other in _seats(group.meeting):
        if seat.person_id == person.id and _at_once(group, other):
            return other
    return None


def _at_once(group: BreakoutGroup, other: BreakoutGroup) -> bool:
    return other is not group and other.session_id is not None and other.session_id == group.session_id


def _seats(meeting: Meeting) -> list[tuple[GroupMembership, BreakoutGroup]]:
    wanted = (
        select(GroupMembership, BreakoutGroup)
        .options(contains_eager(GroupMembership.person))
        .join(GroupMembership.group)
        .join(GroupMembership.person)
        .where(BreakoutGroup.meeting_id == meeting.id)
        .order_by(BreakoutGroup.number)
    )
    return [(seat, group) for seat, group in db.session.execute(wanted)]
