"""The names of States as of a day: a list of 2017 keeps the names of 2017."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import and_, select

from meetings.core.db import db
from meetings.directory.models import (
    Designation,
    Mechanism,
    Organisation,
    State,
    StateName,
    StateStanding,
    holds_on,
)
from meetings.directory.models.states import Standing

LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")


@dataclass(frozen=True, slots=True)
class StateOnDay:
    """A State or territory as it was called on a day, in one language."""

    id: int
    iso3: str
    short: str
    formal: str | None
    sort_key: str
    footnote: str | None
    standing: Standing | None

    def __str__(self) -> str:
        return self.short


def states_on(day: date, language: str = "en", standing: Standing | None = None) -> list[StateOnDay]:
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
        state.id: StateOnDay(
            id=state.id,
            iso3=state.iso3,
            short=name.short,
            formal=name.formal,
            sort_key=name.sort_key,
            footnote=_footnote(state, language),
            standing=standing,
        )
        for state, name, standing in db.session.execute(query)
    }
    return found if forum is None else _designated(found, forum, spoken)


def name_on(state: State, day: date, language: str = "en") -> StateOnDay | None:
    """The State as it was called on that day; None if it was not there."""
    return names_on(day, language, [state.id]).get(state.id)


def in_order(states: Iterable[StateOnDay]) -> list[StateOnDay]:
    """Sorted as lists in that language are, whatever the database thinks of letters."""
    return sorted(states, key=lambda state: (state.sort_key, state.iso3))


def _spoken(language: str) -> str:
    return language if language in LANGUAGES else "en"


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
