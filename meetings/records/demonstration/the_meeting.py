"""Loads and removes the demonstration: an invented, complete meeting of two days, called so wherever it shows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, delete, select, update

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock, history
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict, Missing
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Person
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.meetings import MeetingEntry, PartyEntry, create_meeting
from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Meeting, Room, SessionSpeaker
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.programme.released.group_fields import GroupEntry
from meetings.programme.released.session_fields import SessionEntry, blank_entry
from meetings.programme.released.speaker_fields import SpeakerEntry
from meetings.records.meetings_on_record import uid_for

AHEAD = timedelta(days=42)
TUESDAY = 1
DOMAIN = "demonstration.example"  # by which its people are found again


def load(data: Mapping[str, Any]) -> tuple[Meeting, list[Person]]:
    """Make the demonstration, six weeks ahead, released and public; returns it with its people in the seed's order.

    :raises Conflict: when it is there already.
    """
    if _present() is not None:
        raise Conflict(_("The demonstration is loaded already; remove it first to begin afresh."))
    first = _first_day()
    people = [_person(row, number) for number, row in enumerate(data["people"], 1)]
    db.session.add_all(people)
    db.session.flush()
    meeting = create_meeting(COMMAND_LINE, DEMONSTRATION, _entry(data, first))
    meeting.uid, meeting.visibility = uid_for(DEMONSTRATION), "public"
    meeting.rooms = [Room(name=name, capacity=capacity) for name, capacity in data["rooms"].items()]
    db.session.flush()
    for number, row in enumerate(data["sessions"], 1):
        add_session(COMMAND_LINE, meeting, _session(row, number, first, people)).uid = uid_for(DEMONSTRATION, number)
    for row in data["groups"]:
        add_group(COMMAND_LINE, meeting, _group(row, _sessions(row, meeting), people))
    release(COMMAND_LINE, meeting, note=_("First release of the demonstration."), version=None)
    return meeting, people


def remove() -> None:
    """Remove the demonstration: its meeting with every release, and its invented people.

    :raises Missing: when it is not there.
    """
    meeting = _present()
    if meeting is None:
        raise Missing(_("The demonstration is not loaded."))
    db.session.delete(meeting)
    db.session.flush()  # its speakers point at the people
    spoke = SessionSpeaker.person_id.in_(invented_people())
    db.session.execute(update(SessionSpeaker).where(spoke).values(person_id=None))  # in another meeting: by name only
    db.session.execute(delete(Person).where(Person.id.in_(invented_people())))
    history.record("meeting.removed", "meeting", DEMONSTRATION, scope=DEMONSTRATION)


def invented_people() -> Select[int]:
    """The numbers of its people."""
    return select(Person.id).where(Person.email.like(f"%@{DOMAIN}"))


def _present() -> Meeting | None:
    return db.session.scalar(select(Meeting).where(Meeting.code == DEMONSTRATION))


def _first_day() -> date:
    day = clock.today() + AHEAD
    return day + timedelta(days=(TUESDAY - day.weekday()) % 7)


def _person(row: Mapping[str, str], number: int) -> Person:
    return Person(
        name=row["name"],
        family_name=row.get("family"),
        honorific=row["honorific"],
        title=row["title"],
        affiliation=row["body"],
        email=f"person-{number}@{DOMAIN}",
        consent_listed=False,
    )


def _entry(data: Mapping[str, Any], first: date) -> MeetingEntry:
    return MeetingEntry(
        title=data["title"],
        short=data["short"],
        kind=data["kind"],
        theme=data["theme"],
        note=data["note"],
        dates=FuzzyDates.on(first, first + timedelta(days=1)),
        zone=data["zone"],
        mode=data["mode"],
        venue=data["venue"],
        city=data["city"],
        country=data["country"],
        cycle=None,
        regions=(),
        feeds=(),
        hosts=[PartyEntry("other", "An invented host")],
        convenors=[PartyEntry("other", "An invented secretariat")],
    )


def _session(row: Mapping[str, Any], number: int, first: date, people: list[Person]) -> SessionEntry:
    day = first + timedelta(days=row["day"] - 1)
    start, end = (datetime.combine(day, time.fromisoformat(row[name])) for name in ("start", "end"))
    joined = row["kind"] not in ("break", "ceremony")
    return replace(
        blank_entry(row["title"], start, end),
        kind=row["kind"],
        room=row["room"],
        join_url=f"https://meet.{DOMAIN}/session-{number}" if joined else None,
        speakers=[_speaker(role, people[place]) for role, place in row["speakers"]],
    )


def _speaker(role: Any, person: Person) -> SpeakerEntry:
    return SpeakerEntry(person.said, role, person.title, person.affiliation, person.id)


def _sessions(row: Mapping[str, Any], meeting: Meeting) -> list[int]:
    """Where the group of a row meets: in what it names, one session or several; else in the first breakout session."""
    named = row.get("sessions")
    if named is None:
        return [session.number for session in meeting.sessions if session.kind == "breakout"][:1]
    return [int(each) for each in (named if isinstance(named, list) else [named])]


def _group(row: Mapping[str, Any], sessions: list[int], people: list[Person]) -> GroupEntry:
    return GroupEntry(
        name=row["name"],
        topic=row["topic"],
        sessions=sessions,
        room=row["room"],
        facilitator=people[row["facilitator"]].said,
        rapporteur=people[row["rapporteur"]].said,
    )
