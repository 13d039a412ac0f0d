"""The 23 objectives as a picture."""

from flask import url_for

from meetings.followup.answers.questions.objectives import Heat
from meetings.formats.charts import Piece
from meetings.formats.charts_matrix import Column, Row, matrix
from meetings.showing.followup.picture_marks import Link, columns_of, number_mark, range_note
from meetings.web.translation import _


def objectives_picture(heat: Heat, link: Link, beneath: list[str]) -> Piece:
    """How many recommendations are about each objective, as a picture."""
    highest = max((row.total.possibly for row in heat.rows), default=1) or 1
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
        notes=[*range_note(each for row in heat.rows for each in (row.total, *row.at.values())), *beneath],
    )
