"""The pictures of a follow-up report: each in pieces that a landscape page has room for, each beside its table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from meetings.compact import queries
from meetings.compact.models import Milestone
from meetings.followup.answers.questions.matrix import At
from meetings.followup.answers.register import Entry
from meetings.followup.answers.totals import with_in_totals
from meetings.followup.rules.tally import Tally, tallied
from meetings.followup.vocabulary import STAGES, Stage
from meetings.formats.charts import PAPER, Piece
from meetings.formats.charts_matrix import Column, Mark, Row, matrix, pages_of
from meetings.handouts.sheets.report_parts import stages_called, stages_of
from meetings.showing.followup.picture_marks import columns_of, key_of, number_mark, range_note, rows_of
from meetings.showing.followup.report_rows import Report
from meetings.showing.followup.timeline_picture import picture_of
from meetings.showing.numbers_said import said_by_milestone
from meetings.web.translation import _

HIGH: Final = 480.0  # of the rows of a matrix on one page
LINES: Final = 16  # of a timeline on one page
FEW: Final = 42  # recommendations that a picture can show one by one
Some = TypeVar("Some")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and what stands beneath it: what it is, and where the same is said in words."""

    drawn: Piece
    title: str
    caption: str


def pictures_of(report: Report) -> list[Picture]:
    """The milestones in time; where the recommendations stand: one by one where they are few, else their numbers."""
    found = list(_timelines(report))
    if report.cells:
        found += _matrices(report) if len(_sent(report)) <= FEW else [_heat(report)]
    return found


def _sent(report: Report) -> list[Entry]:
    return list({entry.code: entry for entry, _cell in report.cells}.values())


def _timelines(report: Report) -> Iterator[Picture]:
    used = {each.code for each in report.milestones}
    cycle = report.scope.query.get("cycle")
    known = queries.milestones(cycle=cycle) if cycle else [each for each in queries.milestones() if each.code in used]
    dated = [each for each in sorted(known, key=_when) if each.dates_earliest]
    went = said_by_milestone(report.register.cells if not report.scope.query else report.cells, report.register)
    for part in _parts(dated, LINES):
        drawn = _inked(picture_of(part, went, report.clocks, _nowhere))
        title = _("Milestones of the Compact and their windows for inputs")
        yield Picture(drawn, title, _("Each milestone, its days and what went to it are in the tables of this report."))


def _when(milestone: Milestone) -> tuple[int, str]:
    return milestone.cycle.number, str(milestone.dates_earliest or "9999")


def _matrices(report: Report) -> Iterator[Picture]:
    title = _("Where recommendations stand at milestones")
    sent, columns = _sent(report), columns_of(report.milestones, _nowhere)
    for rows in pages_of(columns, rows_of(sent, report.milestones, _nowhere), HIGH):
        drawn = matrix(
            title,
            _("A row for each recommendation, a column for each milestone; each mark says where it stands there."),
            columns,
            rows,
            key=key_of(sent),
        )
        yield Picture(drawn, title, _("The same is in the tables of this report, milestone by milestone."))


def _heat(report: Report) -> Picture:
    """Milestones against stages, the number in each cell: of many recommendations one sees where they are."""
    cells = with_in_totals(report.cells)
    called = stages_called(cells)
    numbers = tallied(((cell.milestone, stage), how) for entry, cell in cells for stage, how in stages_of(entry, cell))
    stages = [stage for stage in STAGES if any((at.code, stage) in numbers for at in report.milestones)]
    highest = max(count.possibly for count in numbers.values())
    rows = [Row(_year(at), at.name, _marks(at.code, stages, numbers, highest)) for at in report.milestones]
    title = _("How many recommendations stand where")
    drawn = matrix(
        title,
        _("A row for each milestone, a column for each point of a journey; in each cell the number."),
        [Column(_(called[stage])) for stage in stages],
        rows,
        notes=range_note(numbers.values()),
    )
    return Picture(drawn, title, _("The same is in the tables of this report, milestone by milestone."))


def _year(at: At) -> str:
    return str(at.dates.earliest.year) if at.dates.earliest else ""


def _marks(
    milestone: str, stages: Sequence[Stage], numbers: Mapping[tuple[str, Stage], Tally], highest: int
) -> list[Mark | None]:
    return [number_mark(numbers.get((milestone, stage)), highest) for stage in stages]


def _parts(rows: Sequence[Some], size: int) -> Iterator[Sequence[Some]]:
    for first in range(0, len(rows), size):
        yield rows[first : first + size]


def _inked(drawn: Piece) -> Piece:
    """Without the white outline of names: the renderer would paint it over the letters."""
    return Piece(drawn.replace(f' stroke="{PAPER}" stroke-width="4" paint-order="stroke"', ""))


def _nowhere(_url: str) -> str:
    """A picture on paper leads nowhere: what it shows is linked in the tables."""
    return ""
