"""Lists of documents as a person may see them: columns only, one query each, however many there are."""

from datetime import date
from typing import Any

from sqlalchemy import Row, ScalarSelect, Select, func, select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.documents.models import Document, Paragraph, Publication
from meetings.documents.queries import is_published
from meetings.outcomes.models import MeetingDocument, Recommendation, Wording
from meetings.outcomes.queries.readable_texts import open_to_all, readable
from meetings.programme.models import Meeting, Release
from meetings.programme.queries.visible_meetings import current_release

Line = Row[*tuple[Any, ...]]


def documents_for(viewer: Viewer) -> list[Line]:
    """Every document that the person may read, the latest issued first; drafts among them for those who work on them.

    A meeting is named as its release in force names it, never as its draft does.
    """
    return _lines(_listed().where(readable(viewer)))


def documents_of(viewer: Viewer, meeting: str) -> list[Line]:
    """The documents of one meeting that the person may read, in the order of their issue."""
    return _lines(_listed().where(readable(viewer), Meeting.code == meeting))


def latest_published(limit: int) -> list[Line]:
    """What everybody may read and was published last, the latest issued first; of a revised text the revision.

    Of what was published together, as the record is when it is first loaded, the latest issued is taken.
    """
    revised = select(Document.revises_id).where(
        Document.revision_kind == "rev", Document.revises_id.is_not(None), is_published(), open_to_all()
    )
    wanted = _listed().where(open_to_all(), is_published(), Document.id.not_in(revised.correlate(None)))
    found = _lines(wanted.order_by(None).order_by(Publication.at.desc(), Document.id.desc()), 5 * limit)
    together = sorted(found, key=_issued, reverse=True)
    latest = sorted(together, key=lambda row: row.published_at.replace(microsecond=0), reverse=True)[:limit]
    return sorted(latest, key=_issued, reverse=True)


def _issued(row: Line) -> date:
    return row.issued_earliest or date.min


def _listed() -> Select[*tuple[Any, ...]]:
    # Whatever their wording in other documents.
    held = select(func.count()).join(Wording.recommendation).where(Wording.document_id == Document.id)
    points = select(func.count()).where(
        Paragraph.document_id == Document.id, Paragraph.kind == "bullet", Paragraph.depth == 1
    )
    return (
        select(
            Document.id, Document.reference, Document.symbol, Document.original_symbol, Document.kind, Document.nature,
            Document.title, Document.language, Document.adoption, Document.issued_label, Document.issued_earliest,
            Document.issued_latest, Document.issued_status, Document.certainty, Document.revision_kind,
            Document.revision_number, Publication.at.label("published_at"), Meeting.code.label("meeting"),
            Release.short.label("meeting_short"), Release.title.label("meeting_title"),
            _counted(held.where(Recommendation.put_as == "recommendation")).label("recommendations"),
            _counted(held.where(Recommendation.put_as == "conclusion")).label("conclusions"),
            _counted(held.where(Recommendation.put_as.not_in(("recommendation", "conclusion")))).label("others"),
            _counted(points).label("points"),
        )
        .outerjoin(Publication, Publication.document_id == Document.id)
        .outerjoin(MeetingDocument, MeetingDocument.document_id == Document.id)
        .outerjoin(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .outerjoin(Release, current_release())
        .order_by(Document.issued_earliest.desc().nulls_last(), Document.id.desc())
    )  # fmt: skip


def _counted(query: Select[int]) -> ScalarSelect[int]:
    return query.correlate(Document).scalar_subquery()


def _lines(wanted: Select[*tuple[Any, ...]], limit: int | None = None) -> list[Line]:
    return list(db.session.execute(wanted.limit(limit) if limit else wanted))
