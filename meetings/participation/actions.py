"""People are put on record, and seated in breakout groups. None of these commits; the unit of work does."""

import re
from dataclasses import dataclass

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.words import mark as _
from meetings.directory.models import Person
from meetings.participation import queries
from meetings.participation.models import GroupMembership, MeetingPerson
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.models import BreakoutGroup, Meeting

_ADDRESS = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]{1,189}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A person as typed: honorific and title as the person's government gives them. The address stays private."""

    name: str
    honorific: str | None = None
    title: str | None = None
    affiliation: str | None = None
    email: str | None = None


def add_person(viewer: Viewer, meeting: Meeting, entry: PersonEntry) -> Person:
    """Put somebody on record and on the list of this meeting, for its organisers to seat and to name as a speaker.

    :raises Invalid: without a name, or with an address that is none.
    """
    require_organiser(viewer, meeting)
    wrong: dict[str, str] = {}
    if not entry.name.strip():
        wrong["name"] = _("Give the person's name.")
    if entry.email and not _ADDRESS.fullmatch(entry.email):
        wrong["email"] = _("Give one address, such as name@example.org, or none.")
    if wrong:
        raise Invalid(_("The person cannot be put on record yet."), wrong)
    person = Person(
        name=" ".join(entry.name.split()),
        honorific=entry.honorific,
        title=entry.title,
        affiliation=entry.affiliation,
        email=entry.email,
        consent_listed=False,
    )
    db.session.add(person)
    db.session.flush()
    _list(meeting, person)
    history.record("person.added", "person", person.id, scope=meeting.code, after={"name": person.name})
    return person


def seat(viewer: Viewer, group: BreakoutGroup, person: Person) -> BreakoutGroup | None:
    """Seat a person in a group, and put the person on the meeting's list; somebody who sits there already stays.

    :returns: another group of the same session in which the person sits too: a warning, which never blocks.
    """
    require_organiser(viewer, group.meeting)
    other = queries.other_seat(group, person)
    if queries.membership(group, person.id) is None:
        db.session.add(GroupMembership(group_id=group.id, person_id=person.id))
        _list(group.meeting, person)
        db.session.flush()
        _record("member.added", group, person)
    return other


def unseat(viewer: Viewer, group: BreakoutGroup, person: Person) -> None:
    """Take a person out of a group; the person stays on the meeting's list, and who does not sit there stays out."""
    require_organiser(viewer, group.meeting)
    held = queries.membership(group, person.id)
    if held is not None:
        db.session.delete(held)
        db.session.flush()
        _record("member.removed", group, person)


def _list(meeting: Meeting, person: Person) -> None:
    if db.session.get(MeetingPerson, (meeting.id, person.id)) is None:
        db.session.add(MeetingPerson(meeting_id=meeting.id, person_id=person.id))
        db.session.flush()


def _record(action: str, group: BreakoutGroup, person: Person) -> None:
    code = group.meeting.code
    history.record(action, "group", f"{code}/{group.number}", scope=code, after={"person": person.name})
