"""What organisers do about people: put them on record, seat them, say who may be named, issue the list."""

from meetings.participation.actions.groups import seat, unseat
from meetings.participation.actions.people import PersonEntry, PlaceEntry, add_person

__all__ = ["PersonEntry", "PlaceEntry", "add_person", "seat", "unseat"]
