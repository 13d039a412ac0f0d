"""What has been asked again: recommendations that are linked, or that went into several cycles of the Compact."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Row, select

from meetings.compact.models import Cycle, Milestone
from meetings.core.db import db
from meetings.followup.answers.questions.milestone import milestones_reached
from meetings.followup.answers.register import Entry, Register
from meetings.followup.rules.tally import Sureness, surest, total
from meetings.outcomes.models import RecommendationLink
from meetings.outcomes.vocabulary import LinkKind

OFTEN: Final = 3  # cycles
_CHAINING: Final[tuple[LinkKind, ...]] = ("restates", "elaborates", "merges", "splits", "supersedes")


@dataclass(frozen=True, slots=True)
class Link:
    """How a later recommendation stands to an earlier one."""

    later: str
    kind: LinkKind
    earlier: str


@dataclass(frozen=True, slots=True)
class Went:
    """The cycle that a recommendation was worded in, and those that it surely or possibly was sent to."""

    worded: str | None
    sent: Mapping[str, Sureness]


@dataclass(frozen=True, slots=True)
class Chain:
    """Recommendations that are linked, the first first, with the cycles in which they were made or sent."""

    entries: Sequence[Entry]
    links: Sequence[Link]
    cycles: Sequence[str]  # codes, in their order
    where: Mapping[str, Went]  # by code
    is_sure: bool = True  # whether it surely runs over so many


def asked_again(register: Register, at_least: int = OFTEN) -> list[Chain]:
    """The chains over at least so many cycles, in the order in which they began. Three queries.

    A recommendation belongs to the cycle in which its document was issued, and to those into which it was sent.
    """
    entries = {entry.id: entry for entry in register.entries}
    links = _links(register, entries)
    cycles = list(db.session.execute(select(Cycle.code, Cycle.start_year, Cycle.end_year).order_by(Cycle.number)))
    rows = db.session.execute(select(Milestone.code, Cycle.code.label("cycle")).join(Milestone.cycle))
    of_milestone = {row.code: row.cycle for row in rows}
    found = []
    for members in _components(entries, links):
        where = {
            entry.code: Went(
                _worded_in(entry, cycles), surest((of_milestone[at], how) for at, how in milestones_reached(entry))
            )
            for entry in members
        }
        codes = surest(_cycles(members, where))
        if len(codes) >= at_least:
            ordered = [row.code for row in cycles if row.code in codes]
            between = [link for link in links if link.later in where]
            is_sure = total(codes).surely >= at_least
            found.append(Chain(sorted(members, key=_began), between, ordered, where, is_sure))
    return sorted(found, key=lambda chain: _began(chain.entries[0]))


def _cycles(members: Iterable[Entry], where: Mapping[str, Went]) -> Iterator[tuple[str, Sureness]]:
    for entry in members:
        went = where[entry.code]
        if went.worded:
            yield went.worded, entry.out
        yield from went.sent.items()


def _links(register: Register, entries: Mapping[int, Entry]) -> list[Link]:
    rows = db.session.execute(
        select(RecommendationLink.from_id, RecommendationLink.kind, RecommendationLink.to_id)
        .where(RecommendationLink.at < register.when.until, RecommendationLink.kind.in_(_CHAINING))
        .order_by(RecommendationLink.from_id, RecommendationLink.to_id)
    )
    return [
        Link(entries[later].code, kind, entries[earlier].code)
        for later, kind, earlier in rows
        if later in entries and earlier in entries
    ]


def _components(entries: Mapping[int, Entry], links: Iterable[Link]) -> list[list[Entry]]:
    """The recommendations that hang together; one without links is on its own."""
    of: dict[str, list[Entry]] = {entry.code: [entry] for entry in entries.values()}
    for link in links:
        one, other = of[link.later], of[link.earlier]
        if one is not other:
            one += other
            for entry in other:
                of[entry.code] = one
    return list({id(members): members for members in of.values()}.values())


def _worded_in(entry: Entry, cycles: Iterable[Row[str, int, int]]) -> str | None:
    day = entry.issued.earliest
    return next((row.code for row in cycles if day and row.start_year <= day.year <= row.end_year), None)


def _began(entry: Entry) -> tuple[date, str]:
    return entry.issued.earliest or date.max, entry.code
