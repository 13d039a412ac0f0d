"""Which channels were used, for what: each recommendation counts once at each milestone, whoever carried it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, or_, select

from meetings.compact.models import Milestone
from meetings.core.db import db
from meetings.directory.models import Mechanism, Organisation, State
from meetings.followup.models import CHANNELS, Channel, Contribution, Party, Step
from meetings.followup.reading.answers.events import steps_of
from meetings.followup.reading.register import Register
from meetings.followup.rules.standing import ENDED, is_open, stage_of


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
    recommendations: int
    carriers: Sequence[Carrier]


@dataclass(frozen=True, slots=True)
class Uses:
    """All of them; ``totals`` counts each recommendation once for a channel, whatever the milestones."""

    uses: Sequence[Use]
    totals: Mapping[Channel, int]


def channels(register: Register) -> Uses:
    """The uses on record that the person may see, channel by channel in a fixed order. Two queries."""
    recommendations: dict[tuple[Channel, str], set[int]] = defaultdict(set)
    carriers: dict[tuple[Channel, str], set[Carrier]] = defaultdict(set)
    totals: dict[Channel, set[int]] = defaultdict(set)
    for row in _seen(register):
        key = row.channel, row.milestone
        recommendations[key].add(row.recommendation_id)
        totals[row.channel].add(row.recommendation_id)
        if row.carrier_id is not None:
            carriers[key].add(_carrier(row))
    uses = [
        Use(channel, milestone, len(those), sorted(carriers[channel, milestone]))
        for (channel, milestone), those in recommendations.items()
    ]
    uses.sort(key=lambda use: CHANNELS.index(use.channel))
    return Uses(uses, {channel: len(totals[channel]) for channel in CHANNELS if channel in totals})


def _seen(register: Register) -> Iterator[Row[*tuple[Any, ...]]]:
    entries = {entry.id: entry for entry in register.entries}
    decisive = or_(Step.kind.in_(("agreed", "lapsed", "withdrawn")), Step.corrects_id.is_not(None))
    steps = steps_of(decisive)
    query = (
        select(
            Contribution.id, Contribution.recommendation_id, Contribution.channel, Contribution.carrier_id,
            Milestone.code.label("milestone"), State.iso3, Organisation.code.label("organisation"),
            Organisation.name.label("organisation_name"), Mechanism.code.label("mechanism"),
            Mechanism.name.label("mechanism_name"), Party.label,
        )
        .join(Milestone, Milestone.id == Contribution.milestone_id)
        .outerjoin(Party, Party.id == Contribution.carrier_id)
        .outerjoin(State, State.id == Party.state_id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .outerjoin(Mechanism, Mechanism.id == Party.mechanism_id)
        .where(Contribution.recorded_at < register.when.until)
        .order_by(Milestone.dates_earliest.nulls_last(), Milestone.code, Contribution.id)
    )  # fmt: skip
    for row in db.session.execute(query):
        entry, happened = entries.get(row.recommendation_id), steps.get(row.id, ())
        if entry is None or stage_of(happened, (), register.when) in ENDED:
            continue
        if entry.is_staff or is_open(happened, register.when):
            yield row


def _carrier(row: Row[*tuple[Any, ...]]) -> Carrier:
    if row.iso3:
        return Carrier(row.iso3, iso3=row.iso3)
    if row.mechanism:
        return Carrier(row.mechanism_name, mechanism=row.mechanism)
    if row.organisation:
        return Carrier(row.organisation_name, organisation=row.organisation)
    return Carrier(row.label)
