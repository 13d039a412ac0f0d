"""What follows from the days of a milestone. Pure."""

from datetime import date

from meetings.compact.models import Milestone


def is_over_without_outcome(milestone: Milestone, today: date) -> bool:
    """Whether its days are over while no document of it is on record and no issuing body says that it took place.

    Then there is nothing left to confirm: its day came, and what came of it was not read anywhere.
    """
    over = milestone.dates_latest is not None and milestone.dates_latest < today
    return over and milestone.certainty != "verified" and not milestone.documents
