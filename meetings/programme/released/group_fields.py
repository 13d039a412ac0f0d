"""The one table of a breakout group's fields."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from meetings.core.translation_mark import mark as _
from meetings.programme.models import BreakoutGroup
from meetings.programme.released.document import ReleasedGroup
from meetings.programme.released.fields import Field, frozen


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEntry:
    """A breakout group as typed; ``sessions`` are the numbers of those that break out into it, in whatever order."""

    name: str
    topic: str
    sessions: Sequence[int]
    room: str | None
    facilitator: str | None
    rapporteur: str | None


def _told(value: str | None) -> str:
    return value or ""


def _numbers(values: Iterable[int]) -> tuple[int, ...]:
    """In one order however they were typed, and whatever moves: a group that meets in the same has not changed."""
    return tuple(sorted(set(values)))


def _stripped(value: str | None) -> str | None:
    return (value or "").strip() or None


FIELDS: Final[tuple[Field[BreakoutGroup, GroupEntry, ReleasedGroup], ...]] = (
    Field(
        name="name", heading=_("Name"), phrase=_("name"), raises_sequence=False,
        draft=lambda group: group.name, entry=lambda entry: entry.name.strip(), keep=True,
        wrong=lambda name: None if name else _("Give the group a name."),
    ),
    Field(
        name="topic", heading=_("Topic"), phrase=_("topic"), raises_sequence=False,
        draft=lambda group: group.topic, entry=lambda entry: entry.topic.strip(), keep=True,
    ),
    Field(
        name="room", heading=_("Room"), phrase="", raises_sequence=False,
        draft=lambda group: group.room.name if group.room else None, entry=lambda entry: entry.room, told=_told,
    ),
    Field(
        name="sessions", heading=_("Sessions"), phrase=_("sessions"), raises_sequence=False,
        draft=lambda group: _numbers(session.number for session in group.sessions),
        entry=lambda entry: _numbers(entry.sessions), told=lambda numbers: ", ".join(map(str, numbers)),
    ),
    Field(
        name="facilitator", heading=_("Facilitator"), phrase=_("facilitator"), raises_sequence=False,
        draft=lambda group: group.facilitator, entry=lambda entry: _stripped(entry.facilitator), told=_told, keep=True,
    ),
    Field(
        name="rapporteur", heading=_("Rapporteur"), phrase=_("rapporteur"), raises_sequence=False,
        draft=lambda group: group.rapporteur, entry=lambda entry: _stripped(entry.rapporteur), told=_told, keep=True,
    ),
)  # fmt: skip


def as_released(group: BreakoutGroup) -> ReleasedGroup:
    """A group of the draft as a release made now would freeze it."""
    return ReleasedGroup(number=group.number, **frozen(group, FIELDS))
