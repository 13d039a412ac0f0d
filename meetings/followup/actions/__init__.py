"""What analysts may do. Nothing that is recorded is changed or deleted afterwards."""

from meetings.followup import kept

__all__ = ["kept"]
