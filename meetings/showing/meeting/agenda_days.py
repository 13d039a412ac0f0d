"""Sessions day by day, by the moment at which they begin."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from meetings.showing.meeting.sessions_shown import SessionShown
from meetings.showing.meeting.zone_times import one_after_another
from meetings.web.filters import weekday
from meetings.web.translation import ngettext


@dataclass(frozen=True, slots=True)
class Slot:
    """What begins at one moment: one session, or several in parallel."""

    sessions: list[SessionShown]


@dataclass(frozen=True, slots=True)
class Day:
    """One day on the clock of the page."""

    id: str
    iso: str
    title: str
    count_text: str | None
    slots: list[Slot]

    @property
    def zone_text(self) -> str:
        """The name of the zone on that day; both where clocks are changed between two of its sessions."""
        return one_after_another(name for slot in self.slots for session in slot.sessions for name in session.zones)


def days_of(sessions: list[SessionShown]) -> list[Day]:
    """Sessions by the day on which they begin on the page's clock, and by the moment at which they begin."""
    ordered = sorted(sessions, key=_begins)
    return [_day(day, list(those)) for day, those in groupby(ordered, key=lambda session: session.day)]


def _begins(session: SessionShown) -> tuple[date, datetime, int]:
    """In order of time, which the figures of a clock are not in the night it goes back."""
    return session.day, datetime.fromisoformat(session.starts_iso), int(session.id.rpartition("-")[2])


def _day(day: date, sessions: list[SessionShown]) -> Day:
    counted = sum(not session.is_pause and not session.is_cancelled for session in sessions)
    return Day(
        id=f"day-{day.isoformat()}",
        iso=day.isoformat(),
        title=weekday(day),
        count_text=ngettext("%(num)s session", "%(num)s sessions", counted) if counted else None,
        slots=[Slot(list(those)) for _start, those in groupby(sessions, key=lambda session: session.starts_iso)],
    )
