"""Which channels were used, for what: each recommendation counts once at each milestone, whoever carried it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select

from meetings.core.db import db
from meetings.directory.models import Mechanism, Organisation, State
from meetings.followup.answers.questions.matrix import At, milestones_of
from meetings.followup.answers.register import Entry, Register
from meetings.followup.models import Party
from meetings.followup.rules.tally import Sureness, Tally, surest, tallies
from meetings.followup.vocabulary import CHANNELS, Channel


@dataclass(frozen=True, slots=True, order=True)
class Carrier:
    """Somebody who carried: a State by ISO 3166-1 alpha-3, or anybody else by name; ``code`` leads to a mechanism or an
    organisation."""

    name: str
    iso3: str = ""
    mechanism: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A channel into a milestone: how many recommendations, and who carried them, in the order of their names."""

    channel: Channel
    milestone: str
    recommendations: Tally
    carriers: Sequence[Carrier]


@dataclass(frozen=True, slots=True)
class Uses:
    """All of them; ``totals`` counts each recommendation once for a channel, whatever the milestones."""

    uses: Sequence[Use]
    totals: Mapping[Channel, Tally]


_Used = tuple[Channel, str | None, int | None]  # a channel; into a milestone, or into any; by a carrier, or by anybody


def channels(register: Register) -> Uses:
    """The uses on record that the person may see, channel by channel in a fixed order. Two queries.

    What is merely recorded, or ended, used none.
    """
    counts = tallies(register.summed(uses_of))
    carriers: dict[tuple[Channel, str | None], list[int]] = defaultdict(list)
    for channel, milestone, carrier in counts:
        if carrier is not None:
            carriers[channel, milestone].append(carrier)
    by_number = _carriers({carrier for _channel, _milestone, carrier in counts if carrier is not None})
    uses = [
        Use(channel, at.code, count, sorted(by_number[number] for number in carriers[channel, at.code]))
        for at in sorted(milestones_of(into for _channel, into, _carrier in counts if into), key=_began)
        for channel in CHANNELS
        if (count := counts.get((channel, at.code, None)))
    ]
    uses.sort(key=lambda use: CHANNELS.index(use.channel))
    totals = {channel: counts.get((channel, None, None)) for channel in CHANNELS}
    return Uses(uses, {channel: count for channel, count in totals.items() if count})


def uses_of(entry: Entry) -> Collection[tuple[_Used, Sureness]]:
    """The channels that a recommendation went by: to each milestone, to any, and by whom; each once."""
    found: set[tuple[_Used, Sureness]] = set()
    rough = False
    for cell in entry.cells:
        for channel, carrier, at in cell.carried:
            how = entry.at_most(at)
            rough = rough or how == "possibly"
            found.add(((channel, cell.milestone, None), how))
            found.add(((channel, None, None), how))
            if carrier is not None:
                found.add(((channel, cell.milestone, carrier), how))
    return surest(found).items() if rough else found


def _began(at: At) -> tuple[date, str]:
    return at.dates.earliest or date.max, at.code


def _carriers(numbers: set[int]) -> dict[int, Carrier]:
    """Those who carried, by number. One query where there are any."""
    if not numbers:
        return {}
    query: Select[*tuple[Any, ...]] = select(
        Party.id, Party.label, State.iso3, Organisation.code.label("organisation"),
        Organisation.name.label("organisation_name"), Mechanism.code.label("mechanism"),
        Mechanism.name.label("mechanism_name"),
    )  # fmt: skip
    rows = db.session.execute(
        query.outerjoin(State, State.id == Party.state_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .outerjoin(Mechanism, Mechanism.id == Party.mechanism_id)
        .where(Party.id.in_(sorted(numbers)))
    )
    return {row.id: _carrier(row) for row in rows}


def _carrier(row: Row[*tuple[Any, ...]]) -> Carrier:
    if row.iso3:
        return Carrier(row.iso3, iso3=row.iso3)
    if row.mechanism:
        return Carrier(row.mechanism_name, mechanism=row.mechanism)
    if row.organisation:
        return Carrier(row.organisation_name, organisation=row.organisation)
    return Carrier(row.label)
