"""Loads the documents and the recommendations on record from ``seeds/``; each document is published as it is loaded.

A second run changes nothing. What people have edited since is reported and left. The record itself may be mended:
then texts are replaced in place, past the guard of published texts, and no address that was given ever goes away.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import joinedload, selectinload

from meetings.core.db import db
from meetings.core.folding import folded
from meetings.directory.models import Organisation
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.content import content_of
from meetings.documents.rules.numbering import anchor
from meetings.outcomes.models import MeetingDocument
from meetings.programme.models import Meeting
from meetings.records import publishing, recommendations_on_record
from meetings.records.meetings_on_record import Report, uid_for
from meetings.records.record_book import Book

Row = Mapping[str, Any]


def load(documents: Sequence[Row], recommendations: Sequence[Row]) -> Report:
    """Bring documents and recommendations up to the record, within the present transaction."""
    report = Report()
    loader = _Documents(report)
    foreign = {reference for reference, document in loader.known.items() if not publishing.is_as_published(document)}
    for row in documents:
        loader.put(row)
    loader.book.close()
    reworded = recommendations_on_record.load(recommendations, loader.known, report)
    for reference in sorted(loader.words.keys() | reworded.keys()):
        words = {**loader.words.get(reference, {}), **reworded.get(reference, {})}
        publishing.publish(loader.known[reference], words, freeze=reference not in foreign)
        if reference in foreign:
            report.kept.append(f"publication: {reference}")
    return report


class _Documents:
    """The documents there are; ``words`` has those that this run wrote, with what they said before."""

    def __init__(self, report: Report) -> None:
        self.book = Book("document", report)
        query = select(Document).options(selectinload(Document.paragraphs), joinedload(Document.publication))
        self.known = {document.reference: document for document in db.session.scalars(query)}
        self.meetings = {meeting.code: meeting for meeting in db.session.scalars(select(Meeting))}
        self.issuers = {body.code: body.id for body in db.session.scalars(select(Organisation))}
        self.words: dict[str, dict[str, tuple[str | None, str]]] = {}

    def put(self, row: Row) -> None:
        reference = row["reference"]
        document = self.known.get(reference)
        verdict = self.book.judge(reference, row, None if document is None else shown(document))
        if verdict in ("same", "kept"):
            return
        self.words[reference] = {}
        if document is None:
            document = self._add(row)
        else:
            self.words[reference] = _reworded(document, row)
            self._mend(document, row)
        self.book.remember(reference, row, lambda: (document.id, shown(document)))

    def _add(self, row: Row) -> Document:
        document = Document(**_columns(row, self.issuers))
        document.paragraphs = [Paragraph(**each) for each in _paragraphs(row)]
        db.session.add(document)
        meeting = self.meetings.get(row.get("meeting", ""))
        if meeting is not None:
            db.session.add(MeetingDocument(document=document, meeting=meeting, visibility="public"))
        self.known[document.reference] = document
        return document

    def _mend(self, document: Document, row: Row) -> None:
        there = {paragraph.anchor: paragraph.id for paragraph in document.paragraphs}
        db.session.execute(update(Document).where(Document.id == document.id), _columns(row, self.issuers))
        for each in _paragraphs(row):
            if each["anchor"] in there:
                db.session.execute(update(Paragraph).where(Paragraph.id == there[each["anchor"]]), each)
            else:
                db.session.execute(insert(Paragraph), {**each, "document_id": document.id})
        db.session.expire(document)


def _reworded(document: Document, row: Row) -> dict[str, tuple[str | None, str]]:
    """The paragraphs that say something else now, or are new."""
    before = {paragraph.anchor: paragraph.text for paragraph in document.paragraphs}
    now = {each["anchor"]: each["text"] for each in _paragraphs(row)}
    return {place: (before.get(place), text) for place, text in now.items() if before.get(place) != text}


def _columns(row: Row, issuers: Mapping[str, int]) -> dict[str, Any]:
    when, original = row["issued"], row["original"]
    return {
        **{name: row[name] for name in ("reference", "kind", "title", "adoption", "note", "certainty")},
        **{f"issued_{name}": when[name] for name in ("label", "earliest", "latest", "status")},
        **{f"original_{name}": original[name] for name in ("symbol", "title", "url")},
        "nature": "summary",
        "language": "en",
        "numbering": "given",
        "sources": list(row["sources"]),
        "code_prefix": row.get("code_prefix"),
        "unread": row.get("unread"),
        "issuer_id": issuers.get(row["issuer"]),
    }


def _paragraphs(row: Row) -> list[dict[str, Any]]:
    return [_paragraph(row, item, position) for position, item in enumerate(row["paragraphs"])]


def _paragraph(row: Row, item: Row, position: int) -> dict[str, Any]:
    path, kind = item["at"].split("-"), item.get("kind", "numbered")
    above = 2 if path[0].startswith("annex") else 1
    return {
        "uid": uid_for(row["reference"], *path),
        "path": path,
        "anchor": anchor(path),
        "position": position,
        "kind": kind,
        "depth": len(path) - above if kind in ("numbered", "bullet") else 0,
        "editorial": kind != "numbered" or row["numbers"] == "ours",
        "text": item["text"],
        "folded": folded(item["text"]),
    }


def shown(document: Document) -> Row:
    """What is there of it: everything that people may edit."""
    return {
        **content_of(document),
        "prefix": document.code_prefix,
        "issuer": document.issuer_id,
        "note": document.note,
        "certainty": document.certainty,
        "sources": list(document.sources),
    }
