"""Question 1 of the follow-up: which recommendations of a meeting the Compact holds, where, and on whose reading."""

from flask import Response

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.questions.readings import Reading, readings
from meetings.followup.answers.register import Chosen, Entry, Register, register_for
from meetings.pages.followup.question import csv_file, question
from meetings.pages.page import blueprint
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing import record_names
from meetings.showing.dated import DAYS
from meetings.showing.followup.readings_shown import ReadingLine, asked_lines, counts_by_degree
from meetings.showing.numbers_said import as_heading, number_said
from meetings.showing.site import whole
from meetings.showing.two_clocks import asked_clocks, at
from meetings.web.query_string import asked
from meetings.web.translation import _

FIRST = "grcp-7"  # the meeting that is asked about where none is named


@blueprint.get("/followup/compact")
@kept_until_history_changes(at_most="minute", asks=("meeting", *DAYS))
@audience("anyone")
def followup_compact() -> str:
    """Which recommendations of a meeting are in the Compact, in which paragraph, how closely, and who says so."""
    clocks, meeting = asked_clocks(), asked("meeting") or FIRST
    register = register_for(viewer(), clocks.when)
    entries, found = _in_the_compact(register, meeting)
    codes = (entry.meeting for entry in register.entries)  # of no other: they may be private
    names = record_names.meeting_names(codes, clocks.when)
    query = {"meeting": meeting} if meeting != FIRST else {}
    return question(
        "pages/followup_compact.html",
        clocks,
        query=query,
        meeting=meeting,
        meeting_name=names.get(meeting, meeting),
        meetings=list(names.items()),
        heading=as_heading(number_said(entries, register)),
        rows=list(asked_lines(entries, found)),
        counts=counts_by_degree(found),
        csv_url=at("pages.followup_compact_csv", query, clocks),
    )


@blueprint.get("/followup/compact.csv")
@kept_until_history_changes(at_most="minute", asks=("meeting", *DAYS))
@audience("anyone")
def followup_compact_csv() -> Response:
    """The same as a file: a row for each reading, and one for each recommendation that has none on record."""
    clocks, meeting = asked_clocks(), asked("meeting") or FIRST
    entries, found = _in_the_compact(register_for(viewer(), clocks.when), meeting)
    columns = (
        _("Code"), _("Recommendation"), _("Where it stands"), _("Paragraph"), _("How closely"), _("Attribution"),
        _("Reasoning"), _("Says who"), _("Note"), _("Address"),
    )  # fmt: skip
    rows = []
    for line in asked_lines(entries, found):
        for reading in line.readings or [ReadingLine((), "", None, "", "", None)]:
            numbers = "; ".join(number for number, _url in reading.places)
            rows.append((
                line.code, line.text, line.stands, numbers, reading.degree, reading.attribution, reading.rationale,
                reading.who, reading.note, whole(line.url),
            ))  # fmt: skip
    return csv_file(f"{meeting}-in-the-compact" if entries else "in-the-compact", columns, rows, clocks)


def _in_the_compact(register: Register, meeting: str) -> tuple[list[Entry], list[Reading]]:
    entries = register.find(Chosen(meeting=meeting)).entries
    return entries, [each for each in readings(register, meeting=meeting) if each.text.is_the_compact]
