"""Question 1 of the follow-up: which recommendations of a meeting the Compact holds, where, and on whose reading."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.followup.answers.reading_rows import Cited
from meetings.followup.answers.readings import Reading, Text, readings
from meetings.followup.models import DEGREES
from meetings.followup.register import Chosen, Entry, Register, register_for
from meetings.followup.words import ATTRIBUTION_SHORT, READING_STANDINGS, STAGES
from meetings.followup.words import DEGREES as DEGREE_WORDS
from meetings.pages.directory.names_list import asked
from meetings.pages.followup.question import at, csv_file, question, says_who
from meetings.pages.page import blueprint, whole
from meetings.showing import record_names
from meetings.showing.two_clocks import asked_clocks
from meetings.web.translation import _

FIRST = "grcp-7"  # the meeting that is asked about where none is named


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A reading as a line of a table; ``note`` is how it stands, where not everybody sees it."""

    places: Sequence[tuple[str, str]]
    degree: str
    attribution: str | None
    rationale: str
    who: str
    note: str | None


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A recommendation of the meeting with its readings in the Compact."""

    code: str
    url: str
    text: str
    stands: str
    readings: Sequence[ReadingLine]


@blueprint.get("/followup/compact")
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
        rows=list(_asked_lines(entries, found)),
        counts=_counts(found),
        csv_url=at("pages.followup_compact_csv", query, clocks),
    )


@blueprint.get("/followup/compact.csv")
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
    for line in _asked_lines(entries, found):
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


def _counts(found: Iterable[Reading]) -> list[tuple[str, int]]:
    """How many recommendations by degree, each once, by its closest reading; in the order of the words."""
    closest: dict[str, int] = {}
    for reading in found:
        rank = DEGREES.index(reading.degree)
        closest[reading.entry.code] = min(rank, closest.get(reading.entry.code, rank))
    counts = Counter(closest.values())
    return [(_(DEGREE_WORDS[degree]), counts[rank]) for rank, degree in enumerate(DEGREES) if counts[rank]]


def _asked_lines(entries: Iterable[Entry], found: Sequence[Reading]) -> Iterator[AskedLine]:
    for entry in entries:
        yield AskedLine(
            entry.code,
            url_for("pages.recommendation", code=entry.code),
            entry.text,
            _(STAGES[entry.stage]) if entry.cells else "",
            [_line(reading) for reading in found if reading.entry.code == entry.code],
        )


def _line(reading: Reading) -> ReadingLine:
    return ReadingLine(
        [(number_of(cited), paragraph_url(reading.text, cited)) for cited in reading.cited],
        _(DEGREE_WORDS[reading.degree]),
        _(ATTRIBUTION_SHORT[reading.attribution]) if reading.attribution else None,
        reading.rationale,
        says_who(reading),
        note_of(reading),
    )


def note_of(reading: Reading) -> str | None:
    """How a reading stands that not everybody sees."""
    if reading.is_public:
        return None
    return _("%(standing)s; not public", standing=_(READING_STANDINGS[reading.standing]))


def number_of(cited: Cited) -> str:
    """The number of a paragraph as the language of its text writes it; of a heading what it says."""
    return cited.label or cited.text


def paragraph_url(text: Text, cited: Cited) -> str:
    """Where a paragraph is shown: for the Compact its own page, with those who stand behind it."""
    if text.is_the_compact:
        return url_for("pages.compact_paragraph", number=cited.anchor.removeprefix("p-"))
    return url_for("pages.document", reference=text.address, _anchor=cited.anchor)
