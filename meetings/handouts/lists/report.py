"""The follow-up report as a list: each recommendation at each milestone a row, and each reading of it one."""

from collections.abc import Iterator

from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.formats.listing import Cell, Column, Listing, Section
from meetings.handouts.lists import demonstration_note
from meetings.showing.followup.report_rows import Group, ReadingRow, Report, Row
from meetings.showing.numbers_said import points_said
from meetings.showing.site import disclaimed
from meetings.web.languages import page_language
from meetings.web.translation import _


def report_list(report: Report) -> Listing:
    """The rows of a report, milestone by milestone."""
    about = report.scope.title
    return Listing(
        _("Follow-up report: %(scope)s", scope=about) if about else _("Follow-up report"),
        _columns(),
        [Section(_heading(group), list(_rows(group))) for group in report.groups] or [Section(None, [])],
        subtitle=report.clocks.text,
        notes=[
            *demonstration_note.among(report.entries, report.register.when),
            *points_said(report.entries, report.register),
            *([_("This file says what is not public. It is for those who work on it.")] if report.for_staff else []),
            _(READING_DISCLAIMER),
            disclaimed(),
        ],
        language=page_language(),
    )


def _heading(group: Group) -> str:
    return f"{group.name} ({group.dates})" if group.dates else group.name


def _columns() -> list[Column]:
    return [
        Column("milestone", _("Milestone"), 24, in_heading=True),
        Column("milestone_days", _("Days of the milestone"), 18, in_heading=True),
        Column("code", _("Code"), 12),
        Column("text", _("Recommendation"), 60),
        Column("source", _("Source"), 24),
        Column("document", _("Document"), 30, on_paper=False),
        Column("issued", _("Day of issue"), 16, on_paper=False),
        Column("proposers", _("Proposed by"), 24, on_paper=False),
        Column("addressed_to", _("Addressed to"), 20, on_paper=False),
        Column("stage", _("Where it stands"), 16),
        Column("channels", _("Channels"), 24),
        Column("degree", _("How closely"), 20),
        Column("read_in", _("Read in"), 36),
        Column("attribution", _("Attribution"), 16, on_paper=False),
        Column("rationale", _("Reasoning"), 40, on_paper=False),
        Column("who", _("Says who"), 20, on_paper=False),
        Column("note", _("Note"), 20, on_paper=False),
        Column("url", _("Address"), 44, on_paper=False),
    ]


def _rows(group: Group) -> Iterator[list[Cell]]:
    # Without a contribution there is no milestone, and the heading says so.
    for row in group.rows:
        for reading in row.readings or (None,):
            yield [group.name, group.dates, *_standing(row), *_read(reading), row.url]


def _standing(row: Row) -> list[Cell]:
    return [
        row.code, row.text, row.source, row.document, row.issued, row.proposers, row.addressed_to, row.stage,
        "; ".join(row.channels),
    ]  # fmt: skip


def _read(reading: ReadingRow | None) -> list[Cell]:
    if reading is None:
        return [None] * 6
    numbers = ", ".join(number for number, _url in reading.places)
    text = _("%(document)s, para. %(numbers)s", document=reading.text, numbers=numbers) if numbers else reading.text
    return [reading.degree, text, reading.attribution, reading.rationale, reading.who, reading.note]
