"""What the marks of the pictures mean: where a recommendation stands at a milestone, and how closely it is read."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from meetings.followup.answers.cells import Cell
from meetings.followup.answers.questions.matrix import At
from meetings.followup.answers.register import Entry
from meetings.followup.rules.tally import Tally
from meetings.followup.vocabulary import DEGREES, READING_STANDINGS, STAGES
from meetings.formats.charts_matrix import Column, Mark, Row
from meetings.showing.dated import dated
from meetings.showing.sureness import cell_stage, degree_words, recommendations, with_reading
from meetings.web.translation import _

Link = Callable[[str], str]  # makes the address of a page fit for where the picture stands

OF_DEGREE: Final = {
    "verbatim": "square",
    "substantial": "square-hatched",
    "partial": "square-half",
    "mentioned": "square-dot",
    "none": "square-line",
    "ended": "square-stroke",
    "unread": "square-question",
}
OF_STAGE: Final = {
    "recorded": "dot",
    "planned": "ring-dashed",
    "prepared": "ring",
    "transmitted": "arrow",
    "acknowledged": "arrow-ring",
    "considered": "disc-half",
    "assessed": "disc",
    "lapsed": "bar",
    "withdrawn": "bar",
}


def words_of(cell: Cell) -> str:
    """Where it stands, as the table and the picture both say it."""
    if cell.degree is None:
        return cell_stage(cell)
    words = degree_words(cell.degree, cell.holds)
    if cell.standing not in (None, "cleared"):
        words = _("%(degree)s (%(standing)s)", degree=words, standing=_(READING_STANDINGS[str(cell.standing)]))
    return with_reading(words, cell.read_on)


def shape_of(cell: Cell) -> tuple[str, bool]:
    """The mark, and whether it is dashed: a reading that is not public, or what is only possibly so."""
    if cell.degree is None:
        return OF_STAGE[cell.possibly], cell.stage != cell.possibly
    return OF_DEGREE[cell.degree], cell.standing != "cleared" or cell.holds != "surely"


def columns_of(milestones: Iterable[At], link: Link) -> list[Column]:
    """Milestones as heads of columns, each with its year."""
    return [Column(each.name, _year(each), link(dated("pages.milestone", code=each.code))) for each in milestones]


def _year(at: At) -> str:
    return str(at.dates.earliest.year) if at.dates.earliest else ""


def rows_of(entries: Iterable[Entry], milestones: Sequence[At], link: Link) -> list[Row]:
    """Recommendations as rows, in the order given."""
    rows = []
    for entry in entries:
        url = link(dated("pages.recommendation", code=entry.code))
        cells = {cell.milestone: Mark(words_of(cell), *shape_of(cell), url) for cell in entry.cells}
        rows.append(Row(entry.code, entry.text, [cells.get(each.code) for each in milestones], url))
    return rows


def key_of(entries: Iterable[Entry]) -> list[tuple[str, bool, str]]:
    """What the marks mean that are used: the stages in the order of a journey, then the readings."""
    cells = {
        (
            cell.degree,
            (cell.stage, cell.possibly) if cell.degree is None else None,
            cell.considered if cell.degree is None else None,
            cell.standing,
            cell.holds,
            cell.read_on,
        ): cell
        for entry in entries
        for cell in entry.cells
    }
    return list(dict.fromkeys((*shape_of(cell), words_of(cell)) for cell in sorted(cells.values(), key=_rank)))


def _rank(cell: Cell) -> tuple[int, int, bool]:
    if cell.degree is None:
        return 0, STAGES.index(cell.stage), False
    return 1, DEGREES.index(cell.degree), cell.standing != "cleared"


def range_note(counts: Iterable[Tally]) -> list[str]:
    """What two numbers in a cell mean, where any cell has two."""
    if all(count.surely == count.possibly for count in counts):
        return []
    return [_("Two numbers, such as 12–14: surely the first, possibly the second.")]


def number_mark(count: Tally | None, highest: int, url: str | None = None) -> Mark | None:
    """A number whose ground is fuller the higher it is; nothing where there is none.

    Where days are rough it is both numbers, "12–14", of which the words say which is sure.
    """
    if not count:
        return None
    shown = count.surely if count.surely == count.possibly else f"{count.surely}–{count.possibly}"
    return Mark(recommendations(count), number=shown, depth=1 + round(3 * count.possibly / highest), url=url)
