"""The list of participants as rows, for everybody; and everybody on record, for the organisers."""

from collections.abc import Mapping

from meetings.core.written_names import family_of
from meetings.directory.models import Person
from meetings.directory.queries import names_near
from meetings.formats.listing import Column, Listing, Row, Section
from meetings.handouts.lists import demonstration_note
from meetings.participation.models import ListingAgreement, MeetingPerson
from meetings.participation.queries import list_of_participants, names_of_bodies, people
from meetings.participation.vocabulary import CAPACITIES
from meetings.programme.models import Meeting
from meetings.programme.queries.names_of_the_day import day_of
from meetings.programme.released.document import ReleasedMeeting
from meetings.showing.meeting.participants_shown import DelegationShown, ListShown, ParticipantShown, PartShown
from meetings.showing.site import disclaimed
from meetings.web.languages import page_language
from meetings.web.translation import _


def participants_list(document: ReleasedMeeting, shown: ListShown) -> Listing:
    """Who agreed to be listed, delegation by delegation; never an address."""
    said = [*demonstration_note.of_meeting(document.code), *(text for text in (shown.hidden,) if text)]
    return Listing(
        _("List of participants: %(meeting)s", meeting=document.title),
        [
            Column("part", _("Listed under"), 24, in_heading=True),
            Column("delegation", _("Delegation"), 32),
            Column("name", _("Name"), 30),
            Column("title", _("Title"), 30),
            Column("affiliation", _("Affiliation"), 30),
            Column("capacity", _("Capacity"), 20),
        ],
        [Section(part.title, [_row(part, *each) for each in _each(part)]) for part in shown.parts]
        or [Section(None, [])],
        subtitle=" · ".join((shown.status_text, shown.number_text)),
        notes=[*said, *shown.footnotes, disclaimed()],
        language=page_language(),
    )


def _each(part: PartShown) -> list[tuple[DelegationShown, ParticipantShown]]:
    return [(delegation, person) for delegation in part.delegations for person in delegation.participants]


def _row(part: PartShown, delegation: DelegationShown, person: ParticipantShown) -> Row:
    mark = f" [{delegation.note}]" if delegation.note else ""
    return (part.title, delegation.name + mark, person.name, person.title, person.affiliation, person.capacity)


def people_list(meeting: Meeting) -> Listing:
    """Everybody on record for the meeting, with what is private: for its organisers alone. Four queries."""
    found = people.people_of(meeting)
    states = {each.state_id for each in found if each.state_id}
    names = {number: str(state) for number, state in names_near(day_of(meeting), page_language(), states).items()}
    places, agreements = list_of_participants.places_of(meeting), list_of_participants.agreements_of(meeting)
    rows = [_everything(each, names, places.get(each.id), agreements.get(each.id)) for each in found]
    return Listing(
        _("People: %(meeting)s", meeting=meeting.title),
        [
            Column("honorific", _("Honorific"), 12),
            Column("name", _("Name"), 30),
            Column("title", _("Title"), 30),
            Column("body", _("Comes for"), 32),
            Column("affiliation", _("Affiliation"), 30),
            Column("capacity", _("Capacity"), 20),
            Column("position", _("Place in the delegation"), 10, "number"),
            Column("agreed", _("Agreed to be listed"), 12),
            Column("on", _("Agreed on"), 12, "day"),
            Column("note", _("How"), 30),
            Column("email", _("Address for mail"), 30),
            Column("family_name", _("Family name"), 20),
        ],
        [Section(None, rows)],
        notes=[
            *demonstration_note.of_meeting(meeting.code),
            _("For the organisers of this meeting; not to be passed on."),
            disclaimed(),
        ],
        language=page_language(),
    )


def _everything(
    person: Person, states: Mapping[int, str], place: MeetingPerson | None, agreement: ListingAgreement | None
) -> Row:
    body = person.mechanism or person.organisation
    return (
        person.honorific,
        person.name,
        person.title,
        states.get(person.state_id or 0) or (names_of_bodies.named(body, page_language()).text if body else None),
        person.affiliation,
        _(CAPACITIES[place.capacity]) if place and place.capacity else None,
        place.position or None if place else None,
        _("Yes") if agreement else _("No"),
        agreement.on if agreement else None,
        agreement.note if agreement else None,
        person.email,
        family_of(person.name, person.family_name),
    )
