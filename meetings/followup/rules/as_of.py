"""Two clocks: as of which day in the world, and as far as was recorded by the end of which day."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _


class Event(Protocol):
    """Something with a day in the world and the moment it was recorded."""

    @property
    def on(self) -> FuzzyDates: ...  # noqa: D102 - what the class says

    @property
    def recorded_at(self) -> datetime: ...  # noqa: D102 - what the class says


@dataclass(frozen=True, slots=True)
class AsOf:
    """What had happened by ``day``, as known at the end of ``known`` (UTC). The same pair gives the same report."""

    day: date
    known: date
    until: datetime = field(init=False, compare=False, repr=False)  # the first moment that is no longer known

    def __post_init__(self) -> None:
        object.__setattr__(self, "until", datetime.combine(self.known + timedelta(days=1), time(), UTC))

    @classmethod
    def now(cls) -> "AsOf":
        """Today, with all that is recorded."""
        return cls(clock.today(), clock.today())

    @classmethod
    def read(cls, day: str, known: str) -> "AsOf":
        """The two days of an address, each as YYYY-MM-DD; today where one is empty.

        :raises Invalid: when one is no day.
        """
        return cls(_day(day), _day(known))

    def knows(self, recorded_at: datetime) -> bool:
        """Whether something recorded then was known."""
        return recorded_at < self.until

    def stood(self, at: datetime, until: datetime | None) -> bool:
        """Whether something said at one moment, and taken back at another, stood as known."""
        return self.knows(at) and (until is None or not self.knows(until))

    def counts(self, event: Event) -> bool:
        """Whether an event had possibly happened, as known: a rough day counts from its first; none, from recording."""
        happened = event.on.earliest or event.recorded_at.date()
        return happened <= self.day and self.knows(event.recorded_at)

    def surely(self, event: Event) -> bool:
        """Whether an event had surely happened, as known: a rough day counts from its last, or from its recording.

        Nobody records what has yet to happen: what is recorded within its rough day had happened by then.
        """
        last = event.on.latest
        had_happened = last is not None and last <= self.day  # of most days this is all that is asked
        if not had_happened and _by_then(event.on, event.recorded_at.date()) > self.day:
            return False
        return self.knows(event.recorded_at)

    def was_out(self, published: datetime | None, issued: date | None) -> bool:
        """Whether a document had come out by then, as known then; a draft, which was never published, had not.

        :param issued: the first day on which it may have been issued; for whether it surely had, the last.
        """
        if published is None or not self.knows(published):
            return False
        return min(issued or published.date(), published.date()) <= self.day


def _by_then(on: FuzzyDates, recorded: date) -> date:
    """The day by which something had surely happened."""
    if on.earliest is None or on.latest is None:
        return recorded
    return recorded if on.earliest <= recorded <= on.latest else on.latest


def _day(text: str) -> date:
    if not text.strip():
        return clock.today()
    try:
        found = date.fromisoformat(text.strip())
        found + timedelta(days=1)  # the first moment no longer known must be one that there is
        return found
    except (ValueError, OverflowError):
        raise Invalid(_("Give the day as year, month and day, such as 2018-12-31.")) from None
