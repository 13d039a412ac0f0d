"""One document with each paragraph's fate in the margin; the same as data; and what changed since the text before."""

from typing import Any

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.documents.models import Document
from meetings.documents.queries import no_such_document
from meetings.followup.answers.register import Chosen
from meetings.followup.answers.was_out import was_out
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries.drafts import writes
from meetings.outcomes.queries.readable_texts import document_for, meeting_of, recommendations_in
from meetings.pages.page import blueprint, show
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.by_source import differences
from meetings.showing.citations import Citations
from meetings.showing.dated import DAYS
from meetings.showing.document.document_changes import changes_between
from meetings.showing.document.document_data import as_json
from meetings.showing.document.document_facts import address_of, facts, heading_of, newest, original
from meetings.showing.document.document_paragraphs import margin_of, paragraphs_shown
from meetings.showing.document.document_rows import titled
from meetings.showing.document.official_shown import beside
from meetings.showing.document.revisions_known import is_hidden, revisions_known
from meetings.showing.numbers_said import numbers_in
from meetings.showing.two_clocks import Asked, asked_clocks, at
from meetings.web.query_string import asked
from meetings.web.translation import _


@blueprint.get("/documents/<path:reference>")
@kept_until_history_changes(at_most="minute", asks=("kind", "objective", *DAYS))
@audience("anyone")
def document(reference: str) -> str:
    """One document, as much of it as is the reader's to see."""
    who, clocks = viewer(), asked_clocks()
    found = _as_of(reference, clocks)
    meeting = meeting_of(found)
    chosen = Chosen(kind=asked("kind"), objective=asked("objective"))
    margin = margin_of(who, found, clocks.when, chosen)
    citations, revisions = Citations(), revisions_known(found, clocks.when)
    stands = beside(who, found, clocks.when)
    return show(
        "pages/document.html",
        url_for("pages.document", reference=address_of(found)),
        disclaimer=True,
        document=found,
        heading=heading_of(found),
        facts=facts(found, meeting, revisions, citations, clocks.when),
        import_url=url_for("drafting.official", number=found.id) if _may_import(found, meeting) else None,
        revised=newest(revisions),
        sources=citations.footnotes(),
        differences=differences(f"document:{found.reference}"),
        original=original(found),
        beside=stands,
        rows=paragraphs_shown(found, margin, stands),
        margin=margin,
        holds=numbers_in(found, recommendations_in(found)),
        reading_text=_(READING_DISCLAIMER),
        clocks=clocks if clocks.query else None,
        all_url=at("pages.document", {"reference": reference}, clocks) if chosen.set() else None,
        **_around(found, meeting, at("pages.document_json", {"reference": reference}, clocks)),
    )


def _as_of(reference: str, clocks: Asked) -> Document:
    """The document, unless a day is asked for by which it had not come out; a draft is for those who write it.

    :raises Missing: when there is none that the reader may know of, or none yet as of the two days.
    """
    found = document_for(viewer(), reference)
    if clocks.query and found.is_published and not was_out(found, clocks.when):
        raise no_such_document()
    return found


def _may_import(found: Document, meeting: MeetingDocument | None) -> bool:
    who = viewer()
    theirs = meeting is None or writes(who, meeting.meeting.code)
    return found.nature == "summary" and found.is_published and who.may("administrator") and theirs


def _around(found: Document, meeting: MeetingDocument | None, data_url: str) -> dict[str, Any]:
    code = meeting.meeting.code if meeting else None
    return {
        "exports": [("PDF", url_for("handouts.document_pdf", reference=found.reference)), ("JSON", data_url)],
        "is_draft": not found.is_published,
        "desk_url": url_for("drafting.text", number=found.id) if writes(viewer(), code) else None,
        "not_public": is_hidden(found, meeting),
        "demonstration": code == DEMONSTRATION,
    }


@blueprint.get("/documents/<path:reference>.json")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def document_json(reference: str) -> Response:
    """The document as data; the shape is described in ``document_data``."""
    clocks = asked_clocks()
    found = _as_of(reference, clocks)
    return as_json(viewer(), found, meeting_of(found), clocks.when)


@blueprint.get("/documents/<path:reference>/changes")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def document_changes(reference: str) -> str:
    """What a revision changed, paragraph by paragraph and word by word."""
    clocks = asked_clocks()
    found = _as_of(reference, clocks)
    earlier = revisions_known(found, clocks.when).earlier
    if earlier is None:
        raise Missing(mark("This document revises no other that is on record here."))
    if found.revision_kind == "add":
        raise Missing(mark("An addendum adds to a document and changes none of its words."))
    return show(
        "pages/document_changes.html",
        url_for("pages.document_changes", reference=found.reference),
        document=found,
        earlier_title=titled(earlier),
        heading=heading_of(found),
        document_url=url_for("pages.document", reference=found.reference),
        earlier_url=url_for("pages.document", reference=earlier.reference),
        changes=changes_between(earlier, found),
        is_draft=not found.is_published,
    )
