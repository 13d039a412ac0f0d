"""Names as of the meeting's day: a list of 2017 keeps the name that a country had in 2017."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from meetings.core import clock
from meetings.core.db import db
from meetings.directory.models import StateName, holds_on
from meetings.programme.models import Meeting, MeetingParty

Names = dict[str, str]


def day_of(meeting: Meeting) -> date:
    """The day as of which things are named: the meeting's first, today where it has none yet."""
    return meeting.dates_earliest or clock.today()


def state_names(state_ids: Iterable[int], day: date) -> dict[int, Names]:
    """Short names by language, of the States with these numbers, as of the day; one query."""
    found: dict[int, Names] = {}
    wanted = select(StateName).where(StateName.state_id.in_(set(state_ids)), holds_on(StateName, day))
    for name in db.session.scalars(wanted):
        found.setdefault(name.state_id, {})[name.language] = name.short
    return found


def names_of_party(party: MeetingParty, states: dict[int, Names]) -> Names:
    """What a host or convenor is called, by language; bodies have the one name that they use."""
    if party.state_id is not None:
        return states.get(party.state_id, {})
    body = party.organisation or party.mechanism
    return {"en": body.name if body else party.label or ""}
