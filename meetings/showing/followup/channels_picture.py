"""Channels by milestone, as lines and as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from meetings.directory.rules.alphabet import alphabetical
from meetings.followup.answers.questions.channels import Carrier, Uses
from meetings.followup.answers.questions.matrix import At
from meetings.followup.rules.tally import Tally
from meetings.followup.vocabulary import CHANNELS
from meetings.formats.charts import Piece
from meetings.formats.charts_matrix import Row, matrix
from meetings.showing import record_names
from meetings.showing.dated import dated
from meetings.showing.followup.picture_marks import Link, columns_of, number_mark, range_note
from meetings.showing.record_names import Countries
from meetings.showing.sureness import number
from meetings.web.languages import page_language
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class UseLine:
    """A channel into a milestone as a row of the table."""

    channel: str
    milestone: str
    url: str
    count: Tally
    carriers: Sequence[tuple[str, str | None]]


def use_lines(found: Uses, milestones: Sequence[At]) -> list[UseLine]:
    """Each use of a channel as a line, milestone by milestone."""
    by_code = {each.code: each for each in milestones}
    countries = record_names.countries(carrier.iso3 for use in found.uses for carrier in use.carriers)
    lines = []
    for use in found.uses:
        milestone = by_code[use.milestone]
        named = sorted((_carrier(each, countries, milestone) for each in use.carriers), key=_by_name)
        url = dated("pages.milestone", code=milestone.code)
        lines.append(UseLine(_(CHANNELS[use.channel]), milestone.name, url, use.recommendations, named))
    return lines


def _by_name(named: tuple[str, str]) -> tuple[tuple[str, str, str], str]:
    return alphabetical(named[0], page_language()), named[1]


def _carrier(carrier: Carrier, countries: Countries, milestone: At) -> tuple[str, str]:
    """A State under the name of the milestone's day; anybody else by name; with the address of the page it has."""
    if carrier.iso3:
        name = countries.name(carrier.iso3, milestone.dates.earliest) or carrier.iso3
        return name, url_for("pages.state", iso3=carrier.iso3)
    if carrier.mechanism:
        return carrier.name, url_for("pages.mechanism", code=carrier.mechanism)
    if carrier.organisation:
        return carrier.name, url_for("pages.organisation", code=carrier.organisation)
    return carrier.name, ""


def channel_picture(found: Uses, milestones: Sequence[At], link: Link, beneath: list[str]) -> Piece:
    """Channels against milestones, as a picture."""
    counts = {(use.channel, use.milestone): use.recommendations for use in found.uses}
    highest = max((count.possibly for count in counts.values()), default=1)
    rows = [
        Row(
            number(total),
            _(CHANNELS[channel]),
            [number_mark(counts.get((channel, each.code)), highest) for each in milestones],
        )
        for channel, total in found.totals.items()
    ]
    return matrix(
        _("Channels into milestones"),
        _("A row for each channel with its number of recommendations, a column for each milestone."),
        columns_of(milestones, link),
        rows,
        notes=[*range_note(counts.values()), *beneath],
    )
