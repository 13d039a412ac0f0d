"""Readings as lines of a table: where a passage is, how closely it holds what was recommended, and who says so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from meetings.core.translation_mark import mark
from meetings.followup.answers.questions.readings import Reading, Text
from meetings.followup.answers.register import Entry
from meetings.followup.queries.reading_rows import Cited
from meetings.followup.vocabulary import ATTRIBUTIONS, DEGREES, READING_STANDINGS, STAGES
from meetings.web.filters import semicolon
from meetings.web.translation import _


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


def counts_by_degree(found: Iterable[Reading]) -> list[tuple[str, int]]:
    """How many recommendations by degree, each once, by its closest reading; in the order of the words."""
    closest: dict[str, int] = {}
    for reading in found:
        rank = DEGREES.index(reading.degree)
        closest[reading.entry.code] = min(rank, closest.get(reading.entry.code, rank))
    counts = Counter(closest.values())
    return [(_(DEGREES[degree]), counts[rank]) for rank, degree in enumerate(DEGREES) if counts[rank]]


def asked_lines(entries: Iterable[Entry], found: Sequence[Reading]) -> Iterator[AskedLine]:
    """Each recommendation with the readings that were found of it."""
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
        _(DEGREES[reading.degree]),
        _(ATTRIBUTIONS[reading.attribution]) if reading.attribution else None,
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


def says_who(reading: Reading) -> str:
    """Whose reading it is: for everybody the secretariat's, for staff also who assessed and who checked it."""
    if not reading.entry.is_staff:
        return _("The secretariat")
    texts = [_("assessed by %(name)s", name=reading.assessed_by)]
    words = {
        "verified": mark("verified by %(name)s"),
        "cleared": mark("cleared by %(name)s"),
        "disputed": mark("disputed by %(name)s"),
    }
    texts += [_(words[kind], name=name) for kind, name in reading.steps if kind in words]
    return semicolon().join(texts)
