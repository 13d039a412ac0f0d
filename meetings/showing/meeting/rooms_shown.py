"""The rooms of a released agenda, numbered in the order in which the release names them."""

from dataclasses import dataclass
from typing import Any

from meetings.programme.faces import Document


@dataclass(frozen=True, slots=True)
class RoomShown:
    """One room: the sessions in it, as the release has them, and the groups that meet in it."""

    number: int
    name: str
    sessions: list[dict[str, Any]]
    groups: list[dict[str, Any]]


def rooms_of(document: Document) -> list[RoomShown]:
    """Every room that a session or a group of the release is in; the first to be named is number 1."""
    held = [*document["sessions"], *document["groups"]]
    names = dict.fromkeys(each["room"] for each in held if each["room"])
    return [
        RoomShown(
            number,
            name,
            [session for session in document["sessions"] if session["room"] == name],
            [group for group in document["groups"] if group["room"] == name],
        )
        for number, name in enumerate(names, 1)
    ]
