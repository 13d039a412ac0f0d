"""Released documents as plain values: what a test about them needs, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from meetings.core.dates import FuzzyDates
from meetings.programme.released.document import NEVER, ReleasedMeeting, ReleasedSession

FIRST_DAY: Final = date(2027, 5, 20)
DAYS: Final = FuzzyDates.on(FIRST_DAY, date(2027, 5, 21))
PLAIN_SESSION: Final = ReleasedSession(
    number=1, uid="session-1", title="Opening", kind="opening", description="", room="Room I", standing="planned",
    start=datetime(2027, 5, 20, 9, tzinfo=UTC), end=datetime(2027, 5, 20, 10, tzinfo=UTC), speakers=(),
    livestream_url=None, interpretation=(), link=None, sequence=0, stamp=NEVER, change=(),
)  # fmt: skip
PLAIN_MEETING: Final = ReleasedMeeting(
    code="webinar", uid="meeting", kind="webinar", title="Webinar", short=None, theme=None, note=None,
    standing="planned", dates=DAYS, last_dates=None, zone="UTC", mode="in-person", venue="Palais des Nations",
    city="Geneva", country="CHE", country_names={"en": "Switzerland"}, series=None, hosts=(), convenors=(),
    regions=(), feeds=(), cycle=None, planned=None, sittings=(), sources=(), sessions=(), groups=(),
    sequence=0, stamp=NEVER, change=(),
)  # fmt: skip


def session(number: int = 1, hour: int = 9, **said: Any) -> ReleasedSession:
    """A session of one hour on the first day, as the draft holds it."""
    start, end = (datetime(2027, 5, 20, each, tzinfo=UTC) for each in (hour, hour + 1))
    return replace(PLAIN_SESSION, **{"number": number, "uid": f"session-{number}", "start": start, "end": end, **said})


def meeting(*sessions: ReleasedSession, **said: Any) -> ReleasedMeeting:
    """A meeting of two days with these sessions, as the draft holds it."""
    return replace(PLAIN_MEETING, sessions=sessions, **said)
