"""What cannot be at once: two things in one room, one person in two places, a session and the break it runs over; and
groups that are not where, or not of what, they can be.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.core.written_names import without_address
from meetings.programme.models import BreakoutGroup, Meeting, Room, Session
from meetings.programme.rules.findings import Finding


@dataclass(frozen=True, slots=True)
class _Held:
    """A session in its room, or a group of it in another one."""

    title: str
    session: Session
    room: Room | None
    group: int | None = None


def clashes(meeting: Meeting) -> Iterator[Finding]:
    """Everything of that kind among what is planned, in the order of sessions; then what is odd about groups."""
    live = [session for session in meeting.sessions if session.standing == "planned"]
    names = {session: _names(session) for session in live}  # once each: there may be thousands of pairs
    for one, other in combinations(live, 2):
        if _at_once(one, other):
            yield from _of_two_sessions(one, other, names)
    in_rooms = [_Held(session.title, session, session.room) for session in live]
    in_rooms += [held for group in meeting.groups for held in _elsewhere(group)]
    for here, there in combinations(in_rooms, 2):
        if there.group in (None, here.group):  # said of the two sessions, or of the group in both
            continue
        if _at_once(here.session, there.session) and _same_room(here.room, there.room):
            groups = tuple(held.group for held in (here, there) if held.group is not None)
            sessions = tuple(sorted({here.session.number, there.session.number}))
            yield _in_one_room(here.title, there.title, there.room, sessions, groups)
    for group in meeting.groups:
        yield from _of_a_group(group)


def _at_once(one: Session, other: Session) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _same_room(one: Room | None, other: Room | None) -> bool:
    return one is not None and other is not None and (one is other or (one.id is not None and one.id == other.id))


def _of_two_sessions(one: Session, other: Session, names: Mapping[Session, Mapping[str, str]]) -> Iterator[Finding]:
    numbers = one.number, other.number
    if (one.kind == "break") != (other.kind == "break"):
        session, pause = (other, one) if one.kind == "break" else (one, other)
        text = _("“%(one)s” takes place during the break “%(other)s”.")
        yield Finding(text, {"one": session.title, "other": pause.title}, (session.number, pause.number))
    elif _same_room(one.room, other.room):
        yield _in_one_room(one.title, other.title, one.room, numbers)
    for name in names[one].keys() & names[other].keys():
        text = _("%(name)s speaks in “%(one)s” and “%(other)s” at the same time.")
        yield Finding(text, {"one": one.title, "other": other.title, "name": names[one][name]}, numbers)


def _in_one_room(
    one: str, other: str, room: Room | None, sessions: tuple[int, ...], groups: tuple[int, ...] = ()
) -> Finding:
    text = _("“%(one)s” and “%(other)s” overlap in %(room)s.")
    return Finding(text, {"one": one, "other": other, "room": room.name if room else ""}, sessions, groups)


def _names(session: Session) -> dict[str, str]:
    return {folded(without_address(speaker.name)): speaker.name for speaker in session.speakers}


def _elsewhere(group: BreakoutGroup) -> Iterator[_Held]:
    """The group in a room that is not its session's; where the session meets it may break out, too."""
    for session in _live(group):
        if group.room is not None and not _same_room(group.room, session.room):
            yield _Held(group.name, session, group.room, group.number)


def _live(group: BreakoutGroup) -> list[Session]:
    return [session for session in group.sessions if session.standing == "planned"]


def _of_a_group(group: BreakoutGroup) -> Iterator[Finding]:
    live = _live(group)
    if not live:  # where it meets in another one, too, there is nothing to be done
        text = _("The group “%(group)s” belongs to “%(one)s”, which is cancelled.")
        for session in group.sessions:
            yield Finding(text, {"group": group.name, "one": session.title}, (session.number,), (group.number,))
    for one, other in combinations(live, 2):
        if _at_once(one, other):
            text = _("The group “%(group)s” meets in “%(one)s” and “%(other)s” at the same time.")
            told = {"group": group.name, "one": one.title, "other": other.title}
            yield Finding(text, told, (one.number, other.number), (group.number,))
    for session in live:
        yield from _of_a_group_in(group, session)


def _of_a_group_in(group: BreakoutGroup, session: Session) -> Iterator[Finding]:
    told = {"group": group.name, "one": session.title}
    if session.kind != "breakout":
        text = _("The group “%(group)s” breaks out of “%(one)s”, which is no session of breakout groups.")
        yield Finding(text, told, (session.number,), (group.number,))
    rooms = [each.room for each in group.meeting.groups if session in each.sessions]
    if session.room and group.room and not any(_same_room(session.room, room) for room in rooms):
        text = _("The group “%(group)s” is in %(there)s; its session “%(one)s” is in %(here)s, where no group meets.")
        told |= {"there": group.room.name, "here": session.room.name}
        yield Finding(text, told, (session.number,), (group.number,))
