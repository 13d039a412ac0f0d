"""The paragraphs of a document as a page prints them, each with what became of it in its margin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flask import url_for

from meetings.accounts.viewer import Viewer
from meetings.core.translation_mark import mark
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import label
from meetings.followup.answers.readings import Reading
from meetings.followup.answers.readings_by_paragraph import ReadIn, readings_in
from meetings.followup.answers.register import Cell, Chosen, Entry, Register, register_for
from meetings.followup.queries.compact_text import is_the_compact
from meetings.followup.rules.as_of import AsOf
from meetings.followup.vocabulary import READING_STANDINGS
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.readable_texts import recommendations_in
from meetings.outcomes.vocabulary import PUT_AS, RECOMMENDATION_KINDS
from meetings.showing import record_names
from meetings.showing.dated import dated
from meetings.showing.document.official_shown import Beside, Words
from meetings.showing.sureness import cell_stage, degree_words, with_reading
from meetings.web.filters import colon
from meetings.web.translation import _

UNPUBLISHED = mark("Not on record before the document is published")
UNRECORDED = mark("Not on record on that day")  # of a published text, looked at as of an earlier day


@dataclass(frozen=True, slots=True)
class Fate:
    """One recommendation beside a paragraph. ``lines``: where it stands, by milestone; ``note``: for its staff."""

    title: str
    url: str | None
    about: str
    text: str
    lines: tuple[tuple[str, str], ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphShown:
    """One paragraph, as ``pages/_document.html`` prints it; ``texts`` are its parts between empty lines."""

    anchor: str
    kind: str
    depth: int
    label: str
    editorial: bool
    texts: tuple[str, ...]
    is_dimmed: bool = False
    from_here: tuple[Fate, ...] = field(default=())
    read_here: tuple[Fate, ...] = field(default=())
    back_url: str | None = None  # who stands behind it, for a paragraph of the Compact
    beside: tuple[Words, ...] = ()  # where it stands in the official text, or what the summary says of it


@dataclass(frozen=True, slots=True)
class Margin:
    """What stands beside the paragraphs, by their numbers in the database."""

    from_here: Mapping[int, Sequence[Fate]]
    read_here: Mapping[int, Sequence[Fate]]
    matched: frozenset[int] | None  # the paragraphs that a facet picks out; None where none is chosen
    has_readings: bool
    is_the_compact: bool = False


def paragraphs_shown(
    document: Document, margin: Margin | None = None, beside: Beside | None = None
) -> list[ParagraphShown]:
    """Every paragraph in order; without a margin, as a preview of a draft shows it.

    :param beside: where each stands in the other text, of a summary and its official text.
    """
    stands = beside or Beside()
    return [_shown(row, document.language, margin, stands) for row in document.paragraphs]


def _shown(row: Paragraph, language: str, margin: Margin | None, beside: Beside) -> ParagraphShown:
    return ParagraphShown(
        anchor=row.anchor,
        kind=row.kind,
        depth=min(row.depth, 3),
        label=label(row.path, language, editorial=row.editorial),
        editorial=row.editorial,
        texts=tuple(part.strip() for part in beside.read_there.get(row.id, row.text).split("\n\n") if part.strip()),
        is_dimmed=margin is not None and margin.matched is not None and row.id not in margin.matched,
        from_here=tuple(margin.from_here.get(row.id, ())) if margin else (),
        read_here=tuple(margin.read_here.get(row.id, ())) if margin else (),
        back_url=_back(row) if margin and margin.is_the_compact else None,
        beside=tuple(beside.words.get(row.id, ())),
    )


def _back(row: Paragraph) -> str | None:
    numbered = row.path and row.path[0][:1].isdigit()
    return url_for("pages.compact_paragraph", number="-".join(row.path)) if numbered else None


def margin_of(viewer: Viewer, document: Document, when: AsOf, chosen: Chosen) -> Margin:
    """The recommendations taken from this text and those read in it, as the person may see them."""
    register = register_for(viewer, when)
    taken = recommendations_in(document)
    readings = readings_in(viewer, when, Paragraph.document_id == document.id)
    names = milestone_names(taken, readings, register)
    meetings = record_names.meeting_names((each.reading.entry.meeting for each in readings), when)
    matched = {entry.code for entry in register.find(chosen).entries} if chosen.set() else None
    from_here: dict[int, list[Fate]] = defaultdict(list)
    read_here: dict[int, list[Fate]] = defaultdict(list)
    lit: set[int] = set()
    for wording in taken:
        entry = register.by_code.get(wording.recommendation.code or "")
        for paragraph in wording.paragraphs:
            from_here[paragraph.id].append(fate_of(wording, entry, names))
            lit |= {paragraph.id} if matched is not None and entry and entry.code in matched else set()
    for each in readings:
        number = each.cited.paragraph_id
        read_here[number].append(reading_fate(each.reading, names, meetings))
        lit |= {number} if matched is not None and each.reading.entry.code in matched else set()
    shows_degree = bool(readings) or any(
        cell.degree for wording in taken for cell in _cells(register, wording.recommendation.code)
    )
    return Margin(
        from_here, read_here, None if matched is None else frozenset(lit), shows_degree, is_the_compact(document)
    )


def milestone_names(taken: Iterable[Wording], readings: Iterable[ReadIn], register: Register) -> dict[str, str]:
    """The milestones that a margin names. One query."""
    codes = {each.reading.milestone for each in readings}
    codes |= {cell.milestone for wording in taken for cell in _cells(register, wording.recommendation.code)}
    return record_names.milestones(codes)


def _cells(register: Register, code: str | None) -> tuple[Cell, ...]:
    entry = register.by_code.get(code or "")
    return entry.cells if entry else ()


def fate_of(wording: Wording, entry: Entry | None, milestones: Mapping[str, str]) -> Fate:
    """A recommendation beside the paragraph it is taken from; without an entry it is not on record yet."""
    whole = wording.recommendation
    kind = whole.kind if whole.put_as == "recommendation" else None
    return Fate(
        title=entry.code if entry else _("Recommendation"),
        url=dated("pages.recommendation", code=entry.code) if entry else None,
        about=_(RECOMMENDATION_KINDS[kind] if kind else PUT_AS[whole.put_as]) if whole.kind else "",
        text=wording.text,
        lines=tuple((milestones.get(cell.milestone, cell.milestone), stands(cell)) for cell in entry.cells)
        if entry
        else (),
        note=None if entry else _(UNRECORDED if wording.document.is_published else UNPUBLISHED),
    )


def reading_fate(reading: Reading, milestones: Mapping[str, str], meetings: Mapping[str, str]) -> Fate:
    """A recommendation beside a paragraph in which it is read."""
    entry = reading.entry
    name = milestones.get(reading.milestone, reading.milestone)
    return Fate(
        title=entry.code,
        url=dated("pages.recommendation", code=entry.code),
        about=meetings.get(entry.meeting or "") or entry.document_title,
        text=entry.text,
        lines=((name, with_reading(degree_words(reading.degree, reading.holds), reading.read_on)),),
        note=None
        if reading.is_public
        else _("Reading not public: %(how)s", how=_(READING_STANDINGS[reading.standing])),
    )


def stands(cell: Cell) -> str:
    """Where a recommendation stands at one milestone, in words; with the closest reading where it may be seen."""
    words = cell_stage(cell)
    if cell.degree is None:
        return words
    read = degree_words(cell.degree, cell.holds)
    if cell.standing and cell.standing != "cleared":
        read = _("%(degree)s (not public: %(how)s)", degree=read, how=_(READING_STANDINGS[cell.standing]).lower())
    return f"{words}{colon()}{with_reading(read, cell.read_on)}"
