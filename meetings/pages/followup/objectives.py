"""Question 8 of the follow-up: which of the 23 objectives have recommendations, in the order of the Compact."""

from flask import Response

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.questions.objectives import by_objective
from meetings.followup.answers.register import register_for
from meetings.followup.rules.tally import Tally
from meetings.formats.listing import Cell
from meetings.pages.followup.question import csv_file, question, svg_file
from meetings.pages.page import blueprint
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.followup.objectives_picture import objectives_picture
from meetings.showing.site import whole
from meetings.showing.sureness import number, number_or_words
from meetings.showing.two_clocks import asked_clocks, at, notes
from meetings.web.translation import _


@blueprint.get("/followup/objectives")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup_objectives() -> str:
    """Which of the 23 objectives have recommendations, and how many went to which milestone."""
    clocks = asked_clocks()
    heat = by_objective(register_for(viewer(), clocks.when))
    return question(
        "pages/followup_objectives.html",
        clocks,
        heat=heat,
        number=number,
        without=sum(1 for row in heat.rows if not row.total),
        to=lambda number: at("pages.recommendations", {"objective": str(number)}, clocks),
        picture=objectives_picture(heat, lambda url: url, []),
        svg_url=at("pages.followup_objectives_svg", None, clocks),
        csv_url=at("pages.followup_objectives_csv", None, clocks),
    )


@blueprint.get("/followup/objectives.svg")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup_objectives_svg() -> Response:
    """The picture as a file."""
    clocks = asked_clocks()
    heat = by_objective(register_for(viewer(), clocks.when))
    return svg_file("objectives", objectives_picture(heat, whole, notes(clocks, readings=False)))


@blueprint.get("/followup/objectives.csv")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup_objectives_csv() -> Response:
    """The same as a file."""
    clocks = asked_clocks()
    heat = by_objective(register_for(viewer(), clocks.when))
    columns = (_("Objective"), _("Title"), _("Recommendations"), *(each.name for each in heat.milestones))
    rows: list[list[Cell]] = [
        [
            row.objective.number, row.objective.title, number_or_words(row.total),
            *(number_or_words(row.at.get(each.code, Tally())) for each in heat.milestones),
        ]
        for row in heat.rows
    ]  # fmt: skip
    return csv_file("objectives", columns, rows, clocks, readings=False)
