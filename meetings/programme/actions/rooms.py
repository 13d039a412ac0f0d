"""Rooms come into being when a session or a group is put into one."""

from meetings.core.db import db
from meetings.programme.models import Meeting, Room


def room_named(meeting: Meeting, name: str | None) -> Room | None:
    """The meeting's room of that name, made where it has none yet; None for no name."""
    wanted = (name or "").strip()
    if not wanted:
        return None
    with db.session.no_autoflush:
        for room in meeting.rooms:
            if room.name.casefold() == wanted.casefold():
                return room
        room = Room(name=wanted)
        meeting.rooms.append(room)
        return room
