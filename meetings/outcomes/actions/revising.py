"""What follows a published document: a revision, a corrigendum or an addendum, each a document of its own."""

from sqlalchemy import func, select

from meetings.accounts.viewer import Viewer
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents import actions as texts
from meetings.documents.models import Document, OfficialParagraph, OfficialText, Paragraph
from meetings.documents.queries import revisions_of
from meetings.documents.vocabulary import REVISION_KINDS, RevisionKind
from meetings.outcomes.actions.allowed import require_writer, saved
from meetings.outcomes.models import MeetingDocument, Wording
from meetings.outcomes.queries.official_texts import mapped, official_of
from meetings.outcomes.queries.readable_texts import meeting_of, recommendations_in

_KEPT = (
    "kind", "nature", "title", "language", "adoption", "numbering", "original_symbol", "original_title",
    "original_url", "issuer_id", "code_prefix", "certainty", "unread",
)  # fmt: skip


def revise(viewer: Viewer, document: Document, kind: RevisionKind = "rev") -> Document:
    """Start the draft that revises, corrects or adds to a published document; its day and symbol are its own.

    :raises Invalid: for a draft, for a document that was revised already, and for a kind that there is not.
    :raises Conflict: when such a draft was started already.
    """
    code = require_writer(viewer, document)
    _require_revisable(document, kind)
    root = _root(document)
    number = _next_number(root, kind)
    new = Document(
        **{name: getattr(document, name) for name in _KEPT},
        reference=f"{root.reference}/{kind}-{number}",
        sources=list(document.sources),
        revises_id=document.id,
        revision_kind=kind,
        revision_number=number,
        version=1,
        by_user_id=viewer.id or None,
        paragraphs=[],
    )
    new.issued = FuzzyDates.undetermined()
    db.session.add(new)
    db.session.flush()
    _keep_with_meeting(document, new)
    if kind != "add":
        became = texts.copied(document, new)
        _copy_wordings(document, new, became)
        _keep_beside_summary(document, new, became)
    after = {"reference": new.reference, "revises": document.reference}
    saved(viewer, new, code, "document.revised", after=after)
    return new


def _require_revisable(document: Document, kind: RevisionKind) -> None:
    if kind not in REVISION_KINDS:
        raise Invalid(_("Choose a revision, a corrigendum or an addendum."))
    if not document.is_published:
        raise Invalid(_("This is a draft: change it as it is. Only a published document is revised."))
    # An addendum repeats no text: it may follow a text with a corrigendum, and a draft of another kind.
    standing = ("rev",) if kind == "add" else ("rev", "corr")
    newer = [each for each in revisions_of(document) if each.revision_kind in standing]
    if newer:
        raise Invalid(
            _("%(reference)s revises this document already. Start from that one."), reference=newer[-1].reference
        )
    alike = (kind,) if kind == "add" else standing
    drafts = select(Document).where(
        Document.revises_id == document.id, Document.revision_kind.in_(alike), ~Document.publication.has()
    )
    draft = db.session.scalar(drafts.limit(1))
    if draft is not None:
        raise Conflict(_("%(reference)s was started already. Go on with that draft."), reference=draft.reference)


def _root(document: Document) -> Document:
    while document.revises is not None:
        document = document.revises
    return document


def _next_number(root: Document, kind: RevisionKind) -> int:
    """The next number of that kind among all that follows the first document."""
    start = f"{root.reference}/{kind}-"
    same = select(func.max(Document.revision_number)).where(
        Document.revision_kind == kind, Document.reference.startswith(start, autoescape=True)
    )
    return (db.session.scalar(same) or 0) + 1


def _keep_with_meeting(old: Document, new: Document) -> None:
    link = meeting_of(old)
    if link is not None:
        db.session.add(MeetingDocument(document_id=new.id, meeting_id=link.meeting_id, visibility=link.visibility))
        db.session.flush()


def _keep_beside_summary(old: Document, new: Document, became: dict[int, Paragraph]) -> None:
    """A revision of an official text stands beside the same summary, its paragraphs where the earlier ones stood."""
    beside = official_of(old)
    if beside is None:
        return
    db.session.add(OfficialText(document_id=new.id, summary_id=beside.summary_id, mapped_at=beside.mapped_at))
    db.session.add_all(
        OfficialParagraph(summary_paragraph_id=number, paragraph_id=became[row.id].id)
        for number, rows in mapped(old).items()
        for row in rows
    )
    db.session.flush()


def _copy_wordings(old: Document, new: Document, became: dict[int, Paragraph]) -> None:
    for row in recommendations_in(old):
        copy = Wording(
            recommendation_id=row.recommendation_id,
            document_id=new.id,
            position=row.position,
            text=row.text,
            addressed_to=row.addressed_to,
            in_force=False,
            folded="",
        )
        copy.paragraphs = [became[each.id] for each in row.paragraphs]
        db.session.add(copy)
    db.session.flush()
