"""The list of participants as it is shown: who agreed to be named, delegation by delegation."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.db import db
from meetings.core.written_names import said_of
from meetings.directory.models import Mechanism, Organisation
from meetings.participation.models import ListOfParticipants
from meetings.participation.queries.list_of_participants import (
    Delegation,
    Listed,
    Participant,
    list_of,
    participants_of,
)
from meetings.participation.vocabulary import CAPACITIES, LIST_PARTS
from meetings.programme.queries.visible_meetings import no_such_meeting
from meetings.programme.released.document import ReleasedMeeting
from meetings.showing.meeting.meeting_for_viewer import Seen, seen_in_full
from meetings.web.filters import written_day
from meetings.web.languages import page_language
from meetings.web.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class ParticipantShown:
    """One person: the name as addressed, and the rest in one line."""

    name: str
    about: str
    capacity: str
    title: str
    affiliation: str


@dataclass(frozen=True, slots=True)
class DelegationShown:
    """A State or body with those who come for it; ``note`` is the number of its footnote."""

    name: str
    note: int | None
    language: str | None  # of the name, where it is not the page's
    participants: list[ParticipantShown]


@dataclass(frozen=True, slots=True)
class PartShown:
    """States, mechanisms …"""

    id: str
    title: str
    delegations: list[DelegationShown]


@dataclass(frozen=True, slots=True)
class ListShown:
    """The list in words. ``hidden`` says to staff that others do not see it; ``moment`` is of what it says."""

    parts: list[PartShown]
    number_text: str
    status_text: str
    is_final: bool
    footnotes: list[str]
    moment: datetime
    hidden: str | None


def list_for(viewer: Viewer, code: str) -> tuple[Seen, ReleasedMeeting, ListShown]:
    """The list as this person may have it, with its meeting.

    :raises Missing: while it is not issued, for everybody but those who work on the meeting.
    """
    found, document = seen_in_full(viewer, code)
    if not found.lists_people and not found.is_staff:
        raise no_such_meeting()
    held = list_of(code)
    day = _day_of(document, held)
    listed = participants_of(code, day, page_language(), _forum(document))
    return found, document, _in_words(found, listed, held)


def _day_of(document: ReleasedMeeting, held: ListOfParticipants | None) -> date:
    """The day as of which States are named: the meeting's first, else that on which the list was issued."""
    return document.dates.earliest or (held.issued_at.date() if held else clock.today())


def _forum(document: ReleasedMeeting) -> Mechanism | Organisation | None:
    """The body whose designations are used: the first mechanism that convenes the meeting, else an organisation."""
    codes = {party.kind: party.code for party in reversed(document.convenors)}
    if "mechanism" in codes:
        return db.session.scalar(select(Mechanism).where(Mechanism.code == codes["mechanism"]))
    return db.session.scalar(select(Organisation).where(Organisation.code == codes.get("organisation")))


def _in_words(found: Seen, listed: Listed, held: ListOfParticipants | None) -> ListShown:
    footnotes: list[str] = []
    parts = [
        PartShown(part.kind, _(LIST_PARTS[part.kind]), [_delegation(each, footnotes) for each in part.delegations])
        for part in listed.parts
    ]
    said = [listed.changed, held.issued_at if held else None, held.final_at if held else None]
    return ListShown(
        parts=parts,
        number_text=ngettext("%(num)s participant", "%(num)s participants", listed.number),
        status_text=_status(held),
        is_final=held is not None and held.final_at is not None,
        footnotes=footnotes,
        moment=max((moment for moment in said if moment), default=found.at or datetime.fromtimestamp(0, UTC)),
        hidden=None if held else _("This list is not issued. You see it because you work on this meeting."),
    )


def _status(held: ListOfParticipants | None) -> str:
    if held is None:
        return _("Not issued")
    return _("Final, %(day)s", day=written_day(held.final_at.date())) if held.final_at else _("Provisional")


def _delegation(delegation: Delegation, footnotes: list[str]) -> DelegationShown:
    if delegation.footnote and delegation.footnote not in footnotes:
        footnotes.append(delegation.footnote)
    note = footnotes.index(delegation.footnote) + 1 if delegation.footnote else None
    people = [_participant(each) for each in delegation.participants]
    return DelegationShown(delegation.name, note, delegation.language, people)


def _participant(person: Participant) -> ParticipantShown:
    """UN lists print the name, the title, the office, and then the capacity in the delegation."""
    name = said_of(person.honorific, person.name)
    capacity = _(CAPACITIES[person.capacity]) if person.capacity else ""
    told_twice = capacity.casefold() == (person.title or "").casefold()
    about = ", ".join(part for part in (person.title, person.affiliation, "" if told_twice else capacity) if part)
    return ParticipantShown(name, about, capacity, person.title or "", person.affiliation or "")
