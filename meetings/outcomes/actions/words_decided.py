"""The row that tells which words somebody said hold."""

from meetings.accounts.viewer import Viewer
from meetings.outcomes.models import Wording, WordsDecision
from meetings.outcomes.rules.agreement import basis_of, text_of
from meetings.outcomes.vocabulary import WordsDecided


def decided(viewer: Viewer, wording: Wording, which: WordsDecided) -> WordsDecision:
    """Of the words and the paragraphs as they stand now."""
    return WordsDecision(
        recommendation_id=wording.recommendation_id,
        document_id=wording.document_id,
        which=which,
        basis=basis_of(wording),
        words=wording.text,
        paragraph=text_of(wording.paragraphs),
        by_user_id=viewer.id or None,
        by_name=viewer.name,
    )
