"""A document is written down in one way only: its digest depends on what it says, and on all that its readers see."""

from datetime import date
from typing import Any

import pytest

from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.content import content_of, digest_of

pytestmark = pytest.mark.alike

SAID: dict[str, Any] = {
    "reference": "GRCP/7/Highlights",
    "symbol": "A/72/1",
    "kind": "highlights",
    "nature": "summary",
    "title": "Highlights",
    "language": "en",
    "adoption": "none",
    "issued_label": "October 2017",
    "issued_earliest": date(2017, 10, 1),
    "issued_latest": date(2017, 10, 31),
    "issued_status": "tentative",
    "original_symbol": "A/72/2",
    "original_title": "Faits saillants",
    "original_url": "https://example.org/faits",
}


def paragraph(**otherwise: Any) -> Paragraph:
    said = {"uid": "u1", "kind": "numbered", "depth": 0, "path": ["1"], "editorial": False, "text": "Recalls."}
    return Paragraph(**said | otherwise)


def document(*paragraphs: Paragraph, **otherwise: Any) -> Document:
    return Document(**SAID | otherwise, paragraphs=list(paragraphs))


def digest(*paragraphs: Paragraph, **otherwise: Any) -> str:
    return digest_of(content_of(document(*paragraphs, **otherwise)))


def test_the_same_document_has_the_same_digest() -> None:
    assert digest(paragraph()) == digest(paragraph())


def test_the_order_in_which_values_were_given_does_not_count() -> None:
    content = content_of(document(paragraph()))
    assert digest_of(dict(reversed(content.items()))) == digest_of(content)


@pytest.mark.parametrize("name", SAID)
def test_whatever_readers_see_of_it_changes_the_digest(name: str) -> None:
    other = date(2017, 10, 2) if isinstance(SAID[name], date) else "something else"
    assert digest(**{name: other}) != digest()


@pytest.mark.parametrize(
    ("name", "other"),
    [("uid", "u2"), ("kind", "heading"), ("depth", 1), ("path", ["2"]), ("editorial", True), ("text", "Recalls")],
)
def test_whatever_readers_see_of_a_paragraph_changes_the_digest(name: str, other: Any) -> None:
    assert digest(paragraph(**{name: other})) != digest(paragraph())


def test_the_order_of_paragraphs_counts() -> None:
    one, other = {"uid": "u1", "text": "One."}, {"uid": "u2", "text": "Two."}
    assert digest(paragraph(**one), paragraph(**other)) != digest(paragraph(**other), paragraph(**one))


def test_what_only_those_who_write_see_does_not_count() -> None:
    assert digest(code_prefix="GRCP7", numbering="given") == digest()


def test_days_are_written_as_iso_8601_and_what_is_not_known_as_nothing() -> None:
    content = content_of(document(issued_label=None, issued_latest=None))
    assert content["issued"] == [None, "2017-10-01", None, "tentative"]


def test_letters_of_every_script_are_written_as_they_are() -> None:
    # Worked out by hand: printf '{"title":"الميثاق"}' | sha256sum
    assert digest_of({"title": "الميثاق"}) == "8194df9022fd0c09289a53c73b8a9cd46931ba90f4a4d1c1fee326cc79ace7e5"
