"""A document as plain values: what a version of a draft keeps, and what a publication's digest is made of."""

import hashlib
import json
from typing import Any

from meetings.documents.models import Document, Paragraph

Content = dict[str, Any]


def content_of(document: Document) -> Content:
    """Everything that its readers see of the text itself."""
    unread = {"unread": document.unread} if document.unread else {}  # digests of before had none
    return unread | {
        "reference": document.reference,
        "symbol": document.symbol,
        "kind": document.kind,
        "nature": document.nature,
        "title": document.title,
        "language": document.language,
        "adoption": document.adoption,
        "issued": [
            str(part) if part else None
            for part in (
                document.issued_label,
                document.issued_earliest,
                document.issued_latest,
                document.issued_status,
            )
        ],
        "original": [document.original_symbol, document.original_title, document.original_url],
        "paragraphs": [_paragraph(paragraph) for paragraph in document.paragraphs],
    }


def _paragraph(paragraph: Paragraph) -> Content:
    return {
        "uid": paragraph.uid,
        "kind": paragraph.kind,
        "depth": paragraph.depth,
        "path": list(paragraph.path),
        "editorial": paragraph.editorial,
        "text": paragraph.text,
    }


def digest_of(content: Content) -> str:
    """SHA-256 of the content in its one written form."""
    return hashlib.sha256(
        json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()
