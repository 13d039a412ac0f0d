"""Finds what the desk shows beyond the meeting itself: whose meetings, which releases, what waits in the outbox."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import load_only

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.addresses import address_of
from meetings.core.db import db
from meetings.core.folding import folded
from meetings.core.outbox import OutboxItem
from meetings.programme.models import Meeting, Release
from meetings.programme.queries.days_passed import over_without_days

MOST_OF_TITLE: Final = 48  # characters
_LISTED = (
    Meeting.code, Meeting.title, Meeting.kind, Meeting.city, Meeting.mode, Meeting.standing, Meeting.visibility,
    Meeting.release_number, Meeting.dates_label, Meeting.dates_earliest, Meeting.dates_latest, Meeting.dates_status,
)  # fmt: skip


def organised_by(viewer: Viewer, wanted: str = "") -> list[Meeting]:
    """The meetings that this person organises: the next first, those without days, then those held; two queries.

    :param wanted: words that the title or the code must hold.
    """
    scopes = viewer.scopes("organiser")
    listed = select(Meeting).options(load_only(*_LISTED))
    listed = listed.order_by(Meeting.dates_earliest.desc().nulls_first(), Meeting.code)
    if scopes is not None:
        listed = listed.where(Meeting.code.in_(sorted(scopes)))
    found = [each for each in db.session.scalars(listed) if folded(wanted) in folded(f"{each.title} {each.code}")]
    over = those_over(found)
    to_come = [each for each in found if each.code not in over]
    past = sorted((each for each in found if each.code in over), key=lambda each: each.dates_latest is None)
    return [*reversed(to_come), *past]


def those_over(meetings: Sequence[Meeting]) -> frozenset[str]:
    """The codes of those whose last day has passed; without days, that of all that they were to feed. One query."""
    today = clock.today()
    past = {each.code for each in meetings if each.dates_latest is not None and each.dates_latest < today}
    undated = [each.code for each in meetings if each.dates_latest is None]
    return over_without_days(today, undated).union(past) if undated else frozenset(past)


def releases_of(meeting: Meeting) -> Sequence[Release]:
    """Every release, the latest first, without the documents."""
    return db.session.scalars(
        select(Release).where(Release.meeting_id == meeting.id).order_by(Release.number.desc())
    ).all()


def outbox_of(meeting: Meeting, most: int = 5) -> Sequence[OutboxItem]:
    """The latest things that were to be done for this meeting outside the request."""
    concerned = OutboxItem.payload["code"].as_string() == meeting.code
    return db.session.scalars(select(OutboxItem).where(concerned).order_by(OutboxItem.id.desc()).limit(most)).all()


def proposed_code(title: str) -> str:
    """An address made from a title: its first words, and a number where that address is taken.

    :returns: nothing where the title gives none, and its organiser is to be asked.
    """
    stem = address_of(title, MOST_OF_TITLE)
    if not stem:
        return ""
    taken = set(db.session.scalars(select(Meeting.code).where(Meeting.code.like(f"{stem}%"))))
    if stem not in taken | {"desk", "new"}:
        return stem
    return next(code for number in range(2, len(taken) + 4) if (code := f"{stem}-{number}") not in taken)
