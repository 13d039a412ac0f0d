"""Somebody says which words hold, where a recommendation and its paragraph say different things."""

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.outcomes.actions.allowed import require_draft, saved
from meetings.outcomes.actions.entries import shown_recommendation
from meetings.outcomes.actions.recommendations import key, unmark_recommendation
from meetings.outcomes.actions.words_decided import decided
from meetings.outcomes.models import Wording
from meetings.outcomes.rules.agreement import basis_of, text_of
from meetings.outcomes.vocabulary import WORDS_DECIDED, WordsDecided


def decide_words(viewer: Viewer, wording: Wording, which: WordsDecided, seen: str | None = None) -> None:
    """Keep the words of a recommendation deliberately, take those of its paragraphs, or let it end with this text.

    :param seen: ``basis_of`` what the page showed; None when nothing was shown.
    :raises Conflict: when somebody changed either since.
    :raises Invalid: for an answer that there is not; in a published document.
    """
    document = wording.document
    code = require_draft(viewer, document)
    if which not in WORDS_DECIDED:
        sentence = _("Choose one of the three.")
        raise Invalid(sentence, {"which": sentence})
    if seen is not None and seen != basis_of(wording):
        raise Conflict(_("Somebody changed the words since this page was made. Look at both again, then choose."))
    if which == "ends":
        unmark_recommendation(viewer, wording)
        return
    before = shown_recommendation(wording)
    db.session.add(decided(viewer, wording, which))
    if which == "takes":
        wording.text = text_of(wording.paragraphs)
        wording.recommendation.version += 1
    db.session.flush()
    after = {**shown_recommendation(wording), "which": which}
    saved(viewer, document, code, f"recommendation.words_{which}", key(wording), before=before, after=after)
