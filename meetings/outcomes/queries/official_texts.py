"""Finds the official texts beside analysts' summaries, for a person and as of two days; and what is summed up where."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.documents.models import Document, OfficialParagraph, OfficialText, Paragraph
from meetings.documents.queries import is_published, no_such_document
from meetings.documents.rules.official_words import numbers_of, still_unread
from meetings.outcomes.queries.readable_texts import readable


@dataclass(frozen=True, slots=True)
class Place:
    """That a paragraph of a summary sums up one of an official text; from when, and until when that was said."""

    document: Document  # the official text
    paragraph: Paragraph
    summed_up: int  # the paragraph of the summary, by its number in the database
    at: datetime
    until: datetime | None


def official_of(document: Document) -> OfficialText | None:
    """What it is the official text of, if of anything. One query."""
    query = select(OfficialText).where(OfficialText.document_id == document.id)
    return db.session.scalar(query.options(joinedload(OfficialText.summary)))


def summary_for(viewer: Viewer, number: int) -> Document:
    """A published summary with its paragraphs.

    :raises Missing: when there is none of that number that the person may read.
    """
    found = db.session.scalar(
        select(Document)
        .where(Document.id == number, Document.nature == "summary", is_published(), readable(viewer))
        .options(selectinload(Document.paragraphs), joinedload(Document.publication))
    )
    if found is None:
        raise no_such_document()
    return found


def official_texts_of(viewer: Viewer, summary: Document) -> list[Document]:
    """The published official texts of what it sums up that the person may read: the latest first. Two queries."""
    return list(db.session.scalars(_published(viewer).where(OfficialText.summary_id == summary.id)))


def drafts_over(viewer: Viewer, summary: Document) -> list[Document]:
    """The official texts of what it sums up that are still drafts, of those that the person may read."""
    query = select(Document).join(OfficialText, OfficialText.document_id == Document.id)
    return list(
        db.session.scalars(query.where(OfficialText.summary_id == summary.id, ~is_published(), readable(viewer)))
    )


def summary_of(viewer: Viewer, document: Document) -> Document | None:
    """The summary that an official text stands beside, where the person may read it. One query."""
    query = select(Document).join(OfficialText, OfficialText.summary_id == Document.id)
    query = query.where(OfficialText.document_id == document.id, is_published(), readable(viewer))
    return db.session.scalar(query.options(joinedload(Document.publication)))


def places_of(viewer: Viewer, paragraphs: Iterable[int]) -> dict[int, list[Place]]:
    """Where the official texts that the person may read have what these paragraphs of summaries sum up. One query."""
    wanted = sorted(set(paragraphs))
    return _places(viewer, OfficialParagraph.summary_paragraph_id.in_(wanted)) if wanted else {}


def summed_up_in(viewer: Viewer, paragraphs: Iterable[int]) -> dict[int, list[Place]]:
    """The same for paragraphs of an official text: by those of its summary. One query."""
    return _places(viewer, OfficialParagraph.paragraph_id.in_(sorted(set(paragraphs))))


def unread_by(document: Document, official: Iterable[Document]) -> str | None:
    """What of the text is neither summed up nor on record in one of these official texts of it."""
    return still_unread(document.unread, {each for text in official for each in numbers_of(text.paragraphs)})


def mapped(document: Document) -> dict[int, list[Paragraph]]:
    """What stands now, for whoever maps: paragraphs of this official text by those of the summary. One query."""
    found: dict[int, list[Paragraph]] = defaultdict(list)
    rows = db.session.scalars(
        select(OfficialParagraph)
        .join(OfficialParagraph.paragraph)
        .where(Paragraph.document_id == document.id, OfficialParagraph.until.is_(None))
        .order_by(Paragraph.position, OfficialParagraph.id)
        .options(contains_eager(OfficialParagraph.paragraph))
    )
    for row in rows:
        found[row.summary_paragraph_id].append(row.paragraph)
    return found


def _published(viewer: Viewer) -> Select[Document]:
    return (
        select(Document)
        .join(OfficialText, OfficialText.document_id == Document.id)
        .where(is_published(), readable(viewer))
        .options(selectinload(Document.paragraphs), joinedload(Document.publication))
        .order_by(Document.language != "en", Document.id.desc())
    )


def _places(viewer: Viewer, condition: ColumnElement[bool]) -> dict[int, list[Place]]:
    rows = db.session.execute(
        select(OfficialParagraph, Paragraph, Document)
        .join(Paragraph, Paragraph.id == OfficialParagraph.paragraph_id)
        .join(Document, Document.id == Paragraph.document_id)
        .where(condition, is_published(), readable(viewer))
        .order_by(Document.language != "en", Document.id.desc(), Paragraph.position, OfficialParagraph.id)
        .options(joinedload(Document.publication))
    )
    found: dict[int, list[Place]] = defaultdict(list)
    for row, paragraph, document in rows:
        found[row.summary_paragraph_id].append(Place(document, paragraph, row.summary_paragraph_id, row.at, row.until))
    return found


def unrevised(texts: Sequence[Document]) -> list[Document]:
    """Those of these texts that no other of them revises; an addendum takes the place of none."""
    revised = {text.revises_id for text in texts if text.revision_kind != "add"}
    return [text for text in texts if text.id not in revised]


def newest_only(places: Sequence[Place]) -> list[Place]:
    """Of several official texts of one text, English before others and the latest first: the places in that one."""
    return [each for each in places if each.document.id == places[0].document.id]
