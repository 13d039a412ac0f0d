"""An agenda that was sent as a table becomes the draft: through the same acts as by hand, all of it or nothing."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.actions.sessions import (
    SessionEntry,
    SpeakerEntry,
    cancel_session,
    edit_session,
    put_on_draft,
    restore_session,
)
from meetings.programme.agenda_cells import Speaker, Wall
from meetings.programme.importing.plan import Change, Plan
from meetings.programme.models import Meeting, Session


def state_of(meeting: Meeting) -> str:
    """A word that is another one as soon as anybody changes the draft's sessions."""
    versions = sorted((session.number, session.version) for session in meeting.sessions)
    return hashlib.sha256(repr((meeting.zone, meeting.next_session, versions)).encode()).hexdigest()[:32]


def import_agenda(viewer: Viewer, meeting: Meeting, plan: Plan, state: str) -> None:
    """Add and change what the plan says.

    :param state: of the draft with which the plan was shown.
    :raises Conflict: when somebody changed the draft in between.
    :raises Invalid: while any cell is wrong, or when there is nothing to do.
    """
    require_organiser(viewer, meeting)
    if state != state_of(meeting):
        raise Conflict(_("Somebody changed the draft meanwhile. Nothing was imported; look at what would change now."))
    if plan.wrong:
        raise Invalid(_("Nothing was imported, because some cells cannot be read. Mend them and send the file again."))
    if plan.does_nothing:
        raise Invalid(_("Nothing was imported: the draft says all of this already."))
    for change in plan.changed:
        _change(viewer, change)
    for change in plan.added:
        added = put_on_draft(viewer, meeting, _entry(change))
        if change.now["standing"] == "cancelled":
            cancel_session(viewer, added)
    db.session.flush()
    told = {"added": len(plan.added), "changed": len(plan.changed)}
    history.record("agenda.imported", "meeting", meeting.code, scope=meeting.code, after=told)


def _change(viewer: Viewer, change: Change) -> None:
    session = change.session
    assert session is not None
    if set(change.columns) - {"standing"}:
        edit_session(viewer, session, _entry(change), session.version)
    if "standing" in change.columns:
        (cancel_session if change.now["standing"] == "cancelled" else restore_session)(viewer, session)


def _entry(change: Change) -> SessionEntry:
    now = change.now
    return SessionEntry(
        title=now["title"],
        kind=now["kind"],
        start=_wall(now["day"], now["start"]),
        end=_wall(now["end_day"] or now["day"], now["end"]),
        start_fold=_fold(now["start"]),
        end_fold=_fold(now["end"]),
        room=now["room"] or None,
        description=now["description"],
        join_url=now["link"] or None,
        speakers=[_speaker(each, change.session) for each in now["speakers"]],
    )


def _wall(day: date, wall: Wall) -> datetime:
    return datetime(day.year, day.month, day.day, wall.hour, wall.minute)


def _fold(wall: Wall) -> int | None:
    return None if wall.fold is None else wall.fold - 1


def _speaker(speaker: Speaker, session: Session | None) -> SpeakerEntry:
    # Whom a name stands for is never taken from a file: only a speaker who was there keeps the tie to a person.
    there: Sequence[tuple[str, int | None]] = (
        [(folded(each.name), each.person_id) for each in session.speakers] if session else []
    )
    person = dict(there).get(folded(speaker.name))
    role = speaker.role
    return SpeakerEntry(speaker.name, role, speaker.title or None, speaker.affiliation or None, person)  # type: ignore[arg-type]  # one of the roles, or it was refused
