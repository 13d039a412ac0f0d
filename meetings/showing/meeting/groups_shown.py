"""Breakout groups as they were released: never who sits in them."""

from dataclasses import dataclass

from flask import url_for

from meetings.core.written_hours import short_day_in
from meetings.programme.released.document import ReleasedGroup, ReleasedMeeting, ReleasedSession
from meetings.showing.meeting.zone_times import times
from meetings.web.languages import page_language
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session in which a group meets. ``when_text`` tells it from the others, where there are any."""

    number: int
    title: str
    url: str
    when_text: str | None


@dataclass(frozen=True, slots=True)
class GroupShown:
    """One group, with its sessions in order of time."""

    number: int
    name: str
    topic: str | None
    room: str | None
    facilitator: str | None
    rapporteur: str | None
    sessions: list[Sitting]


def groups_of(document: ReleasedMeeting, session: int | None = None, zone: str | None = None) -> list[GroupShown]:
    """The groups of a meeting; with a number those into which that session breaks out.

    :param zone: the IANA zone of the page; without it the meeting's own.
    """
    zone = zone or document.zone or "UTC"
    wanted = (group for group in document.groups if session is None or session in group.sessions)
    return [_shown(document, group, zone) for group in wanted]


def sessions_of(document: ReleasedMeeting, group: ReleasedGroup) -> list[ReleasedSession]:
    """Where a group meets, in order of time: of what left the agenda nothing."""
    return [each for each in document.on_agenda if each.number in group.sessions]


def _shown(document: ReleasedMeeting, group: ReleasedGroup, zone: str) -> GroupShown:
    its = sessions_of(document, group)
    return GroupShown(
        number=group.number,
        name=group.name,
        topic=group.topic or None,
        room=group.room,
        facilitator=group.facilitator,
        rapporteur=group.rapporteur,
        sessions=[
            Sitting(
                each.number,
                each.title,
                url_for("pages.session", code=document.code, number=each.number),
                _when(each, zone) if len(its) > 1 else None,
            )
            for each in its
        ],
    )


def _when(session: ReleasedSession, zone: str) -> str:
    """``Tue 12 Jan, 14:00–15:30 CET``, and that it is cancelled."""
    at = times(session.start, session.end, zone, zone)
    told = f"{short_day_in(page_language(), at.day)}, {at.time_text} {at.zone_text}".rstrip()
    return _("%(session)s (cancelled)", session=told) if session.standing == "cancelled" else told
