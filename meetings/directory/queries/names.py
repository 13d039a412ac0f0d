"""The names of States as of a day: a list of 2017 keeps the names of 2017."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import and_, select

from meetings.core.db import db
from meetings.core.languages import OFFICIAL_LANGUAGES
from meetings.directory.models import (
    Designation,
    Mechanism,
    Organisation,
    State,
    StateName,
    StateStanding,
    holds_on,
)
from meetings.directory.vocabulary import StandingOfState


@dataclass(frozen=True, slots=True)
class StateOnDay:
    """A State or territory as it was called on a day, in one language."""

    id: int
    iso3: str
    short: str
    formal: str | None
    sort_key: str
    footnote: str | None
    standing: StandingOfState | None
    there: bool = True  # on that day; where not, the name and the standing are the nearest

    def __str__(self) -> str:
        return self.short


def states_on(day: date, language: str = "en", standing: StandingOfState | None = None) -> list[StateOnDay]:
    """All States and territories there were on that day, in the order of the language. One query.

    :param standing: only these, such as ``member`` for the Members of the United Nations.
    """
    found = names_on(day, language).values()
    return in_order(state for state in found if standing in (None, state.standing))


def names_on(
    day: date,
    language: str = "en",
    ids: Collection[int] | None = None,
    forum: Mechanism | Organisation | None = None,
) -> dict[int, StateOnDay]:
    """The States of that day by the number of their row; one that was not there on the day is left out.

    One query, and one more where a forum is given.

    :param ids: only these rows.
    :param forum: the mechanism or organisation whose designations are to be used, such as "Hong Kong, China".
    """
    spoken = _spoken(language)
    query = (
        select(State, StateName, StateStanding.standing)
        .join(StateName, and_(StateName.state_id == State.id, StateName.language == spoken, holds_on(StateName, day)))
        .outerjoin(StateStanding, and_(StateStanding.state_id == State.id, holds_on(StateStanding, day)))
    )
    if ids is not None:
        query = query.where(State.id.in_(sorted(ids)))
    found = {
        state.id: _as_called(state, name, standing, language) for state, name, standing in db.session.execute(query)
    }
    return found if forum is None else _designated(found, forum, spoken)


def names_near(
    day: date,
    language: str,
    ids: Collection[int],
    forum: Mechanism | Organisation | None = None,
) -> dict[int, StateOnDay]:
    """These States as of the day, those that were not there on it included: somebody came for them all the same.

    Such a State has the name that it had last before the day, else the one that it had first after it, and the
    standing that it had last of all: who came to be later did so as a Member a few days after.
    One query more than ``names_on`` where there is such a State, and none where there is not.
    """
    found = names_on(day, language, ids, forum)
    gone = set(ids) - found.keys()
    if not gone:
        return found
    spoken = _spoken(language)
    query = (
        select(State, StateName, StateStanding.standing)
        .join(StateName, and_(StateName.state_id == State.id, StateName.language == spoken))
        .outerjoin(StateStanding, StateStanding.state_id == State.id)
        .where(State.id.in_(sorted(gone)))
        .order_by(StateStanding.valid_from.desc().nulls_last())
    )
    called: dict[int, StateOnDay] = {}
    for state, name, standing in sorted(db.session.execute(query), key=lambda row: _distance(day, row[1])):
        of_day = replace(_as_called(state, name, standing, language), there=False)
        called.setdefault(state.id, of_day)
    return found | (called if forum is None else _designated(called, forum, spoken))


def name_on(state: State, day: date, language: str = "en") -> StateOnDay | None:
    """The State as it was called on that day; None if it was not there."""
    return names_on(day, language, [state.id]).get(state.id)


def in_order(states: Iterable[StateOnDay]) -> list[StateOnDay]:
    """Sorted as lists in that language are, whatever the database thinks of letters."""
    return sorted(states, key=lambda state: (state.sort_key, state.iso3))


def _distance(day: date, name: StateName) -> tuple[bool, timedelta]:
    """How far from the day it was in force: a name from before the day is nearer than any from after it."""
    if name.valid_until is not None and name.valid_until < day:
        return False, day - name.valid_until
    return True, (name.valid_from or day) - day


def _as_called(state: State, name: StateName, standing: StandingOfState | None, language: str) -> StateOnDay:
    return StateOnDay(
        id=state.id,
        iso3=state.iso3,
        short=name.short,
        formal=name.formal,
        sort_key=name.sort_key,
        footnote=_footnote(state, language),
        standing=standing,
    )


def _spoken(language: str) -> str:
    return language if language in OFFICIAL_LANGUAGES else "en"


def _footnote(state: State, language: str) -> str | None:
    return None if state.footnote is None else str(state.footnote.get(language) or state.footnote["en"])


def _designated(found: dict[int, StateOnDay], forum: Mechanism | Organisation, language: str) -> dict[int, StateOnDay]:
    column = Designation.mechanism_id if isinstance(forum, Mechanism) else Designation.organisation_id
    query = select(Designation.state_id, Designation.name).where(
        column == forum.id, Designation.language == language, Designation.state_id.in_(sorted(found))
    )
    for state_id, name in db.session.execute(query):
        found[state_id] = replace(found[state_id], short=name)
    return found
