"""A document with its recommendations as plain values: for versions of a draft, and for what a publication froze."""

from meetings.documents.models import Document
from meetings.documents.rules.content import Content, content_of, digest_of
from meetings.outcomes.models import Proposer, Tag, Wording
from meetings.outcomes.queries import readable_texts


def whole(document: Document) -> Content:
    """All that the desk shows of it."""
    return {
        **content_of(document),
        "recommendations": [_wording(row) for row in readable_texts.recommendations_in(document)],
    }


def frozen_digest(document: Document) -> str:
    """SHA-256 of what publishing freezes: the text, and each recommendation's words, code and place in it."""
    frozen = [
        [row.recommendation.code, row.text, row.addressed_to, [paragraph.uid for paragraph in row.paragraphs]]
        for row in readable_texts.recommendations_in(document)
    ]
    return digest_of({**content_of(document), "recommendations": frozen})


def seen_digest(document: Document) -> str:
    """SHA-256 of all that the desk shows: whether somebody saved since a page was made."""
    return digest_of(whole(document))


def _wording(row: Wording) -> Content:
    whole = row.recommendation
    return {
        "id": whole.id,
        "code": whole.code,
        "kind": whole.kind,
        "text": row.text,
        "addressed_to": row.addressed_to,
        "paragraphs": [paragraph.uid for paragraph in row.paragraphs],
        "tags": sorted(tag_code(tag) for tag in whole.tags),
        "proposers": [proposer_told(proposer) for proposer in whole.proposers],
    }


def tag_code(tag: Tag) -> str:
    """The code of what a tag names: T3, P4 or O17, as the seeds call them."""
    named = tag.theme or tag.principle or tag.objective
    return named.code if named else ""


def proposer_told(proposer: Proposer) -> str:
    """A proposer as the desk lists, compares and records it: short, and in no language, or it would differ by reader.

    Readers are told more by ``showing.recommendation.proposers``.
    """
    if proposer.mechanism is not None:
        return proposer.mechanism.short or proposer.mechanism.name
    if proposer.group_number is not None:
        return group_told(proposer.group_number, proposer.group_name)
    return proposer.label or ""


def group_told(number: int, name: str | None) -> str:
    """A breakout group among the proposers of a recommendation."""
    return f"{number}. {name or ''}".strip()
