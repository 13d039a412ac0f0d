"""Which recommendations are read in which text, in which paragraph, how closely, and on whose reading."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.followup.models import Access, Attribution, Degree, Reflection, Step
from meetings.followup.reading.answers.events import steps_of
from meetings.followup.reading.answers.reading_rows import Cited, Done, cited_by, columns, done_with, wanted_readings
from meetings.followup.reading.register import Entry, Register
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import (
    ReadingFact,
    ReadingStanding,
    StepFact,
    is_cleared,
    is_open,
    live_readings,
    reading_standing,
)


@dataclass(frozen=True, slots=True)
class Text:
    """The text that a recommendation is read in. ``address`` is what stands behind /documents/."""

    id: int
    address: str
    title: str
    issued: FuzzyDates
    symbol: str | None  # its own, or that of the text it sums up
    is_the_compact: bool  # or a summary of it


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading that counts. ``is_public``: others see it too; who assessed and checked it is for staff."""

    id: int
    entry: Entry
    milestone: str
    channel: str
    text: Text
    degree: Degree
    attribution: Attribution | None
    rationale: str
    standing: ReadingStanding
    is_public: bool
    assessed_by: str
    steps: Sequence[tuple[str, str]]  # what colleagues did with it, and who
    evidence: str | None
    evidence_access: Access | None
    cited: Sequence[Cited]


def readings(register: Register, *, meeting: str | None = None, milestone: str | None = None) -> list[Reading]:
    """The readings on record that the person may see, in the order of the register. Four queries.

    :param meeting: only of recommendations in this meeting's documents.
    :param milestone: only of contributions to this milestone.
    """
    when = register.when
    wanted = wanted_readings(when, meeting, milestone)
    rows = db.session.execute(columns(register.viewer).where(Reflection.id.in_(wanted)).order_by(Reflection.id)).all()
    theirs = select(Reflection.contribution_id).where(Reflection.id.in_(wanted))
    done, cited = done_with(wanted), cited_by(wanted)
    steps = steps_of(Step.contribution_id.in_(theirs))
    by_contribution: dict[int, list[tuple[ReadingFact, Row[*tuple[Any, ...]]]]] = defaultdict(list)
    for row in rows:
        by_contribution[row.contribution_id].append((_fact(row, done), row))
    by_id = {entry.id: (place, entry) for place, entry in enumerate(register.entries)}
    found = []
    for contribution, facts in by_contribution.items():
        place, entry = by_id.get(facts[0][1].recommendation_id, (0, None))
        if entry is not None:
            found += [
                (place, reading)
                for reading in _seen(entry, facts, steps.get(contribution, ()), when, (done, cited))
                if reading.is_public or entry.is_staff
            ]
    return [reading for _place, reading in sorted(found, key=lambda pair: (pair[0], pair[1].id))]


def _fact(row: Row[*tuple[Any, ...]], done: Done) -> ReadingFact:
    issued = FuzzyDates(row.issued_label, row.issued_earliest, row.issued_latest, row.issued_status)
    what = [(kind, at) for kind, at, _name in done.get(row.id, ())]
    return ReadingFact(row.id, row.degree, issued, row.revises_id, row.recorded_at, what, bool(row.is_readable))


def _seen(
    entry: Entry,
    facts: Sequence[tuple[ReadingFact, Row[*tuple[Any, ...]]]],
    steps: Sequence[StepFact],
    when: AsOf,
    more: tuple[Done, Mapping[int, list[Cited]]],
) -> Iterator[Reading]:
    """The readings of one contribution that count. Public ones are cleared, of a contribution that is public itself."""
    live = {fact.id for fact in live_readings([fact for fact, _row in facts], when)}
    open_to_all = is_open(steps, when)
    done, cited = more
    for fact, row in facts:
        standing = reading_standing(fact, when)
        if fact.id in live and standing is not None:
            public = open_to_all and is_cleared(fact, when)
            what = [(str(kind), name) for kind, at, name in done.get(fact.id, ()) if when.knows(at)]
            yield _reading((entry, fact, row), standing, what, cited.get(fact.id, ()), is_public=public)


def _reading(
    known: tuple[Entry, ReadingFact, Row[*tuple[Any, ...]]],
    standing: ReadingStanding,
    steps: Sequence[tuple[str, str]],
    cited: Sequence[Cited],
    *,
    is_public: bool,
) -> Reading:
    entry, fact, row = known
    return Reading(
        id=row.id,
        entry=entry,
        milestone=row.milestone,
        channel=row.channel,
        text=Text(
            row.document_id,
            row.reference,
            row.title,
            fact.on,
            row.symbol or row.original_symbol,
            bool(row.is_the_compact),
        ),
        degree=row.degree,
        attribution=row.attribution,
        rationale=row.rationale,
        standing=standing,
        is_public=is_public,
        assessed_by=row.by_name,
        steps=steps,
        evidence=row.evidence,
        evidence_access=row.access,
        cited=cited,
    )
