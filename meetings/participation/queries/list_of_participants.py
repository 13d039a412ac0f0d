"""The list of participants: who agreed to be named in it, in the order of protocol.

States stand in the alphabetical order of the language, under the names they had on the meeting's day (or, where they
were not there on it, under those they had last); then mechanisms, the United Nations system, other organisations, and
whoever comes for none of them. Within a delegation the head comes first, then alternates, representatives and
advisers, each by the place that the delegation gave; where it gave none, in the order in which they were put on
record: never by the alphabet.
"""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload

from meetings.core.db import db
from meetings.core.history import HistoryEntry
from meetings.directory.models import Mechanism, Organisation, Person
from meetings.directory.queries import StateOnDay, names_near
from meetings.directory.rules.alphabet import alphabetical, sort_key
from meetings.directory.vocabulary import StandingOfState
from meetings.participation.models import ListingAgreement, ListOfParticipants, MeetingPerson
from meetings.participation.queries.names_of_bodies import Named, is_of_the_united_nations, named
from meetings.participation.vocabulary import CAPACITIES, LIST_PARTS, Capacity, ListPart
from meetings.programme.models import Meeting

_BY_STANDING: Mapping[StandingOfState | None, ListPart] = {"member": "member-states", "observer": "observer-states"}
_LAST = 10_000  # the place of whoever was given none


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who agreed to be named, in the words of the person's own government or body."""

    name: str
    honorific: str | None
    title: str | None
    affiliation: str | None  # None where the heading says it
    capacity: Capacity | None


@dataclass(frozen=True, slots=True)
class Heading:
    """The part of the list, the key by which a delegation is sorted, and what it is called; a State by its code."""

    kind: ListPart
    key: str
    named: Named


@dataclass(frozen=True, slots=True)
class Delegation:
    """Those who come for one State or body; ``name`` is empty for those who come for none."""

    name: str
    footnote: str | None
    language: str | None  # of the name, where it is not the one asked for
    participants: list[Participant]


@dataclass(frozen=True, slots=True)
class Part:
    """Delegations of one kind, in order."""

    kind: ListPart
    delegations: list[Delegation]


@dataclass(frozen=True, slots=True)
class Listed:
    """The whole list, and when something of it last changed; None while nobody agreed."""

    parts: list[Part]
    changed: datetime | None

    @property
    def number(self) -> int:
        """How many people are on it."""
        return sum(len(each.participants) for part in self.parts for each in part.delegations)


def list_of(code: str) -> ListOfParticipants | None:
    """The meeting's list as it was issued; None while it is not. One query."""
    return db.session.scalar(select(ListOfParticipants).join(Meeting).where(Meeting.code == code))


def participants_of(
    code: str, day: date, language: str = "en", forum: Mechanism | Organisation | None = None
) -> Listed:
    """Who agreed to be named in the list of a meeting. Four queries, and one more with a forum.

    :param day: of the meeting; States have the names and the standing of that day, or the last ones before it.
    :param language: of the names, where they are on record in it, and of their order.
    :param forum: the body whose designations are used, such as "Hong Kong, China".
    """
    rows = _agreed(code)
    states = names_near(day, language, {place.person.state_id for place, _on in rows if place.person.state_id}, forum)
    found: dict[Heading, list[MeetingPerson]] = {}
    for place, _at in rows:
        found.setdefault(_heading(place.person, states, language), []).append(place)
    parts = []
    for kind in LIST_PARTS:
        of_kind = (heading for heading in found if heading.kind == kind)
        headings = sorted(of_kind, key=lambda each: _in_order(each, language))
        if headings:
            parts.append(Part(kind, [_delegation(heading, found[heading], states) for heading in headings]))
    return Listed(parts, _last_change(code, rows))


def agreements_of(meeting: Meeting) -> dict[int, ListingAgreement]:
    """Who agreed to be listed, by the person's number; one query."""
    wanted = select(ListingAgreement).where(ListingAgreement.meeting_id == meeting.id)
    return {agreement.person_id: agreement for agreement in db.session.scalars(wanted)}


def places_of(meeting: Meeting) -> dict[int, MeetingPerson]:
    """Everybody's line on the meeting's list, by the person's number; one query."""
    wanted = select(MeetingPerson).where(MeetingPerson.meeting_id == meeting.id)
    return {place.person_id: place for place in db.session.scalars(wanted)}


def final_lists_with(person: Person) -> list[str]:
    """Titles of the meetings whose final list names the person; one query."""
    wanted = (
        select(Meeting.title)
        .join(ListOfParticipants, ListOfParticipants.meeting_id == Meeting.id)
        .join(ListingAgreement, ListingAgreement.meeting_id == Meeting.id)
        .where(ListingAgreement.person_id == person.id, ListOfParticipants.final_at.is_not(None))
    )
    return sorted(db.session.scalars(wanted), key=alphabetical)


def number_agreed(meeting: Meeting) -> int:
    """How many agreed to be listed; one query."""
    counted = select(func.count()).select_from(ListingAgreement).where(ListingAgreement.meeting_id == meeting.id)
    return db.session.scalar(counted) or 0


def version_of(meeting: Meeting) -> int:
    """A number that differs when what the list says differs: whoever declares it final says what they saw.

    One query.
    """
    rows = [
        (
            place.person_id,
            place.capacity,
            place.position,
            *(getattr(place.person, name) for name in ("honorific", "name", "title", "affiliation")),
            *(getattr(place.person, name) for name in ("state_id", "mechanism_id", "organisation_id")),
        )
        for place, _at in _agreed(meeting.code)
    ]
    return fingerprint(sorted(rows, key=lambda row: row[0]))


def fingerprint(said: object) -> int:
    """A whole number below a thousand million, the same for the same values."""
    return zlib.crc32(repr(said).encode()) % 1_000_000_000


def _agreed(code: str) -> list[tuple[MeetingPerson, datetime]]:
    with_bodies = joinedload(MeetingPerson.person)
    wanted = (
        select(MeetingPerson, ListingAgreement.at)
        .join(Meeting, Meeting.id == MeetingPerson.meeting_id)
        .join(
            ListingAgreement,
            (ListingAgreement.meeting_id == MeetingPerson.meeting_id)
            & (ListingAgreement.person_id == MeetingPerson.person_id),
        )
        .where(Meeting.code == code)
        .options(
            with_bodies.joinedload(Person.mechanism).selectinload(Mechanism.aliases),
            with_bodies.joinedload(Person.organisation),
        )
    )
    return [(place, at) for place, at in db.session.execute(wanted)]


def _last_change(code: str, rows: list[tuple[MeetingPerson, datetime]]) -> datetime | None:
    """When the history last tells of the list or of somebody on it: of others it must not say even when."""
    if not rows:
        return None
    of_list = and_(HistoryEntry.scope == code, HistoryEntry.subject == "list of participants")
    numbers = [str(place.person_id) for place, _at in rows]
    of_people = and_(HistoryEntry.subject == "person", HistoryEntry.subject_key.in_(numbers))
    told: datetime | None = db.session.scalar(select(func.max(HistoryEntry.at)).where(or_(of_list, of_people)))
    return max([at for _place, at in rows] + ([told] if told else []))


def _heading(person: Person, states: Mapping[int, StateOnDay], language: str) -> Heading:
    state = states.get(person.state_id or 0)
    if state is not None:
        kind = _BY_STANDING.get(state.standing, "other-delegations")
        return Heading(kind, state.sort_key, Named(state.iso3, None))
    if person.mechanism is not None:
        return _of_body("mechanisms", person.mechanism, language)
    if person.organisation is not None:
        ours = is_of_the_united_nations(person.organisation)
        return _of_body("united-nations" if ours else "organisations", person.organisation, language)
    name = person.affiliation or ""
    return Heading("others", sort_key(name, language), Named(name, None))


def _of_body(kind: ListPart, body: Mechanism | Organisation, language: str) -> Heading:
    shown = named(body, language)
    return Heading(kind, sort_key(shown.text, language), shown)


def _in_order(heading: Heading, language: str) -> tuple[bool, str, tuple[str, str, str]]:
    name = heading.named.text  # a State's is its code: its key says where it stands
    is_state = heading.kind in ("member-states", "observer-states", "other-delegations")
    by_name = (heading.key, "", name) if is_state else alphabetical(name, language)
    return not name, by_name[0], by_name  # those who come for nobody stand last


def _delegation(heading: Heading, places: Iterable[MeetingPerson], states: Mapping[int, StateOnDay]) -> Delegation:
    in_order = sorted(places, key=precedence)
    state = states.get(in_order[0].person.state_id or 0)
    if state is not None:
        return Delegation(state.short, state.footnote, None, [_participant(place) for place in in_order])
    people = [_participant(place, in_words=heading.kind != "others") for place in in_order]
    return Delegation(heading.named.text, None, heading.named.language, people)


def precedence(place: MeetingPerson) -> tuple[int, int, int]:
    """By protocol: the capacity, the place that was given, then the order of the record."""
    rank = CAPACITIES.index(place.capacity) if place.capacity else len(CAPACITIES)
    return rank, place.position or _LAST, place.person_id


def _participant(place: MeetingPerson, *, in_words: bool = True) -> Participant:
    person = place.person
    affiliation = person.affiliation if in_words else None
    return Participant(person.name, person.honorific, person.title, affiliation, place.capacity)
