"""The list of meetings: facets, search, pages, a month at a glance, and the same rows as CSV."""

from datetime import date
from typing import Any

from flask import Response, request, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.viewer import Viewer
from meetings.compact.rules import DATE_PASSED
from meetings.core import clock
from meetings.core.dates import DATE_STATUSES
from meetings.pages.page import blueprint, show
from meetings.programme.queries import facet_counts, meeting_lists
from meetings.programme.queries.meeting_lists import FACETS, PER_PAGE, Filter
from meetings.programme.vocabulary import STANDINGS
from meetings.serving.downloads import a_list, listed
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing import record_names
from meetings.showing.meeting import meeting_rows, month_grid
from meetings.showing.meeting.days_passed import passed_without_outcome
from meetings.showing.meeting.meeting_facets import at, groups, meeting_facets
from meetings.showing.meeting.subscription import feed
from meetings.showing.site import disclaimed, whole
from meetings.showing.sureness import as_beginning
from meetings.showing.totals import and_the_demonstration
from meetings.web.facets import chosen_links
from meetings.web.paging import Page
from meetings.web.translation import _, ngettext


@blueprint.get("/meetings/")
@kept_until_history_changes(at_most="minute", asks=(*FACETS, "view", "month", "page"))
@audience("anyone")
def meetings() -> str:
    """Every meeting that the reader may know of, by its release in force."""
    chosen, who = Filter.from_args(request.args), viewer()
    if request.args.get("view") == "month":
        return _month(chosen, who)
    common = _narrowed(chosen, who)
    page = Page.asked(PER_PAGE, common["total"], lambda number: at(chosen, page=number), near=1)
    lines = meeting_lists.part_of(who, meeting_lists.matching(who, chosen), page.begin, page.size)
    return show(
        "pages/meetings.html",
        at(chosen, **page.query),
        disclaimer=True,
        rows=meeting_rows.of_rows(lines),
        pager=page,
        month_url=at(chosen, view="month", month=_a_month(lines)),
        **common,
    )


def _narrowed(chosen: Filter, who: Viewer, **keep: str) -> dict[str, Any]:
    """What list and month have around them; ``keep`` is the view, which stays when a facet is chosen."""
    counted = facet_counts.facets(who, chosen)
    facets = meeting_facets(counted)
    query: dict[str, Any] = dict(chosen.chosen())

    def narrowed(**changed: str) -> str:
        return at(chosen.but(**changed), **keep)

    return {
        "chosen": chosen,
        "total": counted.listed,
        "heading": and_the_demonstration(
            ngettext("%(num)s meeting", "%(num)s meetings", counted.total), counted.listed - counted.total
        ),
        "groups": groups(facets, counted, chosen, narrowed),
        "chosen_links": chosen_links(facets, query, narrowed),
        "feed": feed(_("This list as a calendar"), url_for("released.list_calendar", **query), download=False),
        "csv_url": url_for("pages.meetings_csv", **query),
    }


def _month(chosen: Filter, who: Viewer) -> str:
    first = month_grid.first_day(request.args.get("month", ""))
    here = {"view": "month", "month": f"{first:%Y-%m}"}
    rows = month_grid.rows(who, meeting_lists.matching(who, chosen), first)

    def to(day: date) -> str:
        return at(chosen, view="month", month=f"{day:%Y-%m}")

    return show(
        "pages/meetings_month.html",
        at(chosen, **here),
        month=month_grid.grid(rows, first, to),
        unsettled=meeting_rows.of_rows([row for row in rows if row.dates_status != "confirmed"]),
        list_url=at(chosen),
        here=here,
        **_narrowed(chosen, who, **here),
    )


@blueprint.get("/meetings.csv")
@kept_until_history_changes(at_most="minute", asks=FACETS)
@audience("anyone")
def meetings_csv() -> Response:
    """What the list shows, with the same filter, every page of it."""
    chosen, who = Filter.from_args(request.args), viewer()
    rows = meeting_lists.lines(who, meeting_lists.latest_first(meeting_lists.matching(who, chosen)))
    columns = (
        _("Code"), _("Title"), _("Kind"), _("First day"), _("Last day"), _("Dates as printed"), _("How sure"),
        _("City"), _("Country"), _("Standing"), _("Release"), _("Address"),
    )  # fmt: skip
    named = record_names.countries(row.country for row in rows)
    passed = passed_without_outcome(rows, clock.today())
    table = [_csv_row(row, named.name(row.country, row.earliest), row.code in passed) for row in rows]
    return listed("meetings.csv", a_list(_("Meetings"), [(text, 20) for text in columns], table, [disclaimed()]))


def _csv_row(row: meeting_lists.Line, country: str | None, passed: bool) -> tuple[str | int | date | None, ...]:
    sure = as_beginning(_(DATE_PASSED)) if passed else _(DATE_STATUSES[row.dates_status])
    standing = _(STANDINGS[row.standing])
    return (
        row.code, row.title, meeting_rows.kind_of(row.kind), row.earliest, row.latest, row.dates_label, sure,
        row.city, country, standing, row.number, whole(url_for("pages.meeting", code=row.code)),
    )  # fmt: skip


def _a_month(rows: list[meeting_lists.Line]) -> str | None:
    """The month of the first meeting listed: a month that holds something."""
    day = next((row.earliest for row in rows if row.earliest), None)
    return f"{day:%Y-%m}" if day else None
