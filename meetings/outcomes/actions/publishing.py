"""A draft is published: frozen, its recommendations given their codes, its wordings in force."""

from typing import Final

from sqlalchemy import update

from meetings.accounts.viewer import Viewer
from meetings.core import clock, history, outbox
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.documents import actions as texts
from meetings.documents.models import Document, Publication
from meetings.outcomes.actions.allowed import require_draft
from meetings.outcomes.actions.codes import give_codes
from meetings.outcomes.actions.gaps import WithGaps, gaps
from meetings.outcomes.actions.ordering import put_in_order
from meetings.outcomes.actions.symbols import require_free
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.content import frozen_digest, seen_digest, whole
from meetings.outcomes.queries.readable_texts import meeting_of, recommendations_in
from meetings.outcomes.rules.days_in_doubt import days_in_doubt
from meetings.outcomes.vocabulary import MATERIAL_VISIBILITIES, MaterialVisibility

PREPARE: Final = "prepare document"  # what everybody will ask for is made before anybody asks


def publish(
    viewer: Viewer,
    document: Document,
    *,
    visibility: MaterialVisibility = "private",
    note: str = "",
    seen: str | None = None,
    sure: bool = True,
) -> Publication:
    """Freeze a draft for ever. From then on its recommendations are on record, each with a code of its own.

    :param visibility: of a meeting's document: for everybody once the meeting is public, or for its staff.
    :param seen: ``seen_digest`` of what the page showed; None when nothing was shown.
    :param sure: that a day of issue that looks wrong (``rules.days_in_doubt``) is meant so.
    :raises Invalid: with every gap at once (``WithGaps``); for a document that is published already.
    :raises Conflict: when somebody saved since the page was made.
    """
    code = require_draft(viewer, document)
    if visibility not in MATERIAL_VISIBILITIES:
        sentence = _("Choose public or private.")
        raise Invalid(sentence, {"visibility": sentence})
    if seen is not None and seen != seen_digest(document):
        raise Conflict(_("Somebody changed the draft since this page was made. Look at it again, then publish."))
    found = gaps(document)
    if found:
        raise WithGaps(found)
    link = meeting_of(document)
    if not sure and days_in_doubt(document, link.meeting if link else None):
        sentence = _("Say that the day of issue is right, or correct it under Details.")
        raise Invalid(sentence, {"sure": sentence})
    require_free(viewer, document)
    put_in_order(document)
    if link is not None:
        link.visibility = visibility
    codes = give_codes(document, link)
    _bring_in_force(document)
    texts.keep(viewer, document, whole(document))
    publication = _frozen(viewer, document, note.strip())
    shown = link.visibility if link else "public"
    after = {"title": document.title, "visibility": shown, "recommendations": codes, "digest": publication.digest}
    history.record("document.published", "document", document.reference, scope=code, after=after)
    outbox.put(PREPARE, {"reference": document.reference})
    return publication


def _frozen(viewer: Viewer, document: Document, note: str) -> Publication:
    publication = Publication(at=clock.now(), by_user_id=viewer.id or None, digest=frozen_digest(document), note=note)
    document.publication = publication
    db.session.flush()
    return publication


def _bring_in_force(document: Document) -> None:
    rows = recommendations_in(document)
    ids = [row.recommendation_id for row in rows]
    older = update(Wording).where(Wording.recommendation_id.in_(ids), Wording.in_force)
    db.session.execute(older.values(in_force=False))
    for row in rows:
        row.in_force = True
        row.folded = folded(f"{row.recommendation.code} {row.text}")
    db.session.flush()
