"""Question 4 of the follow-up: which channels were used, for what."""

from flask import Response

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.questions.channels import channels
from meetings.followup.answers.questions.matrix import milestones_of
from meetings.followup.answers.register import register_for
from meetings.followup.vocabulary import CHANNELS
from meetings.pages.followup.question import csv_file, question, svg_file
from meetings.pages.page import blueprint
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.followup.channels_picture import channel_picture, use_lines
from meetings.showing.site import whole
from meetings.showing.sureness import number, number_or_words
from meetings.showing.two_clocks import asked_clocks, at, notes
from meetings.web.translation import _


@blueprint.get("/followup/channels")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup_channels() -> str:
    """Which channels were used, for what, and who carried."""
    clocks = asked_clocks()
    found = channels(register_for(viewer(), clocks.when))
    milestones = milestones_of(use.milestone for use in found.uses)
    return question(
        "pages/followup_channels.html",
        clocks,
        number=number,
        lines=use_lines(found, milestones),
        totals=[(_(CHANNELS[channel]), number(count)) for channel, count in found.totals.items()],
        picture=channel_picture(found, milestones, lambda url: url, []) if found.uses else None,
        svg_url=at("pages.followup_channels_svg", None, clocks),
        csv_url=at("pages.followup_channels_csv", None, clocks),
    )


@blueprint.get("/followup/channels.svg")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup_channels_svg() -> Response:
    """The picture as a file."""
    clocks = asked_clocks()
    found = channels(register_for(viewer(), clocks.when))
    milestones = milestones_of(use.milestone for use in found.uses)
    return svg_file("channels", channel_picture(found, milestones, whole, notes(clocks, readings=False)))


@blueprint.get("/followup/channels.csv")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup_channels_csv() -> Response:
    """The same as a file."""
    clocks = asked_clocks()
    found = channels(register_for(viewer(), clocks.when))
    rows = [
        (
            line.channel,
            line.milestone,
            number_or_words(line.count),
            "; ".join(name for name, _url in line.carriers),
            whole(line.url),
        )
        for line in use_lines(found, milestones_of(use.milestone for use in found.uses))
    ]
    columns = (_("Channel"), _("Milestone"), _("Recommendations"), _("Carried by"), _("Address"))
    return csv_file("channels", columns, rows, clocks, readings=False)
