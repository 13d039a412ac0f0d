"""Whether a recommendation still says what its paragraphs say, and what is asked where it does not."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from meetings.core.folding import folded
from meetings.documents.models import Document, Paragraph
from meetings.outcomes.models import Wording, WordsDecision


@dataclass(frozen=True, slots=True)
class Question:
    """A recommendation of a draft of which it must be said which words hold.

    ``before``: as the text that is revised words it, where it does.
    """

    wording: Wording
    before: Wording | None

    @property
    def basis(self) -> str:
        """What an answer holds for."""
        return basis_of(self.wording)


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    """The words of paragraphs one after the other."""
    return "\n".join(each.text for each in sorted(paragraphs, key=lambda each: each.position or 0) if each.text)


def basis_of(wording: Wording) -> str:
    """SHA-256 of the words of a recommendation and of the paragraphs it is taken from."""
    shown = [wording.text, text_of(wording.paragraphs)]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


def worded_otherwise(wording: Wording, document: Document) -> bool:
    """Whether the words of a recommendation stand in none of the paragraphs that it is taken from.

    A summary words its items in its own way; a recommendation without words or paragraphs is a gap, not this.
    """
    if document.nature == "summary" or not wording.text.strip() or not wording.paragraphs:
        return False
    words, whole = folded(wording.text), folded(" ".join(paragraph.text for paragraph in wording.paragraphs))
    if words == whole or words not in whole:  # of most this is all that is asked; a pattern takes a while to make
        return words != whole
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", whole) is None


def still_told(decision: WordsDecision, published: Wording | None) -> bool:
    """Whether what somebody said is what was published; the words may have been changed again before.

    :param published: as the document of the decision words it; None where it does not.
    """
    if published is None or decision.which == "ends":
        return published is None and decision.which == "ends"
    return decision.basis == basis_of(published) if decision.which == "keeps" else decision.paragraph == published.text


def left_behind(wording: Wording, before: Wording | None) -> bool:
    """Whether a revision changed the paragraphs of a recommendation and left its words as they were.

    Part of the paragraph may have changed only, and the words still stand in it: "share data" does in "do not share
    data". A recommendation that is its whole paragraph says what the paragraph says.
    """
    if before is None or not wording.text.strip() or not wording.paragraphs:
        return False
    now, then = folded(text_of(wording.paragraphs)), folded(text_of(before.paragraphs))
    return now != then and folded(wording.text) == folded(before.text) and folded(wording.text) != now
