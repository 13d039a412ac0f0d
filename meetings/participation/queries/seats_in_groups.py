"""Finds who sits in which breakout group."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from meetings.core.db import db
from meetings.directory.models import Person
from meetings.participation.models import GroupMembership
from meetings.programme.models import BreakoutGroup, Meeting


@dataclass(frozen=True, slots=True)
class Seat:
    """One member of a group, and another group that meets in one of its sessions and in which the person sits too."""

    person: Person
    also_in: BreakoutGroup | None


def members(group: BreakoutGroup) -> list[Seat]:
    """Who sits in the group, by family name, with those who sit in two groups of one session told apart."""
    seats = _seats(group.meeting)
    others = {seat.person_id: other for seat, other in seats if _at_once(group, other)}
    people = [seat.person for seat, each in seats if each is group]
    return [Seat(person, others.get(person.id)) for person in sorted(people, key=lambda one: (one.name_key, one.id))]


def balance(meeting: Meeting) -> dict[int, int]:
    """How many people sit in each group, by the group's number."""
    counted = (
        select(BreakoutGroup.number, func.count(GroupMembership.person_id))
        .outerjoin(GroupMembership, GroupMembership.group_id == BreakoutGroup.id)
        .where(BreakoutGroup.meeting_id == meeting.id)
        .group_by(BreakoutGroup.number)
    )
    return {row.number: row[1] for row in db.session.execute(counted)}


def groups_of_people(meeting: Meeting) -> dict[int, list[BreakoutGroup]]:
    """In which groups of the meeting each person sits, by the person's number; one query."""
    found: dict[int, list[BreakoutGroup]] = {}
    for seat, group in _seats(meeting):
        found.setdefault(seat.person_id, []).append(group)
    return found


def membership(group: BreakoutGroup, person_id: int) -> GroupMembership | None:
    """The seat that a person has in a group, if any."""
    return db.session.get(GroupMembership, (group.id, person_id))


def other_seat(group: BreakoutGroup, person: Person) -> BreakoutGroup | None:
    """Another group of the same session in which the person sits."""
    for seat, other in _seats(group.meeting):
        if seat.person_id == person.id and _at_once(group, other):
            return other
    return None


def beside(group: BreakoutGroup) -> list[BreakoutGroup]:
    """The groups among which people are divided: the group and those that meet in one of its sessions.

    While it has no session, those that have none either.
    """
    alike = [each for each in group.meeting.groups if not each.sessions] if not group.sessions else []
    return [each for each in group.meeting.groups if each is group or each in alike or _at_once(group, each)]


def _at_once(group: BreakoutGroup, other: BreakoutGroup) -> bool:
    return other is not group and any(session in group.sessions for session in other.sessions)


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
