"""A document as data, at ``/documents/<reference>.json``.

    {"address", "reference", "symbol", "kind", "nature", "title", "language", "adoption", "certainty", "url",
     "issued": {"label", "earliest", "latest", "status"},
     "original": {"symbol", "title", "url"} of the text summed up, or null,
     "unread": of a summary, what of the text nobody has read and no official text here has, or null,
     "official": of a summary, the references of the official texts beside it,
     "summary": of an official text, the reference of the summary beside it, or null,
     "meeting": its code or null,
     "published": the moment it was published here, or null for a draft,
     "paragraphs": [{"anchor", "path", "label", "kind", "depth", "editorial", "text", "recommendations": [codes]}],
     "sources": ["<code of the source>#<place in it>"], "disclaimer"}

Keys are never taken away; new ones may come. Days are ISO 8601.
"""

import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from flask import Response, url_for

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import label
from meetings.followup.answers.register import register_for
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries.readable_texts import recommendations_in
from meetings.showing.document.document_facts import address_of
from meetings.showing.document.document_rows import iso
from meetings.showing.document.official_shown import beside
from meetings.showing.site import disclaimed, whole


def as_json(viewer: Viewer, document: Document, meeting: MeetingDocument | None, when: AsOf) -> Response:
    """The answer, with the codes of those recommendations that the reader may know of as of the two days."""
    stands = beside(viewer, document, when)
    data = {
        "address": address_of(document),
        "reference": document.reference,
        "symbol": document.symbol,
        "kind": document.kind,
        "nature": document.nature,
        "title": document.title,
        "language": document.language,
        "adoption": document.adoption,
        "certainty": document.certainty,
        "url": whole(url_for("pages.document", reference=document.reference)),
        "issued": fuzzy(document.issued),
        "original": _original(document),
        "unread": stands.unread,
        "official": list(stands.references),
        "summary": stands.summary_reference,
        "meeting": meeting.meeting.code if meeting else None,
        "published": document.publication.at.isoformat() if document.publication else None,
        "paragraphs": _paragraphs(document, register_for(viewer, when).by_code),
        "sources": document.sources,
        "disclaimer": disclaimed(),
    }
    return json_answer(data)


def json_answer(data: Any) -> Response:
    """Plain values as JSON, for people to read too."""
    body = json.dumps(data, ensure_ascii=False, indent=1)
    return Response(body + "\n", content_type="application/json; charset=utf-8")


def fuzzy(dates: FuzzyDates) -> dict[str, str | None]:
    """Days as they are known."""
    return {"label": dates.label, "earliest": iso(dates.earliest), "latest": iso(dates.latest), "status": dates.status}


def _original(document: Document) -> dict[str, str | None] | None:
    if document.nature != "summary":
        return None
    return {"symbol": document.original_symbol, "title": document.original_title, "url": document.original_url}


def _paragraphs(document: Document, known: Collection[str]) -> list[dict[str, Any]]:
    codes: dict[int, list[str]] = defaultdict(list)
    for wording in recommendations_in(document):
        code = wording.recommendation.code
        for paragraph in wording.paragraphs if code in known else ():
            codes[paragraph.id].append(str(code))
    return [_paragraph(row, document.language, codes[row.id]) for row in document.paragraphs]


def _paragraph(row: Paragraph, language: str, codes: list[str]) -> dict[str, Any]:
    return {
        "anchor": row.anchor,
        "path": row.path,
        "label": label(row.path, language, editorial=row.editorial),
        "kind": row.kind,
        "depth": row.depth,
        "editorial": row.editorial,
        "text": row.text,
        "recommendations": codes,
    }
