"""What analysts may do. Nothing that is recorded is changed or deleted afterwards."""

from meetings.followup.rules import guard

__all__ = ["guard"]
