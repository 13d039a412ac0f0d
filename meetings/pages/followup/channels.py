"""Question 4 of the follow-up: which channels were used, for what."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.followup.answers.channels import Carrier, Uses, channels
from meetings.followup.answers.matrix import At, milestones_of
from meetings.followup.register import register_for
from meetings.followup.vocabulary import CHANNELS
from meetings.formats.charts import Piece
from meetings.formats.charts_matrix import Row, matrix
from meetings.pages.followup.question import csv_file, question, svg_file
from meetings.pages.page import blueprint
from meetings.showing import record_names
from meetings.showing.followup.picture_marks import Link, columns_of, number_mark
from meetings.showing.record_names import Countries
from meetings.showing.site import whole
from meetings.showing.two_clocks import asked_clocks, at, notes
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class UseLine:
    """A channel into a milestone as a row of the table."""

    channel: str
    milestone: str
    url: str
    count: int
    carriers: Sequence[tuple[str, str | None]]


@blueprint.get("/followup/channels")
@audience("anyone")
def followup_channels() -> str:
    """Which channels were used, for what, and who carried."""
    clocks = asked_clocks()
    found = channels(register_for(viewer(), clocks.when))
    milestones = milestones_of(use.milestone for use in found.uses)
    return question(
        "pages/followup_channels.html",
        clocks,
        lines=_use_lines(found, milestones),
        totals=[(_(CHANNELS[channel]), count) for channel, count in found.totals.items()],
        picture=_channel_picture(found, milestones, lambda url: url, []) if found.uses else None,
        svg_url=at("pages.followup_channels_svg", None, clocks),
        csv_url=at("pages.followup_channels_csv", None, clocks),
    )


@blueprint.get("/followup/channels.svg")
@audience("anyone")
def followup_channels_svg() -> Response:
    """The picture as a file."""
    clocks = asked_clocks()
    found = channels(register_for(viewer(), clocks.when))
    milestones = milestones_of(use.milestone for use in found.uses)
    return svg_file("channels", _channel_picture(found, milestones, whole, notes(clocks, readings=False)))


@blueprint.get("/followup/channels.csv")
@audience("anyone")
def followup_channels_csv() -> Response:
    """The same as a file."""
    clocks = asked_clocks()
    found = channels(register_for(viewer(), clocks.when))
    rows = [
        (line.channel, line.milestone, line.count, "; ".join(name for name, _url in line.carriers), whole(line.url))
        for line in _use_lines(found, milestones_of(use.milestone for use in found.uses))
    ]
    columns = (_("Channel"), _("Milestone"), _("Recommendations"), _("Carried by"), _("Address"))
    return csv_file("channels", columns, rows, clocks, readings=False)


def _use_lines(found: Uses, milestones: Sequence[At]) -> list[UseLine]:
    by_code = {each.code: each for each in milestones}
    countries = record_names.countries(carrier.iso3 for use in found.uses for carrier in use.carriers)
    lines = []
    for use in found.uses:
        milestone = by_code[use.milestone]
        named = sorted(_carrier(each, countries, milestone) for each in use.carriers)
        url = url_for("pages.milestone", code=milestone.code)
        lines.append(UseLine(_(CHANNELS[use.channel]), milestone.name, url, use.recommendations, named))
    return lines


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


def _channel_picture(found: Uses, milestones: Sequence[At], link: Link, beneath: list[str]) -> Piece:
    counts = {(use.channel, use.milestone): use.recommendations for use in found.uses}
    highest = max(counts.values(), default=1)
    rows = [
        Row(
            str(total),
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
        notes=beneath,
    )
