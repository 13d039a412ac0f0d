"""The one table of a breakout group's fields."""

from dataclasses import dataclass
from typing import Final

from meetings.core.translation_mark import mark as _
from meetings.programme.models import BreakoutGroup
from meetings.programme.released.document import ReleasedGroup
from meetings.programme.released.fields import Field, frozen


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEntry:
    """A breakout group as typed; ``session`` is the number of the session that breaks out into it."""

    name: str
    topic: str
    session: int | None
    room: str | None
    facilitator: str | None
    rapporteur: str | None


def _told(value: str | int | None) -> str:
    return str(value or "")


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
        name="session", heading=_("Session"), phrase=_("session"), raises_sequence=False,
        draft=lambda group: group.session.number if group.session else None, entry=lambda entry: entry.session,
        told=_told,
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
