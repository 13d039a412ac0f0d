"""Whether a recommendation still says what its paragraphs say: told to those who write, and refuses nothing."""

from meetings.core.folding import folded
from meetings.documents.models import Document
from meetings.outcomes.models import Wording


def worded_otherwise(wording: Wording, document: Document) -> bool:
    """Whether the words of a recommendation stand in none of the paragraphs that it is taken from.

    A summary words its items in its own way; a recommendation without words or paragraphs is a gap, not this.
    """
    if document.nature == "summary" or not wording.text.strip() or not wording.paragraphs:
        return False
    return folded(wording.text) not in folded(" ".join(paragraph.text for paragraph in wording.paragraphs))
