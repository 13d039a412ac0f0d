"""Which recommendations were touched by what was recorded since: told from the history, and from the newest rows.

The history is numbered under a lock that is given up with the commit, so an entry never appears behind a later one;
whatever an act changed, its entry comes with it. Rows are looked at too, for what is put there without an act. What is
not understood touches everything.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, Select, func, select, union

from meetings.core.db import db
from meetings.core.history import HistoryEntry
from meetings.documents.models import Document, Publication
from meetings.followup.models import Contribution, Reflection, ReflectionStep, Step
from meetings.outcomes.models import Proposer, Recommendation, Tag, Wording

_MOST: Final = 200  # acts, and recommendations: more than that is made anew as fast
# Acts on a recommendation, named by its code, or on a document, by its reference.
_ON_ONE: Final = (
    "contribution.started", "step.", "agreement.", "reading.", "recommendation.tagged", "recommendation.proposed",
    "recommendations.linked",
)  # fmt: skip
_ON_A_DOCUMENT: Final = frozenset(("document.published", "document.shown"))
# What no register shows, and acts on a milestone or a meeting that change nothing there that one does: of a meeting it
# shows the code, and who may see it.
_ELSEWHERE: Final = frozenset(("session", "group", "person", "list of participants", "release", "mechanism"))
_NOTHING_SHOWN: Final = frozenset(
    (
        "file.closed", "file.reopened", "result.added", "sessions.shifted", "agenda.imported", "meeting.created",
        "meeting.edited", "meeting.cancelled", "meeting.postponed", "meeting.reinstated",
    )
)  # fmt: skip
_ROWS: Final[tuple[tuple[Any, Select[int]], ...]] = (
    (Wording.id, select(Wording.recommendation_id)),
    (Tag.id, select(Tag.recommendation_id)),
    (Proposer.id, select(Proposer.recommendation_id)),
    (Contribution.id, select(Contribution.recommendation_id)),
    (Step.id, select(Contribution.recommendation_id).join(Step, Step.contribution_id == Contribution.id)),
    (
        Reflection.id,
        select(Contribution.recommendation_id).join(Reflection, Reflection.contribution_id == Contribution.id),
    ),
    (
        ReflectionStep.id,
        select(Contribution.recommendation_id)
        .join(Reflection, Reflection.contribution_id == Contribution.id)
        .join(ReflectionStep, ReflectionStep.reflection_id == Reflection.id),
    ),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What there was at a moment: the newest entry of the history, how much is published, and the newest rows."""

    entry: int
    chain: str | None  # of the newest entry: another history has another
    published: int
    rows: tuple[int, ...]


def mark_now() -> Mark:
    """The mark of what this transaction sees. One query, of which each part reads the end of an index."""
    newest = select(func.max(HistoryEntry.id)).where(HistoryEntry.inward.is_(False)).scalar_subquery()
    link = select(HistoryEntry.chain).where(HistoryEntry.id == newest).scalar_subquery()
    published = select(func.count()).select_from(Publication).scalar_subquery()
    rows = [select(func.coalesce(func.max(column), 0)).scalar_subquery() for column, _query in _ROWS]
    found = db.session.execute(select(func.coalesce(newest, 0), link, published, *rows)).one()
    return Mark(found[0], found[1], found[2], tuple(found[3:]))


def touched_between(before: Mark, now: Mark) -> frozenset[int] | None:
    """The recommendations, by number, of which something may differ; None where it may be any. Four queries at most."""
    if now.entry < before.entry or any(new < old for old, new in zip(before.rows, now.rows, strict=True)):
        return None
    entries = () if (now.entry, now.chain) == (before.entry, before.chain) else _entries_since(before)
    if entries is None:
        return None
    published = sum(entry.action == "document.published" for entry in entries)
    if before.published + published != now.published or not all(map(_is_understood, entries)):
        return None
    found = set(_of_rows(before, now))
    for those in (_of_codes(entries), _of_documents(entries)):
        if those is None:
            return None
        found |= those
    return frozenset(found) if len(found) <= _MOST else None


def _entries_since(before: Mark) -> Sequence[Row[*tuple[Any, ...]]] | None:
    """The entries since; None where there are too many, or where the history is another. One query."""
    query: Select[*tuple[Any, ...]] = select(
        HistoryEntry.id, HistoryEntry.chain, HistoryEntry.action, HistoryEntry.subject, HistoryEntry.subject_key
    )
    rows = db.session.execute(
        query.where(HistoryEntry.id >= before.entry, HistoryEntry.inward.is_(False))
        .order_by(HistoryEntry.id)
        .limit(_MOST + 1)
    ).all()
    if len(rows) > _MOST:
        return None
    if before.entry == 0:
        return rows
    return rows[1:] if rows and (rows[0].id, rows[0].chain) == (before.entry, before.chain) else None


def _is_understood(entry: Row[*tuple[Any, ...]]) -> bool:
    if entry.subject == "recommendation":
        return str(entry.action).startswith(_ON_ONE)
    if entry.subject == "document":
        return entry.action in _ON_A_DOCUMENT
    return entry.subject in _ELSEWHERE or entry.action in _NOTHING_SHOWN


def _of_rows(before: Mark, now: Mark) -> Iterator[int]:
    """Those that have rows of a higher number than there was. One query, where there are any."""
    queries = [
        query.where(column > old)
        for (column, query), old, new in zip(_ROWS, before.rows, now.rows, strict=True)
        if new > old
    ]
    if queries:
        yield from db.session.scalars(union(*queries).limit(_MOST + 1))


def _of_codes(entries: Collection[Row[*tuple[Any, ...]]]) -> set[int] | None:
    """Those that an entry names; None where one names none that there is. One query, where any does."""
    codes = {entry.subject_key for entry in entries if entry.subject == "recommendation"}
    if not codes:
        return set()
    found = set(db.session.scalars(select(Recommendation.id).where(Recommendation.code.in_(sorted(codes)))))
    return found if len(found) == len(codes) else None


def _of_documents(entries: Collection[Row[*tuple[Any, ...]]]) -> set[int] | None:
    """Those that a document words, or that are read in it; None where there is none such. Two queries at most."""
    references = sorted({entry.subject_key for entry in entries if entry.subject == "document"})
    if not references:
        return set()
    documents = list(db.session.scalars(select(Document.id).where(Document.reference.in_(references))))
    if len(documents) != len(references):
        return None
    worded = select(Wording.recommendation_id).where(Wording.document_id.in_(documents))
    read = (
        select(Contribution.recommendation_id)
        .join(Reflection, Reflection.contribution_id == Contribution.id)
        .where(Reflection.document_id.in_(documents))
    )
    return set(db.session.scalars(union(worded, read).limit(_MOST + 1)))
