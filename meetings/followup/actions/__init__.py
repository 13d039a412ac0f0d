"""What analysts may do. Nothing that is recorded is changed or deleted afterwards."""

from meetings.followup.rules import journeys_stay

__all__ = ["journeys_stay"]
