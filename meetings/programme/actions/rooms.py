"""Rooms come into being when a session or a group is put into one."""

from meetings.core.db import db
from meetings.core.folding import folded
from meetings.programme.models import Meeting, Room


def room_named(meeting: Meeting, name: str | None) -> Room | None:
    """The meeting's room of that name, however its apostrophes, hyphens and accents are typed; made where it has none.

    None for no name.
    """
    wanted = (name or "").strip()
    if not wanted:
        return None
    with db.session.no_autoflush:
        for room in meeting.rooms:
            if folded(room.name) == folded(wanted):
                return room
        room = Room(name=wanted)
        meeting.rooms.append(room)
        return room
