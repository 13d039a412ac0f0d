"""Released documents as plain values: what a test about them needs, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from meetings.core.dates import FuzzyDates
from meetings.programme.released.document import (
    NEVER,
    WORDING,
    Announced,
    ReleasedMeeting,
    ReleasedSession,
    ReleasedSpeaker,
)

FIRST_DAY: Final = date(2027, 5, 20)
DAYS: Final = FuzzyDates.on(FIRST_DAY, date(2027, 5, 21))
PLAIN_SESSION: Final = ReleasedSession(
    number=1, uid="session-1", title="Opening", kind="opening", description="", room="Room I", standing="planned",
    start=datetime(2027, 5, 20, 9, tzinfo=UTC), end=datetime(2027, 5, 20, 10, tzinfo=UTC), speakers=(),
    livestream_url=None,
    interpretation=(),
    off_agenda=False,
    link=None, sequence=0, stamp=NEVER, change=(), release_note=None, wording=WORDING,
)  # fmt: skip
PLAIN_MEETING: Final = ReleasedMeeting(
    code="webinar", uid="meeting", kind="webinar", title="Webinar", short=None, theme=None, note=None,
    standing="planned", dates=DAYS, last_dates=None, zone="UTC", mode="in-person", venue="Palais des Nations",
    city="Geneva", country="CHE", country_names={"en": "Switzerland"}, series=None, hosts=(), convenors=(),
    regions=(), feeds=(), cycle=None, planned=None, sittings=(), sources=(), sessions=(), groups=(),
    sequence=0, stamp=NEVER, change=(), release_note=None, wording=WORDING,
)  # fmt: skip


# Each field with another value than above, and whether a calendar must take it as a new version.
OF_A_SESSION: Final[dict[str, tuple[Any, bool]]] = {
    "start": (datetime(2027, 5, 20, 8, tzinfo=UTC), True),
    "end": (datetime(2027, 5, 20, 11, tzinfo=UTC), True),
    "room": ("Room XVII", True),
    "standing": ("cancelled", True),
    "title": ("Opening ceremony", False),
    "kind": ("ceremony", False),
    "description": ("Two words", False),
    "speakers": ((ReleasedSpeaker(role="chair", name="Amara Diallo", title=None, affiliation=None),), False),
    "livestream_url": ("https://webtv.example/a", False),
    "interpretation": (("en", "fr"), False),
    "link": ("0123456789abcdef", True),
}
OF_THE_MEETING: Final[dict[str, tuple[Any, bool]]] = {
    "dates": (FuzzyDates.on(date(2027, 5, 19), date(2027, 5, 21)), True),
    "standing": ("cancelled", True),
    "city": ("Quito", True),
    "country": ("ECU", True),
    "venue": ("Palais Wilson", True),
    "mode": ("hybrid", True),
    "zone": ("Europe/Zurich", True),
    "country_names": ({"en": "Swiss Confederation"}, False),
    "title": ("Another webinar", False),
    "short": ("W2", False),
    "kind": ("technical", False),
    "theme": ("Sharing of data", False),
    "note": ("Bring a badge", False),
    "hosts": (("any",), False),
    "convenors": (("any",), False),
    "regions": (("africa",), False),
    "feeds": (("imrf-2030",), False),
    "cycle": ("imrf-2030", False),
    "sittings": (("morning",), False),
    "series": ("grcp", False),
    "planned": (Announced({"label": "May"}), False),
    "sources": (("iom",), False),
}


def session(number: int = 1, hour: int = 9, **said: Any) -> ReleasedSession:
    """A session of one hour on the first day, as the draft holds it."""
    start, end = (datetime(2027, 5, 20, each, tzinfo=UTC) for each in (hour, hour + 1))
    return replace(PLAIN_SESSION, **{"number": number, "uid": f"session-{number}", "start": start, "end": end, **said})


def meeting(*sessions: ReleasedSession, **said: Any) -> ReleasedMeeting:
    """A meeting of two days with these sessions, as the draft holds it."""
    return replace(PLAIN_MEETING, sessions=sessions, **said)
