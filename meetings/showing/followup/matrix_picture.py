"""The matrix as a picture."""

from meetings.followup.answers.questions.matrix import Matrix
from meetings.formats.charts import Piece
from meetings.formats.charts_matrix import matrix as drawn
from meetings.showing.followup.picture_marks import Link, columns_of, key_of, rows_of
from meetings.web.translation import _


def matrix_picture(shown: Matrix, link: Link, beneath: list[str]) -> Piece:
    """Recommendations against milestones, as a picture."""
    return drawn(
        _("Where recommendations stand at milestones"),
        _("A row for each recommendation, a column for each milestone; each mark says where it stands there."),
        columns_of(shown.milestones, link),
        rows_of(shown.entries, shown.milestones, link),
        key=key_of(shown.entries),
        notes=beneath,
    )
