"""What a draft still lacks before it can be published: every gap at once, each with where to mend it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules import numbering
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.official_texts import official_of
from meetings.outcomes.queries.readable_texts import recommendations_in
from meetings.outcomes.queries.words_in_question import open_questions


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not there. ``place`` and ``number``: where it is mended, which paragraph or recommendation."""

    message: str
    place: Literal["details", "text", "paragraph", "recommendation", "words", "official_map"]
    number: int | None = None
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.values if self.values else self.message


class WithGaps(Invalid):
    """A publication that cannot be made yet; ``gaps`` holds every reason, and the sentence names them all."""

    def __init__(self, gaps: list[Gap]) -> None:
        self.gaps = gaps
        super().__init__(_("This cannot be published yet. %(gaps)s"), gaps=" ".join(str(gap) for gap in gaps))


def gaps(document: Document) -> list[Gap]:
    """Every gap of a draft, in the order of the document. Constant queries."""
    rows = recommendations_in(document)
    wordings = (gap for row in rows for gap in _of_wording(row))
    return [*_of_document(document, rows), *_of_text(document), *wordings, *_of_words(document), *_of_map(document)]


def _of_document(document: Document, rows: list[Wording]) -> Iterator[Gap]:
    if not document.title.strip():
        yield Gap(_("The document has no title."), "details")
    if document.issued_earliest is None:
        yield Gap(_("The day of issue is not given; roughly is enough."), "details")
    if document.nature == "summary":
        if not (document.original_symbol or document.original_title):
            yield Gap(_("The summary does not say which text it sums up: give its symbol or its title."), "details")
        if not (document.original_symbol or document.original_url):
            yield Gap(_("The summary does not say where its original is: give its symbol or its address."), "details")
    if not document.code_prefix and any(row.recommendation.code is None for row in rows):
        yield Gap(_("The letters before the numbers of recommendations are not given, such as GRCP7."), "details")


def _of_text(document: Document) -> Iterator[Gap]:
    if not any(row.kind != "heading" for row in document.paragraphs):
        yield Gap(_("There is no paragraph yet."), "text")
    twice = Counter(row.anchor for row in document.paragraphs)
    for row in document.paragraphs:
        told: dict[str, object] = {"number": _number(row)}
        if not row.text.strip():
            heading = row.kind == "heading"
            sentence = _("Heading %(number)s is empty.") if heading else _("Paragraph %(number)s is empty.")
            yield Gap(sentence, "paragraph", row.id, told)
        if row.kind == "numbered" and not row.path:
            sentence = _("The paragraph in place %(place)s has no number.")
            yield Gap(sentence, "paragraph", row.id, {"place": row.position + 1})
        elif twice[row.anchor] > 1:
            yield Gap(_("The number %(number)s is given twice."), "paragraph", row.id, told)


def _of_wording(row: Wording) -> Iterator[Gap]:
    told: dict[str, object] = {"recommendation": row.recommendation.code or str(row.position + 1)}
    if not row.text.strip():
        yield Gap(_("Recommendation %(recommendation)s has no text."), "recommendation", row.id, told)
    if row.recommendation.kind is None:
        yield Gap(_("Recommendation %(recommendation)s has no kind."), "recommendation", row.id, told)
    if not row.paragraphs:
        sentence = _("Recommendation %(recommendation)s is not taken from any paragraph.")
        yield Gap(sentence, "recommendation", row.id, told)


def _of_words(document: Document) -> Iterator[Gap]:
    for question in open_questions(document):
        row = question.wording
        told: dict[str, object] = {"recommendation": row.recommendation.code or str(row.position + 1)}
        sentence = _("Recommendation %(recommendation)s and its paragraph say different things: say which words hold.")
        yield Gap(sentence, "words", row.id, told)


def _of_map(document: Document) -> Iterator[Gap]:
    beside = official_of(document)
    if beside is not None and beside.mapped_at is None:
        sentence = _("Nobody has said yet where the paragraphs of the summary stand in this text.")
        yield Gap(sentence, "official_map")


def _number(row: Paragraph) -> str:
    if row.kind == "heading":
        return row.path[-1] if row.path else ""
    return numbering.label(row.path, editorial=row.editorial)
