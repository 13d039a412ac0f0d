"""The list of participants is issued, declared final, and reopened."""

from meetings.accounts.viewer import Viewer
from meetings.core import clock, history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.participation.models import ListOfParticipants
from meetings.participation.queries.list_of_participants import number_agreed, version_of
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.models import Meeting


def issue_list(viewer: Viewer, meeting: Meeting) -> ListOfParticipants:
    """Hand out the list, as provisional, to everybody who may see the meeting in full.

    :raises Invalid: while nobody agreed to be listed.
    :raises Conflict: when it is issued already.
    """
    require_organiser(viewer, meeting)
    if db.session.get(ListOfParticipants, meeting.id) is not None:
        raise Conflict(_("The list of participants is issued already."))
    if not number_agreed(meeting):
        raise Invalid(_("Nobody agreed to be listed yet. Record who did, and then issue the list."))
    held = ListOfParticipants(meeting_id=meeting.id, issued_at=clock.now(), issued_by_id=viewer.id or None)
    db.session.add(held)
    db.session.flush()
    _record("list.issued", meeting)
    return held


def withdraw_list(viewer: Viewer, meeting: Meeting) -> None:
    """Hand out the list no longer; only those who work on the meeting see it then.

    :raises Conflict: when it is final, or is not issued.
    """
    require_organiser(viewer, meeting)
    held = _issued(meeting)
    if held.final_at is not None:
        raise Conflict(_("The list of participants is final. Reopen it before you withdraw it."))
    db.session.delete(held)
    db.session.flush()
    _record("list.withdrawn", meeting)


def declare_final(viewer: Viewer, meeting: Meeting, version: int) -> None:
    """Declare the list final: from now on it changes only after it was reopened.

    :param version: of the list that was looked at, as ``listed.version_of`` gives it.
    :raises Conflict: when it changed in between, is final already, or is not issued.
    """
    require_organiser(viewer, meeting)
    held = _issued(meeting)
    if held.final_at is not None:
        raise Conflict(_("The list of participants is final already."))
    if version != version_of(meeting):
        raise Conflict(_("The list changed while you were looking at it. Look at it again; it is not final yet."))
    held.final_at, held.final_by_id = clock.now(), viewer.id or None
    _record("list.final", meeting)


def reopen_list(viewer: Viewer, meeting: Meeting) -> None:
    """The list is provisional again, and may change.

    :raises Conflict: when it is not final.
    """
    require_organiser(viewer, meeting)
    held = _issued(meeting)
    if held.final_at is None:
        raise Conflict(_("The list of participants is provisional already."))
    held.final_at = held.final_by_id = None
    _record("list.reopened", meeting)


def _issued(meeting: Meeting) -> ListOfParticipants:
    held = db.session.get(ListOfParticipants, meeting.id)
    if held is None:
        raise Conflict(_("The list of participants is not issued yet. Issue it first."))
    return held


def _record(action: str, meeting: Meeting) -> None:
    db.session.flush()
    history.record(action, "list of participants", meeting.code, scope=meeting.code)
