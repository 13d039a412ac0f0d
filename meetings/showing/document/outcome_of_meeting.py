"""What a meeting left: its documents and recommendations."""

from dataclasses import dataclass

from flask import url_for

from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.register import Chosen, register_for
from meetings.outcomes.queries import document_lists
from meetings.showing.document import document_rows
from meetings.showing.document.document_rows import DocumentLine
from meetings.showing.numbers_said import number_said
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the meeting left: its documents, and how many recommendations they hold."""

    documents: list[DocumentLine]
    recommendations: str | None
    url: str


def outcome_of(code: str) -> Outcome | None:
    """The outcome as far as the reader may see it; None while there is nothing. Two queries."""
    rows = document_rows.of_rows(document_lists.documents_of(viewer(), code), meeting=False)
    if not rows:
        return None
    register = register_for(viewer())
    held = register.find(Chosen(meeting=code)).entries
    text = _("%(number)s on record", number=number_said(held, register)) if held else None
    return Outcome(rows, text, url_for("pages.recommendations", meeting=code))
