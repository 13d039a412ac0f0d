"""The follow-up report on paper: of everything, or of a meeting, a mechanism, a milestone, a cycle; as of two days."""

from urllib.parse import urlencode

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.handouts.blueprint import blueprint
from meetings.handouts.printing.answering import Sheet, hand_out
from meetings.handouts.printing.composing import set_sheet
from meetings.handouts.sheets import report_parts as parts
from meetings.handouts.sheets.document_parts import shortened
from meetings.handouts.sheets.journey import moment_of, reader_meant, with_days
from meetings.handouts.sheets.report_pictures import pictures_of
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.followup.report_rows import Report, report_of
from meetings.showing.followup.report_scope import KINDS, scope_asked
from meetings.showing.numbers_said import points_said
from meetings.showing.two_clocks import asked_clocks
from meetings.web.translation import _


@blueprint.get("/followup/report.pdf")
@kept_until_history_changes(at_most="hour", asks=(*DAYS, *KINDS, "for"))
@audience("anyone")
def report_pdf() -> Response:
    """The report; for staff with what they work on, unless they ask for everybody's copy (``?for=everybody``)."""
    clocks, scope = asked_clocks(), scope_asked(viewer())
    return hand_out(report_sheet(report_of(reader_meant(), clocks, scope)))


def report_sheet(report: Report) -> Sheet:
    """The report as the person it was made for may read it."""
    scope, clocks = report.scope, report.clocks
    title = _("Follow-up report: %(scope)s", scope=scope.title) if scope.title else _("Follow-up report")
    codes = "-".join(scope.query.values())
    return set_sheet(
        "-".join(part for part in ("follow-up", codes, clocks.when.day.isoformat()) if part),
        "report.html",
        title=title,
        moment=moment_of(clocks.when),
        subject=clocks.text,
        styles=("report.css",),
        report=report,
        short=shortened(title, 60),
        scope=scope,
        clocks=clocks,
        points=points_said(report.entries, report.register),
        figures=parts.figures(report),
        counts=parts.counts(report),
        told_in=parts.told_in(report),
        readings=parts.readings(report),
        sources=parts.sources(report),
        contents=parts.contents(report),
        pictures=pictures_of(report),
        reading=_(READING_DISCLAIMER),
        online=_again(report),
        demonstration=any(entry.meeting == DEMONSTRATION for entry in report.entries),
    )


def _again(report: Report) -> str:
    """The address that gives the same report: its scope, and both days."""
    address = with_days(url_for("handouts.report_pdf"), report.clocks.when)
    return f"{address}&{urlencode(report.scope.query)}" if report.scope.query else address
