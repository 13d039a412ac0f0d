"""How many there are, according to whom: each number of a source, and beside it what the record itself counts.

None is *the* number: sources count at other times and by other lists. What is counted here and not there, and the other
way round, is told body by body wherever the source names those that it counts.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from meetings.core.db import db
from meetings.core.folding import folded
from meetings.directory.models import Count, Mechanism, Membership, holds_on
from meetings.directory.queries.mechanisms import counts_of
from meetings.directory.vocabulary import COUNTED_OF_ALL, KindOfMechanism

_KINDS: Final[Mapping[str, frozenset[KindOfMechanism]]] = {
    "rcp": frozenset[KindOfMechanism](("rcp",)),
    "irf": frozenset[KindOfMechanism](("irf",)),
    "global": frozenset[KindOfMechanism](("global",)),
    "total": frozenset[KindOfMechanism](("rcp", "irf", "global")),
}
_OF_STATES: Final[Mapping[str, frozenset[KindOfMechanism]]] = {
    "countries-in-an-rcp": _KINDS["rcp"],
    "countries-in-an-irf": _KINDS["irf"],
    "parties-in-any": _KINDS["total"],
    "most-of-one-country": _KINDS["total"],
    "largest-global": _KINDS["global"],
}
_OF_THOSE_NAMED: Final = frozenset(("states-of-respondents", "largest-respondent"))


@dataclass(frozen=True, slots=True)
class Beside:
    """A number of a source beside ours, which is None where nothing on record gives one.

    ``here``: counted here and not there. ``there``: counted there and not here. ``listed``: how many the source names
    under this number, None where it names none. ``contested``: of whose kind sources do not agree. ``unlisted``: whose
    members are not on record, or not in full. ``named``: those that the record can name under the number.
    """

    count: Count
    ours: int | None
    here: Sequence[Mechanism] = ()
    there: Sequence[Mechanism] = ()
    listed: int | None = None
    contested: Sequence[Mechanism] = ()
    unlisted: Sequence[Mechanism] = ()
    named: Sequence[Mechanism] = ()

    @property
    def is_of_kinds(self) -> bool:
        """Whether it counts mechanisms by their kind."""
        return self.count.fact in _KINDS

    @property
    def is_of_states(self) -> bool:
        """Whether it counts members."""
        return self.count.fact in _OF_STATES or self.count.fact in _OF_THOSE_NAMED


def counted_beside(day: date) -> list[Beside]:
    """Every number that sources give of all mechanisms, in the order of the page. Four queries."""
    query = select(Mechanism).where(Mechanism.circle == "principal").options(selectinload(Mechanism.kinds))
    known = sorted(db.session.scalars(query), key=lambda each: folded(each.short or each.name))
    members: dict[int, set[int]] = defaultdict(set)
    pairs = select(Membership.mechanism_id, Membership.state_id).where(
        Membership.mechanism_id.is_not(None), Membership.role != "founder", holds_on(Membership, day)
    )
    for mechanism, state in db.session.execute(pairs):
        if mechanism is not None:
            members[mechanism].add(state)
    order = COUNTED_OF_ALL.codes
    counts = [each for each in counts_of("mechanisms") if each.fact in order]
    return [_beside(count, known, members) for count in sorted(counts, key=lambda each: order.index(each.fact))]


def _beside(count: Count, known: Sequence[Mechanism], members: Mapping[int, set[int]]) -> Beside:
    if count.fact in _KINDS:
        return _of_kind(count, known)
    named = [each for each in known if each.code in count.named]
    if count.fact in _OF_STATES:
        return _of_states(count, [each for each in known if each.kind in _OF_STATES[count.fact]], members)
    if count.fact in _OF_THOSE_NAMED:
        return _of_states(count, named, members)
    return Beside(count, len(named) or None, named=named)


def _of_kind(count: Count, known: Sequence[Mechanism]) -> Beside:
    kinds, source = _KINDS[count.fact], _code(count.sources[0])
    here = [each for each in known if each.kind in kinds and each.activity == "active"]
    there = [each for each in known if source in each.listed_by and _kind_by(each, source) in kinds]
    if not _lists(source, known):
        contested = [each for each in known if len({row.kind for row in each.kinds}) > 1]
        return Beside(count, len(here), contested=() if count.fact == "total" else contested)
    return Beside(
        count,
        len(here),
        here=[each for each in here if each not in there],
        there=[each for each in there if each not in here],
        listed=len(there),
    )


def _lists(source: str, known: Collection[Mechanism]) -> bool:
    """Whether a source names what it counts: more than some that it mentions."""
    return sum(source in each.listed_by for each in known) > len(known) // 2


def _kind_by(mechanism: Mechanism, source: str) -> KindOfMechanism:
    """The kind that a source gives it; ours where it gives none."""
    given = (row.kind for row in mechanism.kinds if source in map(_code, row.sources))
    return next(given, mechanism.kind)


def _of_states(count: Count, bodies: Collection[Mechanism], members: Mapping[int, set[int]]) -> Beside:
    numbers = [members.get(each.id, set()) for each in bodies]
    if count.fact == "most-of-one-country":
        ours = max(Counter(state for those in numbers for state in those).values(), default=0)
    elif count.fact.startswith("largest"):
        ours = max(map(len, numbers), default=0)
    else:
        ours = len(set[int]().union(*numbers))
    unlisted = [each for each in bodies if each.members_listing != "full"]
    return Beside(count, ours or None, unlisted=unlisted, named=list(bodies) if count.named else ())


def _code(citation: str) -> str:
    return citation.partition("#")[0]
