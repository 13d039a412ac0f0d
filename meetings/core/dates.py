"""Fuzzy dates: "Late August 2017 (TBC)" keeps its label, its bounds and how sure it is."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from meetings.core.closed_list import ClosedList
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _

DateStatus = Literal["confirmed", "tentative", "undetermined"]
DATE_STATUSES: Final = ClosedList[DateStatus](
    DateStatus,
    {
        "confirmed": _("Confirmed"),
        "tentative": _("To be confirmed"),
        "undetermined": _("To be determined"),
    },
)


@dataclass(frozen=True, slots=True)
class FuzzyDates:
    """From the earliest to the latest day, both included; ``label`` is what the source or the host printed.

    *confirmed*: exact days. *tentative*: bounds only, or to be confirmed. *undetermined*: no bounds at all.
    """

    label: str | None
    earliest: date | None
    latest: date | None
    status: DateStatus

    def __post_init__(self) -> None:
        bounds = (self.earliest, self.latest)
        if self.status == "undetermined":
            if any(bounds):
                raise Invalid(_("Undetermined dates have no days; give them as tentative instead."))
        elif self.earliest is None or self.latest is None:
            raise Invalid(_("Give the first and the last day, or call the dates undetermined."))
        elif self.latest < self.earliest:
            raise Invalid(_("The last day must be on or after the first day."))

    @classmethod
    def on(cls, first: date, last: date | None = None) -> "FuzzyDates":
        """Exact, confirmed days."""
        return cls(None, first, last or first, "confirmed")

    @classmethod
    def undetermined(cls, label: str | None = None) -> "FuzzyDates":
        """No days known: on pages, never in a calendar."""
        return cls(label, None, None, "undetermined")

    @property
    def exact(self) -> bool:
        """Whether the days themselves are settled."""
        return self.status == "confirmed"

    @property
    def days(self) -> int | None:
        """How many days the bounds span, both included; None without bounds."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1
