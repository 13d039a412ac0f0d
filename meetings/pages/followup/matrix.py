"""The matrix: recommendations against milestones, as a picture, as a table and as files."""

from typing import Final

from flask import Response

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.questions import matrix
from meetings.followup.answers.questions.matrix import Matrix
from meetings.followup.answers.register import Chosen, Register, register_for
from meetings.pages.followup.question import csv_file, question, svg_file
from meetings.pages.page import blueprint
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.followup.matrix_picture import matrix_picture
from meetings.showing.followup.picture_marks import columns_of, rows_of, words_of
from meetings.showing.numbers_said import as_heading, said, sureness_of
from meetings.showing.recommendation.register_facets import ASKED, address, asked_for, facets_of, groups_of
from meetings.showing.site import whole
from meetings.showing.two_clocks import Asked, asked_clocks, at, notes
from meetings.web.facets import chosen_links
from meetings.web.paging import Page
from meetings.web.translation import _

ROWS: Final = 40  # of a page


@blueprint.get("/followup/matrix")
@kept_until_history_changes(at_most="minute", asks=(*ASKED, *DAYS, "page"))
@audience("anyone")
def followup_matrix() -> str:
    """Where each recommendation stands at each milestone, narrowed as the address says."""
    who, clocks = viewer(), asked_clocks()
    chosen, register = asked_for(who), register_for(who, clocks.when)
    page, shown = _page(register, chosen)
    found, facets = register.find(chosen), facets_of(register, who)
    to = address("pages.followup_matrix", chosen, clocks.query)
    query = {**chosen.set(), **page.query}
    return question(
        "pages/followup_matrix.html",
        clocks,
        query=query,
        heading=as_heading(said(sureness_of(found), register)),
        picture=matrix_picture(shown, lambda url: url, []),
        milestones=columns_of(shown.milestones, lambda url: url),
        rows=[
            (row, [words_of(cells[each.code]) if each.code in cells else "" for each in shown.milestones])
            for row, entry in zip(rows_of(shown.entries, (), lambda url: url), shown.entries, strict=True)
            for cells in [{cell.milestone: cell for cell in entry.cells}]
        ],
        pager=page,
        groups=groups_of(facets, found, chosen, to),
        chosen_links=chosen_links(facets, chosen.set(), to),
        all_url=at("pages.followup_matrix", None, clocks),
        svg_url=at("pages.followup_matrix_svg", query, clocks),
        csv_url=at("pages.followup_matrix_csv", chosen.set(), clocks),
    )


@blueprint.get("/followup/matrix.svg")
@kept_until_history_changes(at_most="minute", asks=(*ASKED, *DAYS, "page"))
@audience("anyone")
def followup_matrix_svg() -> Response:
    """The picture of a page as a file, whose links lead here from anywhere."""
    who, clocks = viewer(), asked_clocks()
    _at, shown = _page(register_for(who, clocks.when), asked_for(who))
    return svg_file("matrix", matrix_picture(shown, whole, _notes(clocks)))


@blueprint.get("/followup/matrix.csv")
@kept_until_history_changes(at_most="minute", asks=(*ASKED, *DAYS))
@audience("anyone")
def followup_matrix_csv() -> Response:
    """Every row of it as a file."""
    who, clocks = viewer(), asked_clocks()
    every = matrix.matrix(register_for(who, clocks.when), asked_for(who))
    rows = []
    for entry in every.entries:
        cells = {cell.milestone: words_of(cell) for cell in entry.cells}
        rows.append((entry.code, entry.text, *(cells.get(each.code) for each in every.milestones)))
    columns = (_("Code"), _("Recommendation"), *(each.name for each in every.milestones))
    return csv_file("matrix", columns, rows, clocks)


def _page(register: Register, chosen: Chosen) -> tuple[Page, Matrix]:
    total = register.find(chosen).total
    page = Page.asked(ROWS, total)
    return page, matrix.matrix(register, chosen, page.begin, ROWS)


def _notes(clocks: Asked) -> list[str]:
    return notes(clocks, readings=True)
