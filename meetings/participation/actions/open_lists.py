"""What a final list of participants says does not change silently: whoever would change it reopens it first."""

from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Person
from meetings.participation.models import ListingAgreement, ListOfParticipants
from meetings.participation.queries.list_of_participants import final_lists_with
from meetings.programme.models import Meeting


def require_open(meeting: Meeting, person: Person | None = None) -> None:
    """Refuse to change what the meeting's list says while it is final.

    :param person: whose part of it would change: somebody who is not named in the list may change freely.
    :raises Invalid: while it is final.
    """
    held = db.session.get(ListOfParticipants, meeting.id)
    if held is None or held.final_at is None:
        return
    if person is None or db.session.get(ListingAgreement, (meeting.id, person.id)) is not None:
        raise Invalid(
            _("The list of participants is final since %(day)s. Reopen it first; nothing was changed."),
            day=held.final_at.date(),
        )


def require_open_for(person: Person) -> None:
    """Refuse to describe anew somebody whom the final list of some meeting names.

    :raises Invalid: then; it names the meetings.
    """
    titles = final_lists_with(person)
    if titles:
        raise Invalid(
            _("%(name)s stands in a final list of participants (%(meetings)s). Reopen it first; nothing was changed."),
            name=person.name,
            meetings=", ".join(titles),
        )
