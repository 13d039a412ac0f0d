"""The timeline: milestones of the Compact with their windows for inputs, and what went into them."""

from flask import Response

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.compact import queries
from meetings.compact.models import Milestone
from meetings.followup.answers.questions.milestone import counts_by_milestone
from meetings.followup.answers.register import register_for
from meetings.followup.rules.tally import Tally
from meetings.pages.followup.question import csv_file, question, svg_file
from meetings.pages.page import blueprint
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing import record_names
from meetings.showing.dated import DAYS
from meetings.showing.followup.timeline_picture import milestone_row, picture_of, window_text
from meetings.showing.numbers_said import said_by_milestone
from meetings.showing.site import whole
from meetings.showing.sureness import number, number_or_words
from meetings.showing.two_clocks import asked_clocks, at
from meetings.web.query_string import asked
from meetings.web.translation import _


@blueprint.get("/followup/timeline")
@kept_until_history_changes(at_most="minute", asks=("cycle", *DAYS))
@audience("anyone")
def followup_timeline() -> str:
    """When the milestones are, and how many recommendations went to each."""
    clocks, cycle = asked_clocks(), asked("cycle")
    rows, register = _ordered(cycle), register_for(viewer(), clocks.when)
    counts = counts_by_milestone(register)
    query = {"cycle": cycle} if cycle else {}
    return question(
        "pages/followup_timeline.html",
        clocks,
        query=query,
        cycle=cycle,
        cycles=[
            (code, name, at("pages.followup_timeline", {"cycle": code}, clocks))
            for code, name in record_names.cycles().items()
        ],
        all_url=at("pages.followup_timeline", None, clocks),
        number=number,
        picture=picture_of(rows, said_by_milestone(register.cells, register), clocks, lambda url: url),
        rows=[milestone_row(each, counts, clocks.when.day) for each in rows],
        svg_url=at("pages.followup_timeline_svg", query, clocks),
        csv_url=at("pages.followup_timeline_csv", query, clocks),
    )


@blueprint.get("/followup/timeline.svg")
@kept_until_history_changes(at_most="minute", asks=("cycle", *DAYS))
@audience("anyone")
def followup_timeline_svg() -> Response:
    """The picture as a file, whose links lead here from anywhere."""
    clocks = asked_clocks()
    register = register_for(viewer(), clocks.when)
    went = said_by_milestone(register.cells, register)
    return svg_file("timeline", picture_of(_ordered(asked("cycle")), went, clocks, whole, beneath=True))


@blueprint.get("/followup/timeline.csv")
@kept_until_history_changes(at_most="minute", asks=("cycle", *DAYS))
@audience("anyone")
def followup_timeline_csv() -> Response:
    """The same as a file."""
    clocks = asked_clocks()
    counts = counts_by_milestone(register_for(viewer(), clocks.when))
    columns = (
        _("Code"), _("Milestone"), _("Cycle"), _("First day"), _("Last day"), _("Dates as printed"),
        _("Windows for inputs"), _("Recommendations"),
    )  # fmt: skip
    rows = [
        (
            each.code, each.name, each.cycle.name, each.dates_earliest, each.dates_latest, each.dates_label,
            "; ".join(window_text(window) for window in each.windows), number_or_words(counts.get(each.code, Tally())),
        )
        for each in _ordered(asked("cycle"))
    ]  # fmt: skip
    return csv_file("timeline", columns, rows, clocks, readings=False)


def _ordered(cycle: str) -> list[Milestone]:
    """Milestones cycle by cycle, in the order of their days."""
    return sorted(queries.milestones(cycle=cycle or None), key=lambda each: each.cycle.number)
