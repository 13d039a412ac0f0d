"""What the follow-up report holds, as plain values: which recommendations it is about, and where each stands.

The PDF, the workbook and the table of the report are made from it. The same two days give the same values, whatever is
recorded later.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from flask import url_for

from meetings.accounts.viewer import Viewer
from meetings.followup.answers.cells import Cell
from meetings.followup.answers.official_places import places_by_then
from meetings.followup.answers.questions.matrix import At, milestones_of
from meetings.followup.answers.questions.readings import Reading, readings
from meetings.followup.answers.register import Entry, Register, register_for
from meetings.followup.vocabulary import ATTRIBUTIONS, CHANNELS, NOT_RECORDED
from meetings.outcomes.queries.official_texts import Place
from meetings.showing import record_names
from meetings.showing.document.document_rows import issued_text
from meetings.showing.document.official_shown import Words, words_of
from meetings.showing.followup.readings_shown import degree_of, note_of, number_of, paragraph_url, says_who
from meetings.showing.followup.report_scope import Scope
from meetings.showing.meeting import meeting_rows
from meetings.showing.numbers_said import number_said, said
from meetings.showing.recommendation.proposers import proposer_names
from meetings.showing.recommendation.register_rows import kind_of, source_of
from meetings.showing.site import whole
from meetings.showing.sureness import cell_stage, degree_words, with_reading
from meetings.showing.two_clocks import Asked
from meetings.web.filters import semicolon
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading: how closely, where, why, and whose; ``note``: how it stands, where not everybody sees it."""

    code: str
    recommendation: str
    degree: str
    attribution: str | None
    milestone: str
    text: str  # title of the text that it is read in, its symbol, its day
    places: Sequence[tuple[str, str]]  # number and address of each paragraph
    quotes: Sequence[tuple[str, str]]  # number of a paragraph, and the words of it that are meant
    rationale: str
    who: str
    note: str | None
    is_summary: bool  # what is read is an analyst's summary of the text
    official: Sequence[Words] = ()  # what the official text says there, where it is on record


@dataclass(frozen=True, slots=True)
class Row:
    """A recommendation, and where it stands at one milestone; empty words where it went to none."""

    code: str
    url: str
    text: str
    kind: str
    source: str
    document: str
    issued: str
    proposers: str
    addressed_to: str
    stage: str = ""
    channels: tuple[str, ...] = ()
    degree: str = ""
    readings: Sequence[ReadingRow] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one milestone, in the order of the register; of none: what has no contribution on record."""

    code: str
    name: str
    dates: str
    url: str
    number: str  # how many they are, in words
    rows: Sequence[Row]


@dataclass(frozen=True)
class Report:
    """A report with what it was made from: the register, and the entries of it that it is about."""

    scope: Scope
    clocks: Asked
    register: Register
    entries: Sequence[Entry]
    groups: Sequence[Group]
    for_staff: bool  # whether it says what not everybody may read
    cells: Sequence[tuple[Entry, Cell]] = field(repr=False)
    milestones: Sequence[At] = field(repr=False)


def report_of(viewer: Viewer, clocks: Asked, scope: Scope) -> Report:
    """The report as this person may read it. A fixed number of queries."""
    register = register_for(viewer, clocks.when)
    entries = [entry for entry in register.find(scope.chosen).entries if scope.is_about(entry)]
    cells = [(entry, cell) for entry in entries for cell in entry.cells if scope.holds(cell)]
    milestones = milestones_of(cell.milestone for _entry, cell in cells)
    theirs = {entry.code for entry in entries}
    cited = [
        each.paragraph_id
        for reading in readings(register)
        if reading.text.is_summary and reading.entry.code in theirs
        for each in reading.cited
    ]
    official = places_by_then(viewer, cited, clocks.when)
    return Report(
        scope=scope,
        clocks=clocks,
        register=register,
        entries=entries,
        groups=_groups(register, entries, cells, milestones, official),
        for_staff=any(entry.is_staff for entry in entries),
        cells=cells,
        milestones=milestones,
    )


def _groups(
    register: Register,
    entries: Sequence[Entry],
    cells: Sequence[tuple[Entry, Cell]],
    milestones: Sequence[At],
    official: Mapping[int, Sequence[Place]],
) -> list[Group]:
    plain = _rows(register, entries)
    read: dict[tuple[str, str], list[ReadingRow]] = {}
    for reading in readings(register):
        read.setdefault((reading.milestone, reading.entry.code), []).append(_reading(reading, official))
    groups = []
    for at in milestones:
        rows = [
            _standing(plain[entry.code], cell, read.get((at.code, entry.code), ()))
            for entry, cell in cells
            if cell.milestone == at.code
        ]
        url = whole(url_for("pages.milestone", code=at.code))
        there = ((entry, entry.at_most(cell.went or cell.there)) for entry, cell in cells if cell.milestone == at.code)
        number = said(there, register)
        groups.append(Group(at.code, at.name, meeting_rows.days(at.dates), url, number, rows))
    sent = {entry.code for entry, _cell in cells}
    left = [row for code, row in plain.items() if code not in sent]
    number = number_said((entry for entry in entries if entry.code not in sent), register)
    none = _(NOT_RECORDED) if any(entry.is_staff for entry in entries) else _("No contribution on public record")
    return [*groups, Group("", none, "", "", number, left)] if left else groups


def _rows(register: Register, entries: Sequence[Entry]) -> dict[str, Row]:
    meetings = record_names.meeting_names((entry.meeting for entry in entries), register.when)
    mechanisms = record_names.mechanisms(code for entry in entries for code in entry.tags.mechanisms)
    return {entry.code: _row(entry, meetings, mechanisms) for entry in entries}


def _row(entry: Entry, meetings: dict[str, str], mechanisms: dict[str, str]) -> Row:
    return Row(
        code=entry.code,
        url=whole(url_for("pages.recommendation", code=entry.code)),
        text=entry.text,
        kind=kind_of(entry.put_as, entry.kind),
        source=source_of(entry, meetings),
        document=entry.document_title,
        issued=issued_text(entry.issued) or "",
        proposers=semicolon().join(proposer_names(entry.tags, mechanisms)),
        addressed_to=entry.addressed_to or "",
    )


def _standing(row: Row, cell: Cell, read: Sequence[ReadingRow]) -> Row:
    return replace(
        row,
        stage=cell_stage(cell),
        channels=tuple(_(CHANNELS[channel]) for channel in cell.channels),
        degree=with_reading(degree_words(cell.degree, cell.holds), cell.read_on) if cell.degree else "",
        readings=read,
    )


def _reading(reading: Reading, official: Mapping[int, Sequence[Place]]) -> ReadingRow:
    return ReadingRow(
        code=reading.entry.code,
        recommendation=reading.entry.text,
        degree=degree_of(reading),
        attribution=_(ATTRIBUTIONS[reading.attribution]) if reading.attribution else None,
        milestone=reading.milestone,
        text=_text(reading),
        places=[(number_of(cited), whole(paragraph_url(reading.text, cited))) for cited in reading.cited],
        quotes=[(number_of(cited), cited.quote) for cited in reading.cited if cited.quote],
        rationale=reading.rationale,
        who=says_who(reading),
        note=note_of(reading),
        is_summary=reading.text.is_summary,
        official=[_official(place) for cited in reading.cited for place in official.get(cited.paragraph_id, ())],
    )


def _official(place: Place) -> Words:
    words = words_of(place)
    return replace(words, url=whole(words.url))


def _text(reading: Reading) -> str:
    parts = (reading.text.title, reading.text.symbol, issued_text(reading.text.issued))
    return ", ".join(part for part in parts if part)
