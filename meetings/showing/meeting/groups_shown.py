"""Breakout groups as they were released: never who sits in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from meetings.programme.released.document import ReleasedGroup, ReleasedMeeting


@dataclass(frozen=True, slots=True)
class GroupShown:
    """One group."""

    number: int
    name: str
    topic: str | None
    room: str | None
    facilitator: str | None
    rapporteur: str | None
    session_title: str | None
    session_url: str | None


def groups_of(document: ReleasedMeeting, session: int | None = None) -> list[GroupShown]:
    """The groups of a meeting; with a number those into which that session breaks out."""
    titles = {each.number: each.title for each in document.on_agenda}
    wanted = (group for group in document.groups if session is None or group.session == session)
    return [_shown(document.code, group, titles) for group in wanted]


def _shown(code: str, group: ReleasedGroup, titles: Mapping[int, str]) -> GroupShown:
    number = group.session
    return GroupShown(
        number=group.number,
        name=group.name,
        topic=group.topic or None,
        room=group.room,
        facilitator=group.facilitator,
        rapporteur=group.rapporteur,
        session_title=titles.get(number) if number else None,
        session_url=url_for("pages.session", code=code, number=number) if number in titles else None,
    )
