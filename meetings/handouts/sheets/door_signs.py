"""The sign at the door of a room: what takes place in it, one page a day, to be read at two metres."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from flask import Response

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.handouts.blueprint import blueprint
from meetings.handouts.printing.answering import Sheet, hand_out
from meetings.handouts.printing.composing import set_sheet
from meetings.handouts.sheets.cover import cover
from meetings.programme.released.document import ReleasedGroup, ReleasedMeeting, ReleasedSession
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.meeting.meeting_for_viewer import Seen, seen_in_full
from meetings.showing.meeting.rooms_shown import RoomShown, rooms_of
from meetings.showing.meeting.sessions_shown import SessionShown, session_shown
from meetings.web.filters import colon, weekday
from meetings.web.translation import _

# How many sessions a day has on a sign in the largest print, and in the one below.
FEW, SOME = 5, 9
LONG = 320  # letters of all titles of a day together, from which the print is one size smaller


@dataclass(frozen=True, slots=True)
class Held:
    """A session in a room, or the groups into which it breaks out there; ``in_room`` where it is there itself."""

    session: SessionShown
    groups: list[str]
    in_room: bool


@dataclass(frozen=True, slots=True)
class DayInRoom:
    """One page: a day of a room. Without ``day`` it is the groups that have no time yet."""

    room: str
    day: str | None
    size: str
    held: list[Held]
    untimed: list[str]


@blueprint.get("/meetings/<code>/rooms/<int:number>.pdf")
@kept_until_history_changes(at_most="hour")
@audience("anyone")
def room_pdf(code: str, number: int) -> Response:
    """The sign of one room, numbered as the release names them."""
    found, document = seen_in_full(viewer(), code)
    rooms = [room for room in rooms_of(document) if room.number == number]
    if not rooms:
        raise Missing(mark("This meeting has no room of that number."))
    return hand_out(signs(found, document, rooms, f"{found.code}-room-{number}", rooms[0].name))


@blueprint.get("/meetings/<code>/rooms.pdf")
@kept_until_history_changes(at_most="hour")
@audience("anyone")
def rooms_pdf(code: str) -> Response:
    """The signs of all rooms, one after the other."""
    found, document = seen_in_full(viewer(), code)
    return hand_out(signs(found, document, rooms_of(document), f"{found.code}-rooms", _("All rooms")))


def signs(found: Seen, document: ReleasedMeeting, rooms: list[RoomShown], name: str, heading: str) -> Sheet:
    """The signs of these rooms."""
    assert found.at is not None
    return set_sheet(
        name,
        "door.html",
        title=f"{heading}{colon()}{document.title}",
        moment=found.at,
        styles=("meeting.css", "door.css"),
        cover=cover(found, document, document.zone or "UTC"),
        pages=[page for room in rooms for page in _pages(document, room)],
    )


def _pages(document: ReleasedMeeting, room: RoomShown) -> Iterator[DayInRoom]:
    zone = document.zone or "UTC"
    held = [_held(document, room, session, zone) for session in _sessions(document, room)]
    held.sort(key=lambda each: (each.session.starts_iso, int(each.session.number or 0)))
    known = {session.number for session in document.on_agenda}
    untimed = [_group(group) for group in room.groups if known.isdisjoint(group.sessions)]
    for day, those in groupby(held, key=lambda each: each.session.day):
        yield _page(room, day, list(those))
    if untimed:
        yield DayInRoom(room.name, None, "small" if len(untimed) > FEW else "large", [], untimed)


def _sessions(document: ReleasedMeeting, room: RoomShown) -> list[ReleasedSession]:
    """The sessions in the room, and those that send groups into it."""
    sent = {number for group in room.groups for number in group.sessions}
    return [each for each in document.on_agenda if each.room == room.name or each.number in sent]


def _held(document: ReleasedMeeting, room: RoomShown, session: ReleasedSession, zone: str) -> Held:
    groups = [_group(group) for group in room.groups if session.number in group.sessions]
    shown = session_shown(document.code, session, zone, zone)
    if session.standing != "postponed":  # whoever stands at the door need not know what was elsewhere before
        shown = replace(shown, change_text=None)
    return Held(shown, groups, session.room == room.name)


def _group(group: ReleasedGroup) -> str:
    return _("Group %(number)s: %(title)s", number=group.number, title=group.name)


def _page(room: RoomShown, day: date, held: list[Held]) -> DayInRoom:
    number = len(held) + sum(len(each.groups) for each in held) // 2
    letters = sum(len(each.session.title) + sum(map(len, each.groups)) for each in held)
    smaller = (number > FEW) + (number > SOME) + (letters > LONG)
    size = ("large", "middle", "small")[min(smaller, 2)]
    return DayInRoom(room.name, weekday(day), size, held, [])
