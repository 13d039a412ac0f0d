"""The rapporteur's desk: one blueprint, filled by the modules beside this one."""

from typing import Any

from flask import Blueprint, render_template

from meetings.accounts.entrance.current_viewer import viewer
from meetings.documents.models import Document
from meetings.documents.vocabulary import DOCUMENT_KINDS, REVISION_MARKS
from meetings.outcomes.queries import drafts
from meetings.outcomes.queries.official_texts import official_of
from meetings.outcomes.queries.readable_texts import meeting_of
from meetings.outcomes.rules.audience import audience_of
from meetings.outcomes.vocabulary import FIELDS, PUBLISHED_FOR, RECOMMENDATION_KINDS

blueprint = Blueprint("drafting", __name__)
ONE = "/desk/documents/<int:number>"


def document_at_desk(number: int) -> Document:
    """The document, for whoever writes it.

    :raises Missing: as ``drafts.document_at_desk``.
    :raises NotAllowed: as ``drafts.document_at_desk``.
    """
    return drafts.document_at_desk(viewer(), number)


def page(template: str, document: Document, **shown: Any) -> str:
    """A page of a document's desk."""
    link = meeting_of(document)
    return render_template(
        f"drafting/{template}",
        document=document,
        link=link,
        beside=official_of(document) if document.nature == "record" else None,
        imports=viewer().may("administrator"),
        meeting=link.meeting if link else None,
        kinds=DOCUMENT_KINDS,
        recommendation_kinds=RECOMMENDATION_KINDS,
        marks=REVISION_MARKS,
        fields=FIELDS,
        published_for=PUBLISHED_FOR[audience_of(link)],
        organises=link is not None and viewer().may("organiser", link.meeting.code),
        **shown,
    )
