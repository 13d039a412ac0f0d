"""A document on paper: what a meeting concluded, with its recommendations annexed, in the document's own language."""

import re
from datetime import datetime
from typing import Any

from flask import Response, url_for
from sqlalchemy import func, select

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.db import db
from meetings.documents.models import Document, DraftVersion
from meetings.followup.rules.as_of import AsOf
from meetings.formats.pdf import Enclosed
from meetings.handouts.blueprint import blueprint
from meetings.handouts.printing.answering import Sheet, hand_out
from meetings.handouts.printing.composing import set_sheet
from meetings.handouts.sheets import document_parts as parts
from meetings.handouts.sheets.captions import Say, disclaimer, language_of, spoken_in
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries.readable_texts import document_for, meeting_of, recommendations_in
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.citations import Citations
from meetings.showing.document.document_data import as_json
from meetings.showing.document.document_facts import Revisions, original
from meetings.showing.document.official_shown import beside
from meetings.showing.document.revisions_known import is_hidden, revisions_known
from meetings.showing.site import whole


@blueprint.get("/documents/<path:reference>.pdf")
@kept_until_history_changes(at_most="hour")
@audience("anyone")
def document_pdf(reference: str) -> Response:
    """One document; a draft for those who write it."""
    return hand_out(document_sheet(document_for(viewer(), reference)))


def document_sheet(found: Document) -> Sheet:
    """The document as the person asking may see it, in the words of its own language around it."""
    with spoken_in(language_of(found.language)) as say:
        return _set(found, say)


def _set(found: Document, say: Say) -> Sheet:
    when, meeting = AsOf.now(), meeting_of(found)
    revisions, citations = revisions_known(found, when), Citations()
    citations.cite(found.sources)
    rows = recommendations_in(found)
    stands = beside(viewer(), found, when)
    paragraphs = parts.paragraphs(found, rows, stands.read_there)
    name = _file_name(found)
    enclosed = as_json(viewer(), found, meeting, when).get_data()
    return set_sheet(
        name,
        "document.html",
        title=parts.title_of(found, say),
        moment=_moment(found, revisions),
        author=found.issuer.name if found.issuer else "",
        subject=found.symbol or found.reference,
        language=language_of(found.language),
        styles=("document.css",),
        enclosed=[Enclosed(
            name=f"{name}.json", body=enclosed, media_type="application/json", description=say("The document as data"),
            relationship="Source",
        )],
        say=say,
        disclaimed=disclaimer(say),
        document=found,
        kind=parts.kind_of(found, say),
        short=parts.shortened(parts.title_of(found, say)),
        facts=parts.facts(found, rows, meeting, revisions, say),
        sources=citations.footnotes(),
        paragraphs=paragraphs,
        contents=parts.contents(paragraphs),
        recommendations=parts.annex(rows, say),
        recommends=any(row.recommendation.put_as == "recommendation" for row in rows),
        beside=stands,
        **_standing(found, meeting, revisions, say),
    )  # fmt: skip


def _standing(found: Document, meeting: MeetingDocument | None, revisions: Revisions, say: Say) -> dict[str, Any]:
    """What must be known before it is read, and where it is to be read as it stands today."""
    published = found.publication
    return {
        "is_draft": published is None,
        "for_staff": is_hidden(found, meeting),
        "demonstration": meeting is not None and meeting.meeting.code == DEMONSTRATION,
        "revised": parts.title_of(revisions.revised[-1], say) if revisions.revised else None,
        "original": original(found),
        "digest": published.digest if published else None,
        "published_on": published.at.date() if published else None,
        "online": whole(url_for("pages.document", reference=found.reference)),
    }


def _moment(found: Document, revisions: Revisions) -> datetime:
    """Since when it is as it is: published, last written, or revised by another."""
    if found.publication is None:
        last = db.session.scalar(select(func.max(DraftVersion.at)).where(DraftVersion.document_id == found.id))
        return last or found.created_at
    return max(each.publication.at for each in (found, *revisions.revised) if each.publication)


def _file_name(found: Document) -> str:
    return re.sub(r"[^a-zA-Z0-9.]+", "-", found.symbol or found.reference).strip("-.") or "document"
