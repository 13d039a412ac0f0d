"""What people type, said in part: the entries themselves have no defaults."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from meetings.core.dates import FuzzyDates
from meetings.programme.actions.entries import MeetingEntry
from meetings.programme.released.group_fields import GroupEntry
from meetings.programme.released.session_fields import SessionEntry, blank_entry
from meetings.programme.released.speaker_fields import SpeakerEntry
from meetings.programme.vocabulary import SpeakerRole


def typed_session(title: str, start: datetime, end: datetime, **more: Any) -> SessionEntry:
    """A session."""
    return replace(blank_entry(title, start, end), **more)


def typed_speaker(
    name: str,
    role: SpeakerRole = "speaker",
    title: str | None = None,
    affiliation: str | None = None,
    person_id: int | None = None,
) -> SpeakerEntry:
    """Somebody who speaks."""
    return SpeakerEntry(name, role, title, affiliation, person_id)


def typed_group(name: str, **more: Any) -> GroupEntry:
    """A breakout group."""
    return replace(GroupEntry(name=name, topic="", sessions=(), room=None, facilitator=None, rapporteur=None), **more)


def typed_meeting(title: str, **more: Any) -> MeetingEntry:
    """A meeting."""
    plain: dict[str, Any] = {
        "kind": "technical", "dates": FuzzyDates.undetermined(), "short": None, "theme": None, "note": None,
        "zone": None, "mode": None, "venue": None, "city": None, "country": None, "cycle": None, "regions": (),
        "feeds": (), "hosts": (), "convenors": (),
    }  # fmt: skip
    return MeetingEntry(title=title, **{**plain, **more})
