"""What an import writes, made ready while nobody is kept from writing: rows, and what the history tells of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import inspect

from meetings.core.folding import folded
from meetings.programme.actions.session_acts import Act, for_history, told
from meetings.programme.actions.sessions import seated, stand, write_down
from meetings.programme.importing.plan import Change, Plan
from meetings.programme.models import Meeting, Room, Session
from meetings.programme.released.session_fields import entry_of

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as it will be. ``speakers`` is None where they stay; ``room`` is its name as typed."""

    values: Row
    room: str
    speakers: tuple[Row, ...] | None


@dataclass(frozen=True, slots=True)
class Writing:
    """Everything that an import writes into a draft, in the order in which the history tells it.

    :param state: of the draft with which it was compared.
    """

    state: str
    changed: tuple[SessionRow, ...]
    added: tuple[SessionRow, ...]
    acts: tuple[Act, ...]


def writing_of(meeting: Meeting, plan: Plan, state: str) -> Writing:
    """The rows for what a plan would change and add; nothing of the meeting itself is touched.

    :raises Invalid: for a session that cannot be; the plan has found what can be read of a cell.
    """
    rooms = {folded(room.name): room for room in meeting.rooms}
    acts = list[Act]()
    changed = tuple(_changed(change, meeting, rooms, acts) for change in plan.changed)
    added = tuple(
        _added(change, meeting, number, rooms, acts) for number, change in enumerate(plan.added, meeting.next_session)
    )
    return Writing(state, changed, added, tuple(acts))


def _added(change: Change, meeting: Meeting, number: int, rooms: dict[str, Room], acts: list[Act]) -> SessionRow:
    session = Session(meeting_id=meeting.id, number=number, version=1, standing="planned", off_agenda=False)
    _write_down(session, change, meeting, rooms)
    acts.append(Act("session.added", number, None, for_history(session)))
    if change.now["standing"] == "cancelled":
        acts.append(_stood(session, "cancelled"))
    return _row(session, speakers=True)


def _changed(change: Change, meeting: Meeting, rooms: dict[str, Room], acts: list[Act]) -> SessionRow:
    assert change.session is not None
    session, columns = _copy(change.session), set(change.columns)
    if columns - {"standing"}:
        before = for_history(session)
        session.version += 1
        _write_down(session, change, meeting, rooms)
        acts.append(told("session.edited", session, before))
    if "standing" in columns:
        acts.append(_stood(session, "cancelled" if change.now["standing"] == "cancelled" else "planned"))
    return _row(session, speakers="speakers" in columns)


def _write_down(session: Session, change: Change, meeting: Meeting, rooms: dict[str, Room]) -> None:
    entry = entry_of(change.now, change.session)
    write_down(session, entry, meeting)
    session.speakers = seated(entry.speakers)
    name = (entry.room or "").strip()
    session.room = rooms.setdefault(folded(name), Room(name=name)) if name else None


def _stood(session: Session, standing: Literal["planned", "cancelled"]) -> Act:
    before = for_history(session)
    stand(session, standing)
    return told("session.cancelled" if standing == "cancelled" else "session.restored", session, before)


def _copy(session: Session) -> Session:
    """A session beside the draft's, which nothing writes by itself."""
    copied = Session(**_values(session))
    copied.room = session.room
    copied.speakers = [type(each)(**_values(each)) for each in session.speakers]
    return copied


def _row(session: Session, *, speakers: bool) -> SessionRow:
    seated = tuple(_values(each) for each in session.speakers) if speakers else None
    return SessionRow(_values(session), session.room.name if session.room else "", seated)


def _values(each: object) -> dict[str, Any]:
    """The columns of a row that have a value; what has none gets that of its table."""
    state = inspect(each)
    assert state is not None
    return {each.key: state.dict[each.key] for each in state.mapper.column_attrs if each.key in state.dict}


def rooms_of(rows: Iterable[SessionRow]) -> dict[str, str]:
    """The rooms in which these sessions are, as first typed, by how they are found."""
    found: dict[str, str] = {}
    for row in rows:
        if row.room:
            found.setdefault(folded(row.room), row.room)
    return found
