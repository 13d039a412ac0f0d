"""One document as a line of a list: every value ready to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for

from meetings.core.dates import FuzzyDates
from meetings.documents.models import Document
from meetings.documents.vocabulary import DOCUMENT_KINDS, REVISION_MARKS
from meetings.outcomes.queries.document_lists import Line
from meetings.showing.numbers_said import Numbers
from meetings.web.filters import written_days
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """What ``_macros/documents.html`` prints of a document."""

    title: str
    url: str
    when: str
    starts_iso: str | None
    about: tuple[str, ...]
    is_draft: bool
    is_summary: bool


def of_rows(rows: Iterable[Line], *, meeting: bool = True) -> list[DocumentLine]:
    """Lines of a list.

    :param meeting: whether to say whose documents they are.
    """
    return [_of_row(row, meeting) for row in rows]


def _of_row(row: Line, meeting: bool) -> DocumentLine:
    issued = FuzzyDates(row.issued_label, row.issued_earliest, row.issued_latest, row.issued_status)
    about = (
        _(DOCUMENT_KINDS[row.kind]),
        meeting_name(row) if meeting else None,
        row.symbol,
        revision_mark(row.revision_kind, row.revision_number),
        holdings(row),
    )
    return DocumentLine(
        title=row.title or _("Without a title yet"),
        url=url_for("pages.document", reference=row.reference),
        when=issued_text(issued) or "",
        starts_iso=row.issued_earliest.isoformat() if issued.exact and row.issued_earliest else None,
        about=tuple(text for text in about if text),
        is_draft=row.published_at is None,
        is_summary=row.nature == "summary",
    )


def holdings(row: Line) -> str | None:
    """What it holds, in words: ``eleven points, read here as 28 items``; None where there is nothing."""
    counts_itself = row.nature == "summary" and 1 < row.points < row.recommendations
    points, whole = (row.points, row.recommendations) if counts_itself else (0, 0)
    held = Numbers(
        recommendations=row.recommendations, conclusions=row.conclusions, others=row.others, points=points, whole=whole
    )
    return str(held) if held.any else None


def meeting_name(row: Line) -> str | None:
    """The meeting as its release calls it; its code while there is none."""
    name: str | None = row.meeting_short or row.meeting_title or row.meeting
    return name


def titled(document: Document) -> str:
    """The title as others cite it: a revision is told from the text that it revises."""
    mark = revision_mark(document.revision_kind, document.revision_number)
    return ", ".join(part for part in (document.title or _("Without a title yet"), mark) if part)


def revision_mark(kind: str | None, number: int | None) -> str | None:
    """``Rev.1``, as the United Nations writes it."""
    return f"{REVISION_MARKS[kind]}{number or 1}" if kind else None


def issued_text(issued: FuzzyDates) -> str | None:
    """The day of issue as it is known; None where nothing is."""
    if issued.earliest is None and not issued.label:
        return None
    return issued.label if issued.earliest is None else written_days(issued)


def iso(day: date | None) -> str | None:
    """The day as machines write it."""
    return day.isoformat() if day else None
