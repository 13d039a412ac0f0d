"""Who agreed to be named in the list of participants. What one did not agree to leaves no trace anywhere."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core import clock, history
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Person
from meetings.participation.actions.open_lists import require_open
from meetings.participation.actions.people import put_all_on_list
from meetings.participation.models import ListingAgreement
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.models import Meeting


def record_agreements(viewer: Viewer, meeting: Meeting, people: Iterable[Person], on: date, note: str = "") -> int:
    """Record that these people agreed to be named in the list, or their delegation on their behalf.

    The history names nobody: whoever takes an agreement back must not stay in it as somebody who did.

    :param on: the day on which they said so, not the day of entry.
    :param note: how it was said, such as "note verbale of 3 May".
    :returns: how many they are; somebody who had agreed already gets the day and the note given now.
    :raises Invalid: without anybody, for a day that has not come, or while the list is final.
    """
    require_organiser(viewer, meeting)
    agreed = list(people)
    if not agreed:
        raise Invalid(_("Tick at least one person who agreed to be listed."))
    if on > clock.today():
        raise Invalid(
            _("The agreement cannot be recorded yet."), {"on": _("Give the day on which they agreed; not one to come.")}
        )
    require_open(meeting)
    put_all_on_list(meeting, agreed)
    held = {row.person_id: row for row in db.session.scalars(select(ListingAgreement).filter_by(meeting_id=meeting.id))}
    for person in agreed:
        row = held.get(person.id)
        if row is None:
            row = held[person.id] = ListingAgreement(meeting_id=meeting.id, person_id=person.id)
            db.session.add(row)
        row.on, row.at, row.by_user_id, row.note = on, clock.now(), viewer.id or None, note.strip()
    db.session.flush()
    history.record(
        "agreement.recorded", "list of participants", meeting.code, scope=meeting.code, after={"number": len(agreed)}
    )
    return len(agreed)


def take_back_agreement(viewer: Viewer, meeting: Meeting, person: Person) -> None:
    """The person is not to be named after all; who had not agreed stays as before.

    :raises Invalid: while the list is final.
    """
    require_organiser(viewer, meeting)
    row = db.session.get(ListingAgreement, (meeting.id, person.id))
    if row is None:
        return
    require_open(meeting)
    db.session.delete(row)
    db.session.flush()
    history.record("agreement.taken_back", "list of participants", meeting.code, scope=meeting.code)
