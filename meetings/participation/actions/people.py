"""People are put on record, described, and taken off a meeting's list. None of these commits; the unit of work does."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Mechanism, Organisation, Person, State
from meetings.participation.actions.open_lists import require_open, require_open_for
from meetings.participation.actions.own_description import theirs_to_describe
from meetings.participation.models import ListingAgreement, MeetingPerson
from meetings.participation.queries import people
from meetings.participation.queries.list_of_participants import fingerprint
from meetings.participation.vocabulary import CAPACITIES, Capacity
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.models import Meeting
from meetings.programme.queries.choices import BodyKind

MOST_PLACES = 999
_TYPED = ("honorific", "name", "family_name", "title", "affiliation", "email")
_ADDRESS = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]{1,189}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A person as typed: honorific and title as the person's government gives them. The address stays private.

    ``family_name`` is a part of the name, by which lists sort; ``represents`` is the kind and the code of a State, a
    mechanism or an organisation; ``affiliation`` says in words what is none of them, or more exact.
    """

    name: str
    family_name: str | None = None
    honorific: str | None = None
    title: str | None = None
    affiliation: str | None = None
    email: str | None = None
    represents: tuple[BodyKind, str] | None = None


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A person's place in the delegation: the capacity, and the position by protocol; 0 where nobody gave one."""

    capacity: Capacity | None = None
    position: int = 0


def add_person(viewer: Viewer, meeting: Meeting, entry: PersonEntry, place: PlaceEntry | None = None) -> Person:
    """Put somebody on record and on the list of this meeting, for its organisers to seat and to name as a speaker.

    :raises Invalid: without a name, or with an address that is none.
    """
    require_organiser(viewer, meeting)
    person = Person(consent_listed=False)
    _describe(person, entry)
    db.session.add(person)
    db.session.flush()
    row = put_on_list(meeting, person)
    if place is not None:
        _place(row, place)
    history.record("person.added", "person", person.id, scope=meeting.code, after={"name": person.name})
    return person


def edit_person(
    viewer: Viewer, meeting: Meeting, person: Person, entry: PersonEntry | None, place: PlaceEntry, *, version: int
) -> None:
    """Describe a person anew, and say what place the person has in the delegation.

    Where others keep the person on record too, the description is that of this viewer's meetings from then on
    (``own_description``).

    :param entry: None leaves the description as it is: only the place changes.
    :param version: of what the form showed, as ``version_of`` gives it.
    :raises Conflict: when somebody saved in between.
    :raises Invalid: when something is missing, or a final list names the person.
    """
    require_organiser(viewer, meeting)
    before, typed = for_history(meeting, person), _typed(person, entry, place)
    if entry is not None and not entry.email and not people.may_have_address(viewer, person):
        typed["email"] = before["email"]  # which was not shown
    _require_fresh(version, before, typed)
    if entry is not None and any(before[name] != typed[name] for name in typed.keys() - {"capacity", "position"}):
        person = theirs_to_describe(viewer, person)
        require_open_for(person)
        _describe(person, entry)
    row = put_on_list(meeting, person)
    if (row.capacity, row.position) != (place.capacity, place.position):
        require_open(meeting, person)
        _place(row, place)
    db.session.flush()
    after = for_history(meeting, person)
    if after != before:
        kept = [{name: said for name, said in each.items() if name != "email"} for each in (before, after)]
        history.record("person.edited", "person", person.id, scope=meeting.code, before=kept[0], after=kept[1])


def take_off(viewer: Viewer, meeting: Meeting, person: Person) -> None:
    """Take a person off the meeting's list, with the agreement to be named in it. The record of the person stays.

    :raises Invalid: while the person speaks in the meeting or sits in one of its groups, or the final list names them.
    """
    require_organiser(viewer, meeting)
    held = people.what_holds(meeting, person)
    if held:
        where = ", ".join(f"{each.number}. {each.name}" for each in held)
        raise Invalid(_("%(name)s cannot be taken off yet: first change %(where)s."), name=person.name, where=where)
    require_open(meeting, person)
    row = people.place_of(meeting, person)
    if row is not None:
        agreement = db.session.get(ListingAgreement, (meeting.id, person.id))
        if agreement is not None:
            db.session.delete(agreement)
            db.session.flush()
        db.session.delete(row)
        db.session.flush()
        history.record("person.taken_off", "person", person.id, scope=meeting.code, before={"name": person.name})


def put_back(viewer: Viewer, meeting: Meeting, person: Person, place: PlaceEntry) -> None:
    """Put a person on the meeting's list again who was on it, in the place the person had."""
    require_organiser(viewer, meeting)
    if people.place_of(meeting, person) is None:
        _place(put_on_list(meeting, person), place)
        history.record("person.put_back", "person", person.id, scope=meeting.code, after={"name": person.name})


def put_on_list(meeting: Meeting, person: Person) -> MeetingPerson:
    """The person's line on the meeting's list, begun where there is none."""
    row = people.place_of(meeting, person)
    if row is None:
        row = MeetingPerson(meeting_id=meeting.id, person_id=person.id, position=0)
        db.session.add(row)
        db.session.flush()
    return row


def put_all_on_list(meeting: Meeting, these: Iterable[Person]) -> None:
    """The same for any number of people. One query, and one that writes them."""
    there = set(db.session.scalars(select(MeetingPerson.person_id).where(MeetingPerson.meeting_id == meeting.id)))
    new = {person.id for person in these} - there
    db.session.add_all(MeetingPerson(meeting_id=meeting.id, person_id=number, position=0) for number in sorted(new))
    db.session.flush()


def for_history(meeting: Meeting, person: Person) -> dict[str, str]:
    """What is on record of a person in a meeting, as a form says it."""
    row = people.place_of(meeting, person)
    plain = {name: getattr(person, name) or "" for name in _TYPED}
    kind_and_code = _represented(person)
    return {
        **plain,
        "represents": " ".join(kind_and_code) if kind_and_code else "",
        "capacity": (row.capacity if row else None) or "",
        "position": str(row.position if row else 0),
    }


def version_of(meeting: Meeting, person: Person) -> int:
    """A number that differs when what is on record of the person differs."""
    return fingerprint(sorted(for_history(meeting, person).items()))


def _typed(person: Person, entry: PersonEntry | None, place: PlaceEntry) -> dict[str, str]:
    said = {"capacity": place.capacity or "", "position": str(place.position)}
    if entry is None:
        return said
    plain = {name: getattr(entry, name) or "" for name in _TYPED}
    return {**plain, "represents": " ".join(entry.represents) if entry.represents else "", **said}


def _require_fresh(version: int, theirs: Mapping[str, str], yours: Mapping[str, str]) -> None:
    if version != fingerprint(sorted(theirs.items())):
        differing = [name for name in yours if theirs[name] != yours[name]]
        raise Conflict(
            _("Somebody saved this while you were editing. Nothing of yours was saved; compare both versions below."),
            theirs={name: theirs[name] for name in differing},
            yours={name: yours[name] for name in differing},
        )


def _describe(person: Person, entry: PersonEntry) -> None:
    wrong: dict[str, str] = {}
    if not entry.name.strip():
        wrong["name"] = _("Give the person's name.")
    family = " ".join((entry.family_name or "").split())
    if family and family not in " ".join(entry.name.split()):
        wrong["family_name"] = _("Give the part of the name that is the family name, as it stands there, or none.")
    if entry.email and not _ADDRESS.fullmatch(entry.email):
        wrong["email"] = _("Give one address, such as name@example.org, or none.")
    body = _body(entry.represents)
    if entry.represents and body is None:
        wrong["represents"] = _("Choose a State, a mechanism or an organisation on record, or none.")
    if wrong:
        raise Invalid(_("The person cannot be put on record yet."), wrong)
    person.name, person.family_name = " ".join(entry.name.split()), family or None
    person.honorific, person.title, person.affiliation = entry.honorific, entry.title, entry.affiliation
    person.email = entry.email
    person.state = body if isinstance(body, State) else None
    person.mechanism = body if isinstance(body, Mechanism) else None
    person.organisation = body if isinstance(body, Organisation) else None


def _body(named: tuple[BodyKind, str] | None) -> State | Mechanism | Organisation | None:
    if named is None:
        return None
    kind, code = named
    if kind == "state":
        return db.session.scalar(select(State).where(State.iso3 == code))
    if kind == "mechanism":
        return db.session.scalar(select(Mechanism).where(Mechanism.code == code))
    return db.session.scalar(select(Organisation).where(Organisation.code == code))


def _represented(person: Person) -> tuple[str, str] | None:
    if person.state is not None:
        return "state", person.state.iso3
    if person.mechanism is not None:
        return "mechanism", person.mechanism.code
    return ("organisation", person.organisation.code) if person.organisation is not None else None


def _place(row: MeetingPerson, place: PlaceEntry) -> None:
    wrong: dict[str, str] = {}
    if place.capacity is not None and place.capacity not in CAPACITIES:
        wrong["capacity"] = _("Choose one of the capacities listed, or none.")
    if not 0 <= place.position <= MOST_PLACES:
        wrong["position"] = _("Give a place from 1 to 999, or none.")
    if wrong:
        raise Invalid(_("The place in the delegation cannot be saved yet."), wrong)
    row.capacity, row.position = place.capacity, place.position
