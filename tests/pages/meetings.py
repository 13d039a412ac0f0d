"""Meetings in every state of being public, for pages to show or to keep to themselves."""

from datetime import timedelta
from typing import Any

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.directory.models import Person
from meetings.participation.models import GroupMembership
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.meetings import create_meeting
from meetings.programme.actions.releasing import release
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Meeting, Release
from meetings.programme.vocabulary import Visibility
from tests.programme.builders import DAY, OLGA, entry, wall
from tests.programme.typed import typed_group, typed_meeting, typed_session, typed_speaker

NOT_HEARD = "cho mus tlh"  # codes of languages that no session of ours is interpreted into


def drafted(code: str, visibility: Visibility = "public", **more: Any) -> Meeting:
    """A meeting in Geneva, a day long, without sessions, not released."""
    plain: dict[str, Any] = {"title": f"Meeting {code}", "dates": FuzzyDates.on(DAY), "zone": "Europe/Zurich"}
    meeting = create_meeting(OLGA, code, typed_meeting(**{**plain, **more}))
    meeting.visibility = visibility
    return meeting


def held(code: str, visibility: Visibility = "public", **more: Any) -> Meeting:
    """The same, released."""
    meeting = drafted(code, visibility, **more)
    made(meeting)
    return meeting


def made(meeting: Meeting, note: str = "As agreed.") -> Release:
    """The draft as its next release."""
    db.session.flush()
    return release(OLGA, meeting, note=note, version=None)


def telling(meeting: Meeting) -> Meeting:
    """The meeting, which chose that everybody is told who proposed its recommendations."""
    meeting.proposers_shown = "public"
    return meeting


def many(numbers: range) -> None:
    """Released meetings with these numbers, a day apart, in every kind of place."""
    for count in numbers:
        day = DAY + timedelta(days=count)
        meeting = drafted(
            f"many-{count}",
            dates=FuzzyDates.on(day, day + timedelta(days=1)),
            regions=[("africa", "americas", "asia-pacific")[count % 3]],
            country=("CHE", "PER", "THA", "KEN")[count % 4],
            city="A city",
            feeds=["imrf-2030"],
            cycle="cycle-3",
        )
        made(meeting)


def full_of_sessions(meeting: Meeting, numbers: range) -> None:
    """Sessions of ten minutes, several at once, with two speakers each."""
    for count in numbers:
        start = wall(f"{DAY} 08:00") + timedelta(minutes=10 * (count // 3 % 60), days=count // 180)
        speakers = [typed_speaker("Amara Diallo"), typed_speaker("Luis Quispe", role="moderator")]
        add_session(
            OLGA,
            meeting,
            typed_session(title=f"Session {count}", start=start, end=start + timedelta(minutes=10), speakers=speakers),
        )


def full_of(code: str, visibility: Visibility, word: str, title: str | None = None) -> Meeting:
    """A released meeting that says the word wherever it can: theme, place, session, speaker, room, group, note."""
    meeting = drafted(
        code, visibility, title=title or f"{word} summit", theme=word, note=word, venue=word, city=word,
        regions=["africa"], country="KEN", cycle="cycle-3", feeds=["imrf-2030"], mode="hybrid",
    )  # fmt: skip
    said = entry(
        word, "09:00", "10:00", f"Ms {word}", room=f"Room {word}", kind="panel", description=word,
        livestream_url=f"https://{word}.example/live", interpretation=NOT_HEARD,
    )  # fmt: skip
    add_session(OLGA, meeting, said)
    db.session.flush()
    add_group(OLGA, meeting, typed_group(name=word, topic=word, facilitator=word, rapporteur=word, room=f"Room {word}"))
    made(meeting, word)
    return meeting


def with_secrets(code: str) -> Meeting:
    """A public meeting with what never is: a join link, an address, who sits in a group, an unreleased change."""
    meeting = drafted(code, title="Open meeting")
    link = "https://canarylink.example/room?key=canarylink"
    online = entry("Opening", "09:00", "10:00", "Amara Diallo", join_url=link)
    add_session(OLGA, meeting, online)
    db.session.flush()
    group = add_group(OLGA, meeting, typed_group(name="Group of friends"))
    person = Person(name="canarymember Sitting", email="canary@mail.example")
    db.session.add(person)
    db.session.flush()
    db.session.add(GroupMembership(group_id=group.id, person_id=person.id))
    made(meeting)
    meeting.theme = "canarydraft"
    webcast = "https://canarydraft.example/live"
    unreleased = entry("canarydraft session", "11:00", "12:00", livestream_url=webcast, interpretation=NOT_HEARD)
    add_session(OLGA, meeting, unreleased)
    return meeting
