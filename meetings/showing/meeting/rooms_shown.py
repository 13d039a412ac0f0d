"""The rooms of a released agenda, numbered in the order in which the release names them."""

from dataclasses import dataclass

from meetings.programme.released.document import ReleasedGroup, ReleasedMeeting, ReleasedSession


@dataclass(frozen=True, slots=True)
class RoomShown:
    """One room: the sessions in it, as the release has them, and the groups that meet in it."""

    number: int
    name: str
    sessions: list[ReleasedSession]
    groups: list[ReleasedGroup]


def rooms_of(document: ReleasedMeeting) -> list[RoomShown]:
    """Every room that a session or a group of the release is in; the first to be named is number 1."""
    held = [*(each.room for each in document.on_agenda), *(each.room for each in document.groups)]
    names = dict.fromkeys(room for room in held if room)
    return [
        RoomShown(
            number,
            name,
            [session for session in document.on_agenda if session.room == name],
            [group for group in document.groups if group.room == name],
        )
        for number, name in enumerate(names, 1)
    ]
