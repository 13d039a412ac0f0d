"""The releases of a meeting that a person may read, each with what it changed, in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from sqlalchemy import Row, Select, func, literal, select
from sqlalchemy.orm import aliased

from meetings.programme.models import Meeting, Release
from meetings.programme.released.change_phrases import difference_in_words
from meetings.programme.released.changes import Difference
from meetings.programme.vocabulary import DIFFERENCE_KINDS
from meetings.showing.meeting.meeting_for_viewer import Seen
from meetings.web.filters import stamp
from meetings.web.languages import page_language
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """What ``_macros/changes.html`` prints: one thing that a release changed."""

    kind: str
    kind_text: str
    subject: str
    url: str | None
    text: str | None
    differences: list[tuple[str, str | None, str | None]]


@dataclass(frozen=True, slots=True)
class ReleaseShown:
    """What ``_macros/releases.html`` prints."""

    number: int
    id: str
    url: str
    on_iso: str
    on_text: str
    note: str | None
    is_current: bool
    changes: list[ChangeShown]
    pdf_url: str | None = None


def releases_for(found: Seen) -> Select[Any]:
    """The meeting's releases that this person may read: what was released and replaced in private stays there.

    ``since`` is the number of the release that was in force when the meeting was last shown; staff see all.
    """
    older = aliased(Release)
    in_force_then = select(func.max(older.number)).where(older.meeting_id == Meeting.id, older.at <= Meeting.shown_at)
    since = literal(0) if found.is_staff else func.coalesce(in_force_then.scalar_subquery(), 1)
    return (
        select(Release.number, Release.at, Release.note, Release.changes, Meeting.shown_at, since.label("since"))
        .join(Meeting, Release.meeting_id == Meeting.id)
        .where(Meeting.code == found.code, Release.number >= since)
    )


def release_shown(code: str, row: Row[*tuple[Any, ...]], numbers: set[int], current: int | None) -> ReleaseShown:
    """A row of ``releases_for`` in words.

    :param numbers: of the sessions that have a page.
    :param current: the number of the release in force.
    """
    at: datetime = row.at
    return ReleaseShown(
        number=row.number,
        id=f"release-{row.number}",
        url=url_for("pages.release", code=code, number=row.number),
        on_iso=at.isoformat(),
        on_text=stamp(at),
        note=(row.note if row.number != row.since or row.number == 1 else "") or None,
        is_current=row.number == current,
        # What the first one to be shown changed was changed in private.
        changes=[_change(code, each, numbers) for each in map(Difference.read, row.changes) if row.number > row.since],
    )


def _change(code: str, difference: Difference, numbers: set[int]) -> ChangeShown:
    number, kind = difference.number, difference.kind
    is_session = difference.subject == "session"
    return ChangeShown(
        kind=kind,
        kind_text=_(DIFFERENCE_KINDS[kind]),
        subject=_subject(difference),
        url=url_for("pages.session", code=code, number=number) if is_session and number in numbers else None,
        text=_text(difference),
        differences=[],
    )


def _subject(difference: Difference) -> str:
    if difference.subject == "session":
        return _("Session %(number)s: %(title)s", number=difference.number, title=difference.title)
    if difference.subject == "group":
        return _("Group %(number)s: %(title)s", number=difference.number, title=difference.title)
    return _("The meeting")


def _text(difference: Difference) -> str | None:
    """What changed, without the word that already stands beside it."""
    return difference_in_words(difference.but_standing(), _, page_language()) or None
