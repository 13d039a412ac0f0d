"""Loads the recommendations on record: each with its wording, the paragraphs it is taken from, and its tags."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import selectinload

from meetings.compact.models import Objective, Principle, Theme
from meetings.core import clock
from meetings.core.db import db
from meetings.core.folding import folded
from meetings.documents.models import Document, Paragraph
from meetings.outcomes.models import Recommendation, Tag, Wording, wording_paragraphs
from meetings.records.meetings_on_record import Report
from meetings.records.record_book import Book

Row = Mapping[str, Any]


Words = dict[str, tuple[str | None, str]]


def load(rows: Sequence[Row], documents: Mapping[str, Document], report: Report) -> dict[str, Words]:
    """Bring the recommendations up to the record.

    :returns: by the references of the documents that say something new, what items of theirs said before.
    """
    loader = _Recommendations(documents, report)
    for position, row in enumerate(rows):
        loader.put(row, position)
    loader.book.close()
    return loader.reworded


class _Recommendations:
    """The recommendations there are, and what they may be about."""

    def __init__(self, documents: Mapping[str, Document], report: Report) -> None:
        self.book = Book("recommendation", report)
        self.documents = documents
        self.known = {each.code: each for each in db.session.scalars(_whole())}
        self.subjects = _subjects()
        self.reworded: dict[str, Words] = {}

    def put(self, row: Row, position: int) -> None:
        code, document = row["code"], self.documents.get(row["document"])
        made = self.known.get(code)
        verdict = self.book.judge(code, row, None if made is None else shown(made, document))
        if verdict in ("same", "kept") or document is None:
            return
        words = self.reworded.setdefault(document.reference, {})
        if made is None:
            made = Recommendation(code=code, kind=row["kind"], put_as=row.get("put_as", "recommendation"))
            made.wordings.append(_worded(document, row, position))
            db.session.add(made)
        else:
            before = wording_in(made, document)
            words[code] = (before.text if before else None, row["text"])
            _reword(made, document, row, position)
        made.certainty, made.sources, made.note = row["certainty"], list(row["sources"]), row.get("note")
        self._tag(made, row["tags"])
        self.book.remember(code, row, lambda: (made.id, shown(made, document)))

    def _tag(self, made: Recommendation, codes: Sequence[str]) -> None:
        """Tags of people stay, and the record's stand beside them."""
        wanted = {code: Tag(**self.subjects[code]) for code in codes}
        subjects = {_subject(tag) for tag in wanted.values()}
        for tag in made.tags:
            if tag.by_user_id is None and _subject(tag) not in subjects:
                tag.until = clock.now()
        there = {_subject(tag) for tag in made.tags}
        made.tags.extend(tag for tag in wanted.values() if _subject(tag) not in there)


def _whole() -> Any:
    worded = selectinload(Recommendation.wordings).selectinload(Wording.paragraphs)
    query = select(Recommendation).where(Recommendation.code.is_not(None))
    return query.options(worded, selectinload(Recommendation.tags))


def _subjects() -> dict[str, dict[str, int]]:
    """The column and the number of each theme, principle and objective, by its code."""
    found: dict[str, dict[str, int]] = {}
    for column, model in (("theme_id", Theme), ("principle_id", Principle), ("objective_id", Objective)):
        found |= {code: {column: number} for code, number in db.session.execute(select(model.code, model.id))}
    return found


def _columns(row: Row, position: int) -> dict[str, Any]:
    return {
        "position": position,
        "text": row["text"],
        "addressed_to": row["addressed_to"],
        "folded": folded(f"{row['code']} {row['text']}"),
    }


def _worded(document: Document, row: Row, position: int) -> Wording:
    paragraphs = [paragraph_at(document, number) for number in row["at"]]
    return Wording(document=document, in_force=True, paragraphs=paragraphs, **_columns(row, position))


def _reword(made: Recommendation, document: Document, row: Row, position: int) -> None:
    wording, links = wording_in(made, document), wording_paragraphs
    if wording is None:
        return
    db.session.execute(update(Wording).where(Wording.id == wording.id), _columns(row, position))
    what = {"kind": row["kind"], "put_as": row.get("put_as", "recommendation")}
    db.session.execute(update(Recommendation).where(Recommendation.id == made.id), what)
    db.session.execute(delete(links).where(links.c.wording_id == wording.id))
    for number in row["at"]:
        place = {"wording_id": wording.id, "paragraph_id": paragraph_at(document, number).id}
        db.session.execute(insert(links), place)
    db.session.expire(wording)
    db.session.refresh(made, ["kind", "put_as"])


def paragraph_at(document: Document, number: str) -> Paragraph:
    """The paragraph of the document that the record names so, such as 15-f."""
    return next(each for each in document.paragraphs if each.anchor == f"p-{number}")


def shown(made: Recommendation, document: Document | None) -> Row:
    """What is there of it: everything that people may edit. A tag of theirs is beside the record's, not an edit."""
    wording = wording_in(made, document)
    put_as = {} if made.put_as == "recommendation" else {"put_as": made.put_as}  # digests of before had none
    return put_as | {
        "kind": made.kind,
        "certainty": made.certainty,
        "sources": list(made.sources),
        "note": made.note,
        "text": wording.text if wording else None,
        "addressed_to": wording.addressed_to if wording else None,
        "paragraphs": sorted(each.anchor for each in wording.paragraphs) if wording else [],
        "tags": sorted(_subject(tag) for tag in made.tags if tag.by_user_id is None and tag.until is None),
    }


def wording_in(made: Recommendation, document: Document | None) -> Wording | None:
    """How this document words it."""
    return next((each for each in made.wordings if each.document is document), None)


def _subject(tag: Tag) -> tuple[int, int, int]:
    return tag.theme_id or 0, tag.principle_id or 0, tag.objective_id or 0
