"""How much of a released document each may see."""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from meetings.programme.released.document import ReleasedMeeting, ReleasedSession, Stamped
from meetings.programme.vocabulary import Visibility

Whole = TypeVar("Whole", bound=Stamped)
LISTED = ("code", "uid", "title", "dates", "last_dates", "standing", "sequence", "stamp")


def team_face(document: ReleasedMeeting) -> ReleasedMeeting:
    """All of the document, as those who work on the meeting see it on pages and in calendars."""
    return replace(document, sessions=tuple(map(_without_link, document.sessions)))


def public_face(document: ReleasedMeeting, visibility: Visibility, shown_at: datetime) -> ReleasedMeeting | None:
    """As much of the document as everybody may see; None where that is nothing.

    :param shown_at: when the visibility last changed. What changed before that changed among the team: what is
        told of such changes, which quotes what it was, and sessions that were cancelled by then stay with the team.
    """
    if visibility == "public":
        live = document.standing == "planned"
        shown = [session for session in document.sessions if not (live and _gone_before(session, shown_at))]
        sessions = tuple(_since(_without_link(session), shown_at) for session in shown)
        return replace(_since(document, shown_at), sessions=sessions)
    return _listed(_since(document, shown_at)) if visibility == "listed" else None


def _listed(document: ReleasedMeeting) -> ReleasedMeeting:
    """What a listed meeting shows: its title and its dates, and nothing else."""
    return ReleasedMeeting(
        code=document.code,
        uid=document.uid,
        title=document.title,
        dates=document.dates,
        last_dates=document.last_dates,
        standing=document.standing,
        sequence=document.sequence,
        stamp=document.stamp,
        change=tuple(change for change in document.change if change.what in LISTED),
        release_note=None,
        wording=document.wording,
        kind=None,
        short=None,
        theme=None,
        note=None,
        zone=None,
        mode=None,
        venue=None,
        city=None,
        country=None,
        country_names={},
        series=None,
        hosts=(),
        convenors=(),
        regions=(),
        feeds=(),
        cycle=None,
        planned=None,
        sittings=(),
        sources=(),
        sessions=(),
        groups=(),
    )


def _since(item: Whole, shown_at: datetime) -> Whole:
    return item if item.stamp >= shown_at else replace(item, change=(), release_note=None)


def _without_link(session: ReleasedSession) -> ReleasedSession:
    return replace(session, link=None)


def _gone_before(session: ReleasedSession, shown_at: datetime) -> bool:
    return session.standing == "cancelled" and session.stamp < shown_at
