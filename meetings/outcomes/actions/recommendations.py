"""Paragraphs of a draft are marked as recommendations, tagged, and unmarked while nobody has read them."""

from collections.abc import Sequence

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Invalid, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, Paragraph
from meetings.outcomes.actions import entries
from meetings.outcomes.actions.allowed import require_draft, saved
from meetings.outcomes.actions.describing import conflict
from meetings.outcomes.actions.entries import RecommendationEntry, shown_recommendation
from meetings.outcomes.actions.ordering import put_in_order
from meetings.outcomes.actions.words_decided import decided
from meetings.outcomes.models import Recommendation, Wording
from meetings.outcomes.queries.readable_texts import is_staff, meeting_of
from meetings.outcomes.rules.agreement import text_of


def mark_recommendation(
    viewer: Viewer, document: Document, paragraphs: Sequence[Paragraph], entry: RecommendationEntry | None = None
) -> Wording:
    """Say that these paragraphs of a draft hold a recommendation; it gets its code when the draft is published.

    :param entry: without a text, the recommendation is worded as its paragraphs are.
    :raises Invalid: for paragraphs of another document, or a kind or code that there is not.
    """
    code = require_draft(viewer, document)
    _require_own(document, paragraphs)
    entry = entry or RecommendationEntry()
    recommendation = Recommendation(code=None, kind=None, sources=[], version=1, by_user_id=viewer.id or None)
    with db.session.no_autoflush:
        wording = Wording(document=document, recommendation=recommendation, position=0, in_force=False, folded="")
        wording.document_id = document.id
        wording.paragraphs = list(paragraphs)
        entries.apply(viewer, wording, entry)
        if entry.text is None:
            wording.text = text_of(paragraphs)
        wording.position = _next_position(document)
    db.session.add(recommendation)
    db.session.flush()
    put_in_order(document)
    saved(viewer, document, code, "recommendation.marked", key(wording), after=shown_recommendation(wording))
    return wording


def edit_recommendation(
    viewer: Viewer,
    wording: Wording,
    entry: RecommendationEntry,
    version: int,
    paragraphs: Sequence[Paragraph] | None = None,
) -> None:
    """Change a recommendation of a draft: its words, kind, tags and proposers; and where it is taken from, if given.

    Of one that is on record already only the words change, and where they are taken from.

    :raises Conflict: when somebody saved in between, with both versions.
    :raises Invalid: as for marking one; for a published document.
    """
    document = wording.document
    code = require_draft(viewer, document)
    before = shown_recommendation(wording)
    if wording.recommendation.version != version:
        yours = {"text": (entry.text or "").strip(), "kind": entry.kind or ""}
        raise conflict(before, yours if wording.recommendation.code is None else {"text": yours["text"]})
    wording.recommendation.version += 1
    if paragraphs is not None:
        _require_own(document, paragraphs)
        wording.paragraphs = list(paragraphs)
    with db.session.no_autoflush:
        entries.apply(viewer, wording, entry)
        if entry.text is None:
            wording.text = text_of(wording.paragraphs)
    db.session.flush()
    put_in_order(document)
    after = shown_recommendation(wording)
    saved(viewer, document, code, "recommendation.edited", key(wording), before=before, after=after)


def unmark_recommendation(viewer: Viewer, wording: Wording) -> None:
    """Take a recommendation out of a draft. One that was published stands in the document that published it; that it
    ends there is told on its page once this draft is published.

    :raises Invalid: in a published document.
    """
    document, whole = wording.document, wording.recommendation
    code = require_draft(viewer, document)
    was, before = key(wording), shown_recommendation(wording)
    elsewhere = select(Wording.id).where(Wording.recommendation_id == whole.id, Wording.id != wording.id)
    if whole.code is None and db.session.scalar(elsewhere.limit(1)) is None:
        db.session.delete(whole)
        db.session.flush()
    else:
        db.session.add(decided(viewer, wording, "ends"))
        db.session.delete(wording)
        db.session.flush()
        db.session.expire(whole, ["wordings"])
    put_in_order(document)
    saved(viewer, document, code, "recommendation.unmarked", was, before=before)


def tag(viewer: Viewer, wording: Wording, entry: RecommendationEntry) -> None:
    """Let exactly the themes, principles and objectives of the entry stand; on record as given by this person.

    A published recommendation may be tagged too: tags are the secretariat's, not the text's.

    :raises NotAllowed: for people who do not work on the document.
    """
    code = _require_staff(viewer, wording.document)
    before = shown_recommendation(wording)["tags"]
    entries.set_tags(viewer, wording.recommendation, entry)
    db.session.flush()
    after = shown_recommendation(wording)["tags"]
    _record(viewer, wording, code, action="recommendation.tagged", before={"tags": before}, after={"tags": after})


def propose(viewer: Viewer, wording: Wording, entry: RecommendationEntry) -> None:
    """Let exactly the mechanisms, groups and others of the entry stand as those who proposed it.

    :raises NotAllowed: for people who do not work on the document.
    """
    code = _require_staff(viewer, wording.document)
    before = shown_recommendation(wording)["proposers"]
    entries.set_proposers(viewer, wording, entry)
    db.session.flush()
    after = shown_recommendation(wording)["proposers"]
    told = {"before": {"proposers": before}, "after": {"proposers": after}}
    _record(viewer, wording, code, action="recommendation.proposed", **told)


def describe(viewer: Viewer, wording: Wording, entry: RecommendationEntry, version: int) -> None:
    """Say at once what a recommendation is about and who proposed it: exactly what the entry says.

    :raises Conflict: when somebody saved in between, with both versions.
    :raises NotAllowed: for people who do not work on the document.
    """
    if wording.recommendation.version != version:
        yours = ", ".join(sorted([*entry.themes, *entry.principles, *entry.objectives]))
        raise conflict(shown_recommendation(wording), {"tags": yours})
    before = shown_recommendation(wording)
    tag(viewer, wording, entry)
    propose(viewer, wording, entry)
    if shown_recommendation(wording) != before:
        wording.recommendation.version += 1


def key(wording: Wording) -> str:
    """How the log names a recommendation: by its code, else by its place in the draft."""
    return wording.recommendation.code or f"{wording.document.reference} ({wording.position + 1})"


def _require_own(document: Document, paragraphs: Sequence[Paragraph]) -> None:
    if any(paragraph.document_id != document.id for paragraph in paragraphs):
        sentence = _("Choose paragraphs of this document.")
        raise Invalid(sentence, {"paragraphs": sentence})


def _next_position(document: Document) -> int:
    places = db.session.scalars(select(Wording.position).where(Wording.document_id == document.id)).all()
    return max(places, default=-1) + 1


def _require_staff(viewer: Viewer, document: Document) -> str | None:
    link = meeting_of(document)
    code = link.meeting.code if link else None
    if not is_staff(viewer, code):
        raise NotAllowed(_("Only those who work on this document may do this."))
    return code


def _record(
    viewer: Viewer, wording: Wording, code: str | None, *, action: str, before: dict[str, str], after: dict[str, str]
) -> None:
    if before == after:
        return
    if wording.recommendation.code is not None:  # on record, whatever draft it is looked at in
        history.record(action, "recommendation", key(wording), scope=code, before=before, after=after)
    else:
        saved(viewer, wording.document, code, action, key(wording), before=before, after=after)
