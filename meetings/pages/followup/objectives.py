"""Question 8 of the follow-up: which of the 23 objectives have recommendations, in the order of the Compact."""

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.present import viewer
from meetings.followup.answers.objectives import Heat, by_objective
from meetings.followup.register import register_for
from meetings.formats.charts import Piece
from meetings.formats.charts_matrix import Column, Row, matrix
from meetings.formats.listing import Cell
from meetings.pages.followup.question import csv_file, question, svg_file
from meetings.pages.page import blueprint
from meetings.showing.followup.picture_marks import Link, columns_of, number_mark
from meetings.showing.site import whole
from meetings.showing.two_clocks import asked_clocks, at, notes
from meetings.web.translation import _


@blueprint.get("/followup/objectives")
@audience("anyone")
def followup_objectives() -> str:
    """Which of the 23 objectives have recommendations, and how many went to which milestone."""
    clocks = asked_clocks()
    heat = by_objective(register_for(viewer(), clocks.when))
    return question(
        "pages/followup_objectives.html",
        clocks,
        heat=heat,
        without=sum(1 for row in heat.rows if not row.total),
        to=lambda number: at("pages.recommendations", {"objective": str(number)}, clocks),
        picture=_heat_picture(heat, lambda url: url, []),
        svg_url=at("pages.followup_objectives_svg", None, clocks),
        csv_url=at("pages.followup_objectives_csv", None, clocks),
    )


@blueprint.get("/followup/objectives.svg")
@audience("anyone")
def followup_objectives_svg() -> Response:
    """The picture as a file."""
    clocks = asked_clocks()
    heat = by_objective(register_for(viewer(), clocks.when))
    return svg_file("objectives", _heat_picture(heat, whole, notes(clocks, readings=False)))


@blueprint.get("/followup/objectives.csv")
@audience("anyone")
def followup_objectives_csv() -> Response:
    """The same as a file."""
    clocks = asked_clocks()
    heat = by_objective(register_for(viewer(), clocks.when))
    columns = (_("Objective"), _("Title"), _("Recommendations"), *(each.name for each in heat.milestones))
    rows: list[list[Cell]] = [
        [row.objective.number, row.objective.title, row.total, *(row.at.get(each.code, 0) for each in heat.milestones)]
        for row in heat.rows
    ]
    return csv_file("objectives", columns, rows, clocks, readings=False)


def _heat_picture(heat: Heat, link: Link, beneath: list[str]) -> Piece:
    highest = max((row.total for row in heat.rows), default=1) or 1
    return matrix(
        _("Objectives of the Compact and milestones"),
        _("A row for each objective: how many recommendations are about it, and how many went to each milestone."),
        [Column(_("On record")), *columns_of(heat.milestones, link)],
        [
            Row(
                str(row.objective.number),
                row.objective.title,
                [
                    number_mark(row.total, highest),
                    *(number_mark(row.at.get(each.code), highest) for each in heat.milestones),
                ],
                link(url_for("pages.objective", number=row.objective.number)),
            )
            for row in heat.rows
        ],
        notes=beneath,
    )
