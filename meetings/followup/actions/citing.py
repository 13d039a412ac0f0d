"""The paragraphs that a reading cites: they must be there, and where the text is stored so must the words."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, Paragraph
from meetings.documents.queries import paragraph_at
from meetings.documents.rules.numbering import label
from meetings.followup.rules.quoting import found_in, pieces

Citing = tuple[str, str]  # the number of a paragraph, and the words meant: empty for the whole of it


@dataclass(frozen=True, slots=True)
class Cited:
    """A paragraph on record. *checked*: the words were found in the stored text of record."""

    paragraph: Paragraph
    quote: str | None
    checked: bool


def cited(document: Document, citations: Sequence[Citing]) -> list[Cited]:
    """Find what is cited.

    :raises Invalid: for a paragraph that is not there (naming those that are), is cited twice, or holds other words.
    """
    found: list[Cited] = []
    for number, quote in citations:
        paragraph = _paragraph(document, number)
        if any(each.paragraph is paragraph for each in found):
            raise _refusal(_("Paragraph %(number)s is cited twice. Put all its words into one quote."), number=number)
        found.append(Cited(paragraph, quote.strip() or None, _checked(document, paragraph, quote)))
    return found


def _paragraph(document: Document, number: str) -> Paragraph:
    try:
        return paragraph_at(document, number)
    except Invalid as refusal:
        raise _refusal(refusal.message, **refusal.values) from refusal


def _checked(document: Document, paragraph: Paragraph, quote: str) -> bool:
    """Whether the quote was found; of a summary nobody can say."""
    if not quote.strip() or document.nature != "record":
        return False
    if not found_in(quote, paragraph.text):
        parts = pieces(quote)
        raise _refusal(
            _(
                "“%(quote)s” does not stand in paragraph %(number)s. Quote its words as they are; "
                "put […] where you leave some out."
            ),
            quote=quote.strip() if parts else "…",
            number=label(paragraph.path, editorial=paragraph.editorial),
        )
    return True


def _refusal(sentence: str, **values: object) -> Invalid:
    return Invalid(sentence, {"citations": sentence}, **values)
