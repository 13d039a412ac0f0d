"""The timeline: milestones of the Compact with their windows for inputs, and what went into them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.compact import queries
from meetings.compact.models import InputWindow, Milestone
from meetings.followup.answers.milestone import counts_by_milestone
from meetings.followup.register import register_for
from meetings.formats.charts import Piece
from meetings.formats.charts_timeline import Event, Window, timeline
from meetings.pages.directory.names_list import asked
from meetings.pages.followup.question import at, csv_file, notes, question, svg_file
from meetings.pages.page import blueprint, whole
from meetings.showing import record_names
from meetings.showing.followup.picture_marks import Link
from meetings.showing.meeting import meeting_rows
from meetings.showing.two_clocks import Asked, asked_clocks
from meetings.web.filters import colon, written_day
from meetings.web.languages import page_language
from meetings.web.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone as a row of the table beside the picture."""

    name: str
    url: str
    dates: str
    windows: list[str]
    count: int


@blueprint.get("/followup/timeline")
@audience("anyone")
def followup_timeline() -> str:
    """When the milestones are, and how many recommendations went to each."""
    clocks, cycle = asked_clocks(), asked("cycle")
    rows, counts = _ordered(cycle), counts_by_milestone(register_for(viewer(), clocks.when))
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
        picture=picture_of(rows, counts, clocks, lambda url: url),
        rows=[_row(each, counts) for each in rows],
        svg_url=at("pages.followup_timeline_svg", query, clocks),
        csv_url=at("pages.followup_timeline_csv", query, clocks),
    )


@blueprint.get("/followup/timeline.svg")
@audience("anyone")
def followup_timeline_svg() -> Response:
    """The picture as a file, whose links lead here from anywhere."""
    clocks = asked_clocks()
    counts = counts_by_milestone(register_for(viewer(), clocks.when))
    return svg_file("timeline", picture_of(_ordered(asked("cycle")), counts, clocks, whole, beneath=True))


@blueprint.get("/followup/timeline.csv")
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
            "; ".join(window_text(window) for window in each.windows), counts.get(each.code, 0),
        )
        for each in _ordered(asked("cycle"))
    ]  # fmt: skip
    return csv_file("timeline", columns, rows, clocks, readings=False)


def _ordered(cycle: str) -> list[Milestone]:
    """Milestones cycle by cycle, in the order of their days."""
    return sorted(queries.milestones(cycle=cycle or None), key=lambda each: each.cycle.number)


def picture_of(
    milestones: Iterable[Milestone],
    counts: Mapping[str, int],
    clocks: Asked,
    link: Link,
    *,
    beneath: bool = False,
    groups: bool = True,
) -> Piece:
    """The milestones with days as a picture.

    :param beneath: whether it carries its notes itself, as a file does.
    :param groups: whether the name of its cycle heads each.
    """
    return timeline(
        _("Milestones of the Compact and their windows for inputs"),
        _("A line for each milestone: its days, the window for inputs, and how many recommendations went to it."),
        [event for each in milestones if (event := _event(each, counts.get(each.code, 0), link, groups))],
        today=clocks.when.day,
        today_text=written_day(clocks.when.day),
        key=(_("Days as settled"), _("Days not settled"), _("Window for inputs")),
        notes=notes(clocks, readings=False) if beneath else [],
    )


def _event(milestone: Milestone, count: int, link: Link, groups: bool) -> Event | None:
    first, last = milestone.dates_earliest, milestone.dates_latest
    if first is None or last is None:
        return None
    went = ngettext("%(num)s recommendation", "%(num)s recommendations", count) if count else ""
    texts = [milestone.name, meeting_rows.days(milestone.dates), *([went] if went else [])]
    return Event(
        name=f"{milestone.name} · {went}" if went else milestone.name,
        first=first,
        last=last,
        exact=milestone.dates.exact,
        says=", ".join(texts),
        url=link(url_for("pages.milestone", code=milestone.code)),
        windows=[Window(each.opens, each.closes, window_text(each)) for each in milestone.windows],
        group=milestone.cycle.name if groups else "",
    )


def _row(milestone: Milestone, counts: Mapping[str, int]) -> MilestoneRow:
    return MilestoneRow(
        milestone.name,
        url_for("pages.milestone", code=milestone.code),
        meeting_rows.days(milestone.dates),
        [window_text(each) for each in milestone.windows],
        counts.get(milestone.code, 0),
    )


def window_text(window: InputWindow) -> str:
    """A window in words: whose, from when, until when."""
    region = f"{window.region.name_in(page_language())}{colon()}" if window.region else ""
    opens = _("from %(day)s", day=written_day(window.opens)) if window.opens else ""
    closes = _("until %(day)s", day=written_day(window.closes)) if window.closes else ""
    return region + (" ".join(part for part in (opens, closes) if part) or _("not known"))
