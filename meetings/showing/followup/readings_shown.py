"""Readings as lines of a table: where a passage is, how closely it holds what was recommended, and who says so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from meetings.core.translation_mark import mark
from meetings.followup.answers.questions.readings import Reading, Text
from meetings.followup.answers.register import Entry
from meetings.followup.answers.totals import with_in_totals
from meetings.followup.queries.reading_rows import Cited
from meetings.followup.rules.tally import Sureness, tallied
from meetings.followup.vocabulary import ATTRIBUTIONS, DEGREES, READING_STANDINGS
from meetings.showing.dated import dated
from meetings.showing.sureness import degree_words, number, read_later, stage_words
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


def counts_by_degree(found: Iterable[Reading]) -> list[tuple[str, str]]:
    """How many recommendations by degree, each once, by its closest reading; in the order of the words."""
    closest: dict[str, tuple[int, Sureness]] = {}
    for _entry, reading in with_in_totals([(reading.entry, reading) for reading in found]):
        here = DEGREES.index(reading.degree), reading.entry.at_most(reading.holds)
        closest[reading.entry.code] = min(here, closest.get(reading.entry.code, here), key=_closest_and_surest)
    counts = tallied(closest.values())
    return [(_(DEGREES[degree]), number(counts[rank])) for rank, degree in enumerate(DEGREES) if rank in counts]


def _closest_and_surest(found: tuple[int, Sureness]) -> tuple[int, bool]:
    return found[0], found[1] != "surely"


def asked_lines(entries: Iterable[Entry], found: Sequence[Reading]) -> Iterator[AskedLine]:
    """Each recommendation with the readings that were found of it."""
    for entry in entries:
        yield AskedLine(
            entry.code,
            dated("pages.recommendation", code=entry.code),
            entry.text,
            stage_words(entry.stage, entry.possibly, entry.considered) if entry.cells else "",
            [_line(reading) for reading in found if reading.entry.code == entry.code],
        )


def _line(reading: Reading) -> ReadingLine:
    return ReadingLine(
        [(number_of(cited), paragraph_url(reading.text, cited)) for cited in reading.cited],
        degree_of(reading),
        _(ATTRIBUTIONS[reading.attribution]) if reading.attribution else None,
        reading.rationale,
        says_who(reading),
        note_of(reading),
    )


def degree_of(reading: Reading) -> str:
    """How closely it is there, as far as the day of its text is sure."""
    return degree_words(reading.degree, reading.holds)


def note_of(reading: Reading) -> str | None:
    """How a reading stands that not everybody sees, and that it was made after the day that is asked for."""
    standing = _("%(standing)s; not public", standing=_(READING_STANDINGS[reading.standing]))
    parts = (None if reading.is_public else standing, read_later(reading.read_on))
    return semicolon().join(part for part in parts if part) or None


def number_of(cited: Cited) -> str:
    """The number of a paragraph as the language of its text writes it; of a heading what it says."""
    return cited.label or cited.text


def paragraph_url(text: Text, cited: Cited) -> str:
    """Where a paragraph is shown: for the Compact its own page, with those who stand behind it."""
    if text.is_the_compact:
        return url_for("pages.compact_paragraph", number=cited.anchor.removeprefix("p-"))
    return dated("pages.document", reference=text.address, _anchor=cited.anchor)


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
