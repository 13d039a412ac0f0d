"""An official text and the analyst's summary of it: each leads to the other, paragraph by paragraph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flask import url_for

from meetings.accounts.viewer import Viewer
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import label
from meetings.documents.rules.official_words import (
    PERHAPS,
    are_all_there,
    first_of_onwards,
    numbers_of,
    range_not_read,
)
from meetings.followup.answers.official_places import places_by_then
from meetings.followup.answers.was_out import was_out
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.queries.official_texts import (
    Place,
    official_texts_of,
    summary_of,
    summed_up_in,
    unread_by,
    unrevised,
)
from meetings.showing.document.document_rows import titled
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph in the other of the two texts: its number, where it stands, and what it says."""

    label: str
    url: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a document, by then: titles with their addresses; ``unread``: what is on record in neither."""

    official: Sequence[tuple[str, str]] = ()
    references: Sequence[str] = ()  # of the official texts
    summary: tuple[str, str] | None = None
    summary_reference: str | None = None
    unread: str | None = None
    read_there: Mapping[int, str] = field(default_factory=dict)  # said instead of lines that call paragraphs not read
    words: Mapping[int, Sequence[Words]] = field(default_factory=dict)  # by the paragraphs of this document


def beside(viewer: Viewer, document: Document, when: AsOf) -> Beside:
    """The official texts of what a summary sums up, or the summary beside an official text. Three queries at most."""
    if document.nature == "summary":
        texts = unrevised([text for text in official_texts_of(viewer, document) if was_out(text, when)])
        return Beside(
            official=[(titled(text), address(text)) for text in texts],
            references=[text.reference for text in texts],
            unread=_said(unread_by(document, texts)),
            read_there=read_there(document, texts),
            words=official_words(viewer, document.paragraphs, when) if texts else {},
        )
    summary = summary_of(viewer, document)
    if summary is None or not was_out(summary, when):
        return Beside()
    return Beside(
        summary=(titled(summary), address(summary)),
        summary_reference=summary.reference,
        words=words_of_summary(viewer, summary, document.paragraphs, when),
    )


def _said(unread: str | None) -> str | None:
    """What is read nowhere, in the reader's language as far as it is numbers: "6-69, 77 onwards, if any"."""
    if unread is None:
        return None
    parts = []
    for part in unread.split(", "):
        first = first_of_onwards(part)
        said = _("if any") if part == PERHAPS else part
        parts.append(_("%(number)s onwards", number=first) if first is not None else said)
    return ", ".join(parts)


def read_there(summary: Document, official: Sequence[Document]) -> dict[int, str]:
    """For the lines of a summary that only say what is not read, where it is on record now."""
    numbers = {each for text in official for each in numbers_of(text.paragraphs)}
    found = {}
    for row in summary.paragraphs:
        gap = range_not_read(row.text)
        if gap is None or not are_all_there(*gap, numbers):
            continue
        first, last = gap
        sentence = _("Paragraphs %(first)s to %(last)s: see the official text.", first=first, last=last)
        found[row.id] = sentence if last else _("Paragraphs %(first)s onwards: see the official text.", first=first)
    return found


def official_words(viewer: Viewer, paragraphs: Iterable[Paragraph], when: AsOf) -> dict[int, list[Words]]:
    """What the official text says where these paragraphs of summaries sum it up. One query."""
    found = places_by_then(viewer, [row.id for row in paragraphs], when)
    return {number: [words_of(each) for each in places] for number, places in found.items()}


def words_of(place: Place) -> Words:
    """The words of the official text there."""
    return _words(place.document, place.paragraph)


def words_of_summary(
    viewer: Viewer, summary: Document, official: Iterable[Paragraph], when: AsOf
) -> dict[int, list[Words]]:
    """What the summary says of each of these paragraphs of its official text. One query."""
    own = {row.id: row for row in summary.paragraphs}
    found: dict[int, list[Words]] = {}
    for number, places in summed_up_in(viewer, [row.id for row in official]).items():
        for place in places:
            if number in own and when.stood(place.at, place.until) and was_out(place.document, when):
                found.setdefault(place.paragraph.id, []).append(_words(summary, own[number]))
    return found


def _words(document: Document, row: Paragraph) -> Words:
    number = label(row.path, document.language, editorial=row.editorial)
    return Words(number, address(document, row.anchor), row.text, document.language)


def address(document: Document, anchor: str | None = None) -> str:
    """Where a text, or a paragraph of it, is always found."""
    return url_for("pages.document", reference=document.reference, _anchor=anchor)
