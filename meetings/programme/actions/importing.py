"""An agenda that was sent as a table becomes the draft: all of it or nothing, told in the history session by session.

The rows are made before (``import_rows``); what keeps everybody else from writing is only that they are written.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select

from meetings.accounts.viewer import Viewer
from meetings.core import history, many
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.actions.import_rows import SessionRow, Writing, rooms_of, writing_of
from meetings.programme.importing.plan import Plan
from meetings.programme.models import Meeting, Room, Session, SessionSpeaker


def state_of(meeting: Meeting) -> str:
    """A word that is another one as soon as anybody changes the draft's sessions."""
    asked = select(Session.number, Session.version).where(Session.meeting_id == meeting.id).order_by(Session.number)
    versions = [tuple(row) for row in db.session.execute(asked)]
    return hashlib.sha256(repr((meeting.zone, meeting.next_session, versions)).encode()).hexdigest()[:32]


def require_same_draft(meeting: Meeting, *states: str) -> None:
    """Refuse what was planned for a draft that is another one now.

    :param states: of the draft, as it was planned with.
    :raises Conflict: when somebody changed the draft in between.
    """
    if {state_of(meeting)} != set(states):
        raise Conflict(_("Somebody changed the draft meanwhile. Nothing was imported; look at what would change now."))


def writing_for(viewer: Viewer, meeting: Meeting, plan: Plan) -> Writing:
    """What ``import_agenda`` writes for a plan that was just made. Writes nothing.

    :raises Invalid: while any cell is wrong, or when there is nothing to do.
    """
    require_organiser(viewer, meeting)
    if plan.wrong:
        raise Invalid(_("Nothing was imported, because some cells cannot be read. Mend them and send the file again."))
    if plan.does_nothing:
        raise Invalid(_("Nothing was imported: the draft says all of this already."))
    return writing_of(meeting, plan, state_of(meeting))


def import_agenda(viewer: Viewer, meeting: Meeting, writing: Writing, state: str) -> None:
    """Add and change what was planned, in as many statements for many sessions as for few.

    :param state: of the draft with which the plan was shown.
    :raises Conflict: when somebody changed the draft in between.
    """
    require_organiser(viewer, meeting)
    require_same_draft(meeting, state, writing.state)
    rooms = _rooms(meeting, (*writing.changed, *writing.added))
    _change(writing.changed, rooms)
    _add(writing.added, rooms)
    meeting.next_session += len(writing.added)
    for act in writing.acts:
        act.record(meeting)
    told = {"added": len(writing.added), "changed": len(writing.changed)}
    history.record("agenda.imported", "meeting", meeting.code, scope=meeting.code, after=told)
    db.session.flush()
    db.session.expire(meeting, ["sessions", "rooms"])


def _rooms(meeting: Meeting, rows: Sequence[SessionRow]) -> dict[str, int | None]:
    """The ids of the rooms that are named, made where the meeting has none; no name is no room."""
    asked = select(Room.name, Room.id).where(Room.meeting_id == meeting.id)
    ids: dict[str, int | None] = {folded(name): number for name, number in db.session.execute(asked)}
    new = {key: name for key, name in rooms_of(rows).items() if key not in ids}
    if new:
        made = dict(zip(new, many.numbers(db.session(), Room, len(new)), strict=True))
        lines = [{"id": made[key], "meeting_id": meeting.id, "name": name} for key, name in new.items()]
        many.add(db.session(), Room, lines)
        ids |= made
    return ids | {"": None}


def _change(rows: Sequence[SessionRow], rooms: dict[str, int | None]) -> None:
    if not rows:
        return
    many.change(db.session(), Session, [{**row.values, "room_id": rooms[folded(row.room)]} for row in rows])
    seated = [row for row in rows if row.speakers is not None]
    if seated:
        ids = [row.values["id"] for row in seated]
        db.session.execute(
            delete(SessionSpeaker).where(SessionSpeaker.session_id.in_(ids)),
            execution_options={"synchronize_session": False},
        )
        _seat([(row.values["id"], row) for row in seated])


def _add(rows: Sequence[SessionRow], rooms: dict[str, int | None]) -> None:
    if not rows:
        return
    numbered = list(zip(many.numbers(db.session(), Session, len(rows)), rows, strict=True))
    lines = [{**row.values, "id": number, "room_id": rooms[folded(row.room)]} for number, row in numbered]
    many.add(db.session(), Session, lines)
    _seat(numbered)


def _seat(rows: Sequence[tuple[int, SessionRow]]) -> None:
    speakers: list[dict[str, Any]] = [
        {**speaker, "session_id": number} for number, row in rows for speaker in row.speakers or ()
    ]
    if speakers:
        ids = many.numbers(db.session(), SessionSpeaker, len(speakers))
        many.add(db.session(), SessionSpeaker, [{**each, "id": key} for key, each in zip(ids, speakers, strict=True)])
