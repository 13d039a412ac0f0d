"""What a meeting left: its documents and recommendations."""

from dataclasses import dataclass

from flask import url_for

from meetings.accounts.entrance.current_viewer import viewer
from meetings.outcomes.queries import document_lists
from meetings.showing.document import document_rows
from meetings.showing.document.document_rows import DocumentLine
from meetings.web.translation import ngettext


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the meeting left: its documents, and how many recommendations they hold."""

    documents: list[DocumentLine]
    recommendations: str | None
    url: str


def outcome_of(code: str) -> Outcome | None:
    """The outcome as far as the reader may see it; None while there is nothing. Two queries."""
    rows = document_rows.of_rows(document_lists.documents_of(viewer(), code), meeting=False)
    number = document_lists.number_of_recommendations(viewer(), code) if rows else 0
    text = ngettext("%(num)s recommendation on record", "%(num)s recommendations on record", number)
    return Outcome(rows, text if number else None, url_for("pages.recommendations", meeting=code)) if rows else None
