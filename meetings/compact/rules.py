"""What follows from the days of a milestone. Pure."""

from datetime import date
from typing import Final

from meetings.compact.models import Milestone
from meetings.compact.vocabulary import CERTAINTIES_OF_DAYS
from meetings.core.translation_mark import mark as _

DATE_PASSED: Final = _("date passed; outcome not on record")
NO_DAY: Final = _("no day on record")  # of what has passed; before that it is to be determined
_ENDS_IN_A_TEXT: Final = frozenset(("hlpf", "imrf", "regional-review", "report", "resolution"))


def is_over_without_outcome(milestone: Milestone, today: date) -> bool:
    """Whether its days are over while nothing on record says what came of it.

    Then there is nothing left to confirm: its day came. Of what others report to have been held, this is said where a
    text was to come of it; what an issuing body tells itself is known, whatever came of it.
    """
    over = milestone.dates_latest is not None and milestone.dates_latest < today
    awaited = not milestone.dates.exact or milestone.kind in _ENDS_IN_A_TEXT
    unsettled = milestone.certainty in ("weak", "computed") or (milestone.certainty == "reported" and awaited)
    return over and unsettled and not milestone.documents


def to_be_said_of_days(milestone: Milestone, today: date) -> str | None:
    """What a reader should know of its days: not settled, or over with nothing more on record; None for others."""
    if is_over_without_outcome(milestone, today):
        return DATE_PASSED
    return CERTAINTIES_OF_DAYS[milestone.certainty] if milestone.certainty in ("weak", "computed") else None
