"""Milestones with their windows for inputs, as a picture and as rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for

from meetings.compact.models import InputWindow, Milestone
from meetings.compact.rules import DATE_PASSED, is_over_without_outcome
from meetings.followup.rules.tally import Tally
from meetings.formats.charts import Piece
from meetings.formats.charts_timeline import Event, Window, timeline
from meetings.showing.dated import dated
from meetings.showing.followup.picture_marks import Link
from meetings.showing.meeting import meeting_rows
from meetings.showing.two_clocks import Asked, notes
from meetings.web.filters import colon, written_day
from meetings.web.languages import page_language
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone as a row of the table beside the picture."""

    name: str
    url: str
    dates: str
    windows: list[str]
    count: Tally


def picture_of(
    milestones: Iterable[Milestone],
    went: Mapping[str, str],
    clocks: Asked,
    link: Link,
    *,
    beneath: bool = False,
    groups: bool = True,
) -> Piece:
    """The milestones with days as a picture.

    :param went: how many recommendations went to each, in words.
    :param beneath: whether it carries its notes itself, as a file does.
    :param groups: whether the name of its cycle heads each.
    """
    return timeline(
        _("Milestones of the Compact and their windows for inputs"),
        _("A line for each milestone: its days, the window for inputs, and how many recommendations went to it."),
        [
            event
            for each in milestones
            if (event := _event(each, went.get(each.code, ""), link, groups, clocks.when.day))
        ],
        today=clocks.when.day,
        today_text=written_day(clocks.when.day),
        key=(_("Days as settled"), _("Days not settled"), _("Window for inputs")),
        notes=notes(clocks, readings=False) if beneath else [],
    )


def _event(milestone: Milestone, went: str, link: Link, groups: bool, today: date) -> Event | None:
    first, last = milestone.dates_earliest, milestone.dates_latest
    if first is None or last is None:
        return None
    texts = [milestone.name, _days(milestone, today), *([went] if went else [])]
    return Event(
        name=f"{milestone.name} · {went}" if went else milestone.name,
        first=first,
        last=last,
        exact=milestone.dates.exact,
        says=", ".join(texts),
        url=link(dated("pages.milestone", code=milestone.code)),
        windows=[Window(each.opens, each.closes, window_text(each)) for each in milestone.windows],
        group=milestone.cycle.name if groups else "",
    )


def _days(milestone: Milestone, today: date) -> str:
    """Its days, and that they are over where nothing else is known of it."""
    text = meeting_rows.days(milestone.dates)
    over = is_over_without_outcome(milestone, today)
    return f"{text} ({_(DATE_PASSED)})" if over else text


def milestone_row(milestone: Milestone, counts: Mapping[str, Tally], today: date) -> MilestoneRow:
    """A milestone with its days and windows in words, and how many recommendations went to it."""
    return MilestoneRow(
        milestone.name,
        url_for("pages.milestone", code=milestone.code),
        _days(milestone, today),
        [window_text(each) for each in milestone.windows],
        counts.get(milestone.code, Tally()),
    )


def window_text(window: InputWindow) -> str:
    """A window in words: whose, from when, until when."""
    region = f"{window.region.name_in(page_language())}{colon()}" if window.region else ""
    opens = _("from %(day)s", day=written_day(window.opens)) if window.opens else ""
    closes = _("until %(day)s", day=written_day(window.closes)) if window.closes else ""
    return region + (" ".join(part for part in (opens, closes) if part) or _("not known"))
