"""An agenda that was sent as a table becomes the draft: through the same acts as by hand, all of it or nothing."""

import hashlib

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.actions.sessions import cancel_session, edit_session, put_on_draft, restore_session
from meetings.programme.importing.plan import Change, Plan
from meetings.programme.models import Meeting
from meetings.programme.released.session_fields import entry_of


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
        added = put_on_draft(viewer, meeting, entry_of(change.now, change.session))
        if change.now["standing"] == "cancelled":
            cancel_session(viewer, added)
    db.session.flush()
    told = {"added": len(plan.added), "changed": len(plan.changed)}
    history.record("agenda.imported", "meeting", meeting.code, scope=meeting.code, after=told)


def _change(viewer: Viewer, change: Change) -> None:
    session = change.session
    assert session is not None
    if set(change.columns) - {"standing"}:
        edit_session(viewer, session, entry_of(change.now, change.session), session.version)
    if "standing" in change.columns:
        (cancel_session if change.now["standing"] == "cancelled" else restore_session)(viewer, session)
