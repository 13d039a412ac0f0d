"""One meeting as this person may see it: the release in force, and of it no more than is theirs to know."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.participation.models import ListOfParticipants
from meetings.programme.models import Meeting, Release
from meetings.programme.queries.visible_meetings import current_release, is_staff, no_such_meeting, visible_to
from meetings.programme.released.document import ReleasedMeeting, upgraded
from meetings.programme.released.faces import public_face, team_face
from meetings.programme.vocabulary import Visibility


@dataclass(frozen=True, slots=True)
class Seen:
    """A meeting with its release in force; ``document`` is None while nothing is released, which only staff see."""

    code: str
    title: str
    visibility: Visibility
    is_staff: bool
    is_organiser: bool
    number: int | None
    at: datetime | None
    note: str
    document: ReleasedMeeting | None
    lists_people: bool = False  # whether a list of participants is issued

    @property
    def in_full(self) -> bool:
        """Whether more than the title and the dates may show."""
        return self.is_staff or self.visibility == "public"


def seen(viewer: Viewer, code: str) -> Seen:
    """The meeting for this person, with one query.

    :raises Missing: when there is none, none released, or none that they may know of.
    """
    row = db.session.execute(
        select(
            Meeting.visibility,
            Meeting.shown_at,
            Meeting.title,
            Release.number,
            Release.at,
            Release.note,
            Release.document,
            ListOfParticipants.issued_at,
        )
        .select_from(Meeting)
        .outerjoin(ListOfParticipants, ListOfParticipants.meeting_id == Meeting.id)
        .outerjoin(Release, current_release())
        .where(Meeting.code == code, visible_to(viewer))
    ).first()
    staff = is_staff(viewer, code)
    if row is None or (row.document is None and not staff):
        raise no_such_meeting()
    whole = upgraded(row.document) if row.document else None
    document = whole and (team_face(whole) if staff else public_face(whole, row.visibility, row.shown_at))
    told = staff or (row.visibility == "public" and (row.number == 1 or row.at >= row.shown_at))
    note = row.note or "" if told else ""
    organiser = viewer.may("organiser", code)
    lists = row.issued_at is not None
    return Seen(code, row.title, row.visibility, staff, organiser, row.number, row.at, note, document, lists)


def seen_in_full(viewer: Viewer, code: str) -> tuple[Seen, ReleasedMeeting]:
    """As ``seen``, for pages below the meeting's own, which show more than a title and dates.

    :raises Missing: also when only title and dates are public, or nothing is released yet.
    """
    found = seen(viewer, code)
    if not found.in_full or found.document is None:
        raise no_such_meeting()
    return found, found.document
