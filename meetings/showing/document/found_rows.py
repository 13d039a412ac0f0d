"""Paragraphs in which words were found, by their texts; recommendations beside them: every value ready to print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import url_for

from meetings.core.dates import FuzzyDates
from meetings.directory.vocabulary import LANGUAGES
from meetings.documents.rules.numbering import label
from meetings.documents.vocabulary import DOCUMENT_KINDS
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.queries.words_found import Found
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.showing import record_names
from meetings.showing.document.document_rows import issued_text, revision_mark
from meetings.showing.words_marked import Piece, excerpt
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class ParagraphFound:
    """A paragraph in which the words were found; ``label`` is empty for what has no number, as a heading."""

    label: str
    url: str
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class TextFound:
    """A document with its paragraphs in which the words were found."""

    title: str
    url: str
    language: str
    about: Sequence[str]
    is_summary: bool
    paragraphs: Sequence[ParagraphFound]


@dataclass(frozen=True, slots=True)
class RecommendationFound:
    """A recommendation that says the words."""

    code: str
    url: str
    source: str
    language: str
    pieces: Sequence[Piece]


def texts_found(rows: Iterable[Found], words: Sequence[str]) -> list[TextFound]:
    """The rows by their documents. One query, for the names of meetings."""
    every = list(rows)
    meetings = record_names.meeting_names((row.meeting for row in every), AsOf.now())
    return [
        _text(list(of_one), meetings.get(of_one_meeting or ""), words)
        for (_document, of_one_meeting), of_one in groupby(every, key=lambda row: (row.document_id, row.meeting))
    ]


def _text(rows: Sequence[Found], meeting: str | None, words: Sequence[str]) -> TextFound:
    text = rows[0]
    issued = FuzzyDates(text.issued_label, text.issued_earliest, text.issued_latest, text.issued_status)
    about = (
        _(DOCUMENT_KINDS[text.kind]),
        meeting,
        text.symbol or text.original_symbol,
        issued_text(issued),
        _(LANGUAGES.label(text.language)),
    )
    return TextFound(
        title=_titled(text),
        url=url_for("pages.document", reference=text.reference),
        language=text.language,
        about=[each for each in about if each],
        is_summary=text.nature == "summary",
        paragraphs=[_paragraph(row, words) for row in rows],
    )


def _paragraph(row: Found, words: Sequence[str]) -> ParagraphFound:
    return ParagraphFound(
        label=label(row.path, row.language, editorial=row.editorial),
        url=url_for("pages.document", reference=row.reference, _anchor=row.anchor),
        pieces=excerpt(row.text, words),
    )


def recommendations_found(rows: Iterable[Found], words: Sequence[str]) -> list[RecommendationFound]:
    """The rows as lines. One query, for the names of meetings."""
    every = list(rows)
    meetings = record_names.meeting_names((row.meeting for row in every), AsOf.now())
    return [
        RecommendationFound(
            code=row.code,
            url=url_for("pages.recommendation", code=row.code),
            source=meetings.get(row.meeting or "") or _titled(row),
            language=row.language,
            pieces=excerpt(row.text, words),
        )
        for row in every
    ]


def _titled(row: Found) -> str:
    mark = revision_mark(row.revision_kind, row.revision_number)
    return ", ".join(part for part in (row.title or _("Without a title yet"), mark) if part)


def invented_among(rows: Iterable[Found]) -> int:
    """How many are of the demonstration, which is in no total."""
    return sum(row.meeting == DEMONSTRATION for row in rows)
