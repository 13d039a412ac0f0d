"""Every release of a meeting: when, with which note, and what it changed, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from sqlalchemy import Row, Select, func, literal, select
from sqlalchemy.orm import aliased

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.pages.meetings.agenda_page import days_of
from meetings.pages.meetings.meeting_page import around
from meetings.pages.page import blueprint, show
from meetings.programme.faces import moment_of, public_face, team_face
from meetings.programme.models import Meeting, Release
from meetings.programme.wording import difference_in_words
from meetings.showing.meeting.groups_shown import groups_of
from meetings.showing.meeting.meeting_for_viewer import Seen, seen_in_full
from meetings.showing.meeting.sessions_shown import session_shown
from meetings.showing.meeting.zone_times import zone_text
from meetings.showing.record_words import CHANGES
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


@blueprint.get("/meetings/<code>/releases/")
@audience("anyone")
def releases(code: str) -> str:
    """Every release, the newest first."""
    found, document = seen_in_full(viewer(), code)
    rows = db.session.execute(releases_for(found).order_by(Release.number.desc()))
    numbers = {session["number"] for session in document["sessions"]}
    return show(
        "pages/releases.html",
        url_for("pages.releases", code=code),
        releases=[_release(code, row, numbers, found.number) for row in rows],
        crumbs=[(_("Releases"), None)],
        **around(found, document, "releases"),
    )


@blueprint.get("/meetings/<code>/releases/<int:number>")
@audience("anyone")
def release(code: str, number: int) -> str:
    """One release as it was made: what it changed, and the agenda that it released."""
    found, document = seen_in_full(viewer(), code)
    row = db.session.execute(releases_for(found).add_columns(Release.document).where(Release.number == number)).first()
    if row is None:
        raise Missing(mark("There is no release of that number."))
    then = team_face(row.document) if found.is_staff else public_face(row.document, "public", row.shown_at) or {}
    zone = then["zone"] or "UTC"
    numbers = {session["number"] for session in document["sessions"]}
    return show(
        "pages/release.html",
        url_for("pages.release", code=code, number=number),
        release=_release(code, row, numbers, found.number),
        days=days_of([session_shown(code, session, zone, zone) for session in then["sessions"]]),
        zone=zone_text(zone, moment_of(then["sessions"][0]["start"])) if then["sessions"] else None,
        groups=groups_of(then),
        crumbs=[
            (_("Releases"), url_for("pages.releases", code=code)),
            (_("Release %(number)s", number=number), None),
        ],
        **around(found, document, "releases"),
    )


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


def _release(code: str, row: Row[*tuple[Any, ...]], numbers: set[int], current: int | None) -> ReleaseShown:
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
        changes=[_change(code, difference, numbers) for difference in row.changes if row.number > row.since],
    )


def _change(code: str, difference: Mapping[str, Any], numbers: set[int]) -> ChangeShown:
    number, kind = difference["number"], difference["kind"]
    is_session = difference["subject"] == "session"
    return ChangeShown(
        kind=kind,
        kind_text=_(CHANGES[kind]),
        subject=_subject(difference),
        url=url_for("pages.session", code=code, number=number) if is_session and number in numbers else None,
        text=_text(difference),
        differences=[],
    )


def _subject(difference: Mapping[str, Any]) -> str:
    if difference["subject"] == "session":
        return _("Session %(number)s: %(title)s", number=difference["number"], title=difference["title"])
    if difference["subject"] == "group":
        return _("Group %(number)s: %(title)s", number=difference["number"], title=difference["title"])
    return _("The meeting")


def _text(difference: Mapping[str, Any]) -> str | None:
    """What changed, without the word that already stands beside it."""
    plain = {**difference, "kind": "changed"}
    if difference["kind"] != "changed":
        plain["changes"] = [change for change in difference["changes"] if change["what"] != "standing"]
    return difference_in_words(plain, _, page_language()) or None
