"""What of a draft cannot be printed, because no font for printing has its letters: told before it is published."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetings.core import letters
from meetings.documents.models import Document
from meetings.outcomes.queries.readable_texts import recommendations_in


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A text with such letters: some of it, and each of them with its code point and name."""

    text: str
    letters: str


def unprintable(document: Document) -> list[Unprintable]:
    """Every text of the document with such letters, in its order. One query."""
    return [
        Unprintable(letters.around(text, found[0]), letters.named(found))
        for text in _texts(document)
        if (found := letters.missing([text]))
    ]


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    yield from (row.text for row in document.paragraphs)
    yield from (row.text for row in recommendations_in(document))
