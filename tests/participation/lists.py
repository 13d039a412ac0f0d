"""Meetings with people who agreed to be listed, and people who did not."""

from datetime import date
from typing import Any

from meetings.core.db import db
from meetings.directory.models import Person
from meetings.participation.actions.agreeing import record_agreements
from meetings.participation.actions.lists import issue_list
from meetings.participation.actions.people import PersonEntry, PlaceEntry, add_person
from meetings.participation.queries.list_of_participants import Listed, participants_of
from meetings.programme.models import Meeting
from tests.programme.builders import CODE, DAY, OLGA, at_desk, released, webinar

AGREED = date(2026, 1, 5)


def put(meeting: Meeting, name: str, represents: str = "", *, agreed: bool = True, **more: Any) -> Person:
    """Somebody on the list of a meeting, for "state CHE" or for nobody; capacity and position place them."""
    place = PlaceEntry(more.pop("capacity", None), more.pop("position", 0))
    kind, _space, code = represents.partition(" ")
    entry = PersonEntry(name=name, represents=(kind, code) if code else None, **more)  # type: ignore[arg-type]  # texts all
    person = add_person(OLGA, meeting, entry, place)
    if agreed:
        record_agreements(OLGA, meeting, [person], AGREED, "note verbale of 5 January")
    return person


def issued(code: str, *names: str) -> None:
    """Have these people of a meeting agree, beside one who did not, and issue its list."""
    meeting = at_desk(OLGA, code)
    for name in names:
        put(meeting, name, "state CHE")
    issue_list(OLGA, meeting)


def public_list() -> Meeting:
    """A public, released webinar with Ann of Switzerland in its issued list, and Zed of Zambia who did not agree."""
    meeting = webinar()
    meeting.visibility = "public"
    db.session.flush()
    ann: dict[str, Any] = {"honorific": "H.E. Ms", "title": "Minister", "affiliation": "Ministry of Migration"}
    put(meeting, "Ann Agreed", "state CHE", email="ann@canary.example", capacity="head", **ann)
    put(meeting, "Zed Canaryabsent", "state ZMB", agreed=False, email="zed@canary.example")
    issue_list(OLGA, meeting)
    released()
    return meeting


def headings(listed: Listed) -> list[str]:
    """What the delegations are called, in order."""
    return [delegation.name for part in listed.parts for delegation in part.delegations]


def people_in(listed: Listed) -> list[str]:
    """The names, in order."""
    return [each.name for part in listed.parts for delegation in part.delegations for each in delegation.participants]


def listed_on(day: date = DAY, language: str = "en", code: str = CODE) -> Listed:
    """The list of the webinar."""
    return participants_of(code, day, language)
