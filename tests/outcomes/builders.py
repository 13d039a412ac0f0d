"""Documents to be drafted and published, and the people who try to."""

from datetime import date
from typing import Any

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document, Paragraph, Publication
from meetings.documents.rules.numbering import label
from meetings.outcomes.actions import (
    DocumentEntry,
    ParagraphEntry,
    RecommendationEntry,
    add_paragraph,
    mark_recommendation,
    publish,
    start_document,
)
from meetings.outcomes.models import Wording
from meetings.outcomes.queries import drafts
from tests.programme.builders import ALICE, BOB, CHARLIE, CODE, DAY, OLGA, Unit, webinar

ANNA = Viewer(5, "Anna", frozenset({("analyst", None)}))
__all__ = ["ALICE", "ANNA", "BOB", "CHARLIE", "CODE", "OLGA", "Unit"]

REFERENCE = f"{CODE}/outcome"


def outcome(**more: Any) -> Document:
    """A draft of the webinar's outcome, with its day and without a paragraph; Bob, the rapporteur, started it."""
    entry: dict[str, Any] = {"title": "Outcome of the webinar", "reference": REFERENCE, "issued": FuzzyDates.on(DAY)}
    return start_document(BOB, webinar(), DocumentEntry(**{**entry, **more}))


def written(*paragraphs: str, **more: Any) -> Document:
    """The draft with paragraphs: "# " begins a heading, "PP " a preamble, "- " a bullet, two spaces go a level in."""
    document = outcome(**more)
    for line in paragraphs or ("Cooperate on data", "Share practices", "  with cities", "  with regions"):
        write(document, line)
    return document


def write(document: Document, line: str, viewer: Viewer = BOB, **more: Any) -> Paragraph:
    """One paragraph at the end."""
    kinds: dict[str, Any] = {"#": "heading", "PP": "preamble", "-": "bullet", "~": "text"}
    sign, _space, rest = line.strip().partition(" ")
    kind = kinds.get(sign, "numbered")
    text = rest if sign in kinds else line.strip()
    depth = (len(line) - len(line.lstrip(" "))) // 2
    return add_paragraph(viewer, document, ParagraphEntry(text=text, kind=kind, depth=depth, **more))


def instrument(*texts: tuple[str, str], reference: str = "an-instrument", issued: date = DAY) -> Document:
    """A published instrument of no meeting whose numbers are given: pairs of number and text."""
    entry = DocumentEntry(
        title="An instrument", reference=reference, kind="instrument", numbering="given", issued=FuzzyDates.on(issued)
    )
    document = start_document(ANNA, None, entry)
    for number, text in texts or (("1", "States cooperate."), ("1 (a)", "They share data.")):
        add_paragraph(ANNA, document, ParagraphEntry(text=text, number=number))
    publish(ANNA, document)
    return document


def marked(document: Document, *places: int, viewer: Viewer = BOB, **entry: Any) -> Wording:
    """A recommendation taken from the paragraphs in these places, 0 being the first; an ask unless said otherwise."""
    rows = [document.paragraphs[place] for place in places]
    return mark_recommendation(viewer, document, rows, RecommendationEntry(**{"kind": "ask", **entry}))


def published(document: Document, viewer: Viewer = BOB, **more: Any) -> Publication:
    """The draft, published for everybody."""
    return publish(viewer, document, **{"visibility": "public", **more})


def at_desk(reference: str = REFERENCE, viewer: Viewer = BOB) -> Document:
    """The document as its desk loads it."""
    number = db.session.query(Document.id).filter(Document.reference == reference).scalar()
    return drafts.document_at_desk(viewer, number)


def numbers(document: Document) -> list[str]:
    """What stands before each paragraph."""
    return [label(row.path, editorial=row.editorial) for row in document.paragraphs]


def texts(document: Document) -> list[str]:
    """The paragraphs with their numbers."""
    return [f"{number} {row.text}".strip() for number, row in zip(numbers(document), document.paragraphs, strict=True)]


def dated(document: Document) -> DocumentEntry:
    """What a revision needs before it is published: a day."""
    return DocumentEntry(title=document.title, issued=FuzzyDates.on(DAY))
