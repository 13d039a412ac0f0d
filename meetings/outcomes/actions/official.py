"""The official text is imported over an analyst's summary: a text of record of its own, and what is summed up where."""

from collections.abc import Mapping, Sequence

from meetings.accounts.viewer import Viewer
from meetings.core import clock, history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, OfficialParagraph, OfficialText, Paragraph
from meetings.documents.rules.numbering import label
from meetings.outcomes.actions.allowed import require_writer, require_writer_of, saved
from meetings.outcomes.actions.describing import DocumentEntry, apply, shown_document
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries.official_texts import mapped, official_of
from meetings.outcomes.queries.readable_texts import meeting_of


def import_official(viewer: Viewer, summary: Document, entry: DocumentEntry) -> Document:
    """Start the text of record beside a published summary; nobody else reads it before it is published.

    :raises NotAllowed: for whoever is no administrator; of a meeting's summary, for whoever does not write for it too.
    :raises Invalid: for what is no published summary; for an entry that cannot be kept, naming every wrong field.
    """
    require_administrator(viewer)
    link = meeting_of(summary)
    code = link.meeting.code if link else None
    if code is not None:
        require_writer_of(viewer, code)
    if summary.nature != "summary" or not summary.is_published:
        raise Invalid(_("An official text is imported over a published summary of it."))
    document = Document(
        reference=_fresh_reference(summary, entry.language),
        sources=[], version=1, certainty="verified", by_user_id=viewer.id or None, issuer_id=summary.issuer_id,
        paragraphs=[],
    )  # fmt: skip
    apply(viewer, document, entry, None)
    db.session.add(document)
    db.session.flush()
    db.session.add(OfficialText(document_id=document.id, summary_id=summary.id))
    if link is not None:
        db.session.add(MeetingDocument(document_id=document.id, meeting_id=link.meeting_id, visibility="private"))
    db.session.flush()
    after = {**shown_document(document), "over": summary.reference}
    saved(viewer, document, code, "document.official_started", after=after)
    return document


def _fresh_reference(summary: Document, language: str) -> str:
    """An address beside the summary's that nobody used: gcm/official, gcm/official-fr, gcm/official-2."""
    start = f"{summary.reference}/official" + ("" if language == summary.language else f"-{language.lower()}")
    used = set(db.session.scalars(db.select(Document.reference).where(Document.reference.startswith(start))))
    return next(each for each in (start, *(f"{start}-{n}" for n in range(2, len(used) + 3))) if each not in used)


def require_administrator(viewer: Viewer) -> None:
    """Refuse whoever may not say what is a text of record.

    :raises NotAllowed: for everybody but administrators.
    """
    if not viewer.may("administrator"):
        raise NotAllowed(_("Only an administrator imports an official text."))


def map_official(
    viewer: Viewer, document: Document, places: Mapping[int, Sequence[Paragraph]], seen: str | None = None
) -> None:
    """Say which paragraphs of an official text each paragraph of the summary sums up; none: it has no place there.

    What stood before stays with its days once the text is published. The texts themselves do not change.

    :param places: by the number in the database of each paragraph of the summary.
    :param seen: ``map_seen`` of what the page showed.
    :raises Invalid: for paragraphs of other texts, or a document that is no official text.
    :raises Conflict: when somebody saved another map in between.
    """
    code = require_writer(viewer, document)
    beside = official_of(document)
    if beside is None:
        raise Invalid(_("This document stands beside no summary."))
    if seen is not None and seen != map_seen(document):
        raise Conflict(_("Somebody changed the map since this page was made. Look at it again."))
    own = {row.id for row in beside.summary.paragraphs}
    if set(places) - own or any(row.document_id != document.id for rows in places.values() for row in rows):
        raise Invalid(_("Choose paragraphs of these two texts."))
    _replace(document, {(number, row.id) for number, rows in places.items() for row in rows})
    beside.mapped_at = clock.now()
    db.session.flush()
    told = {"summary": beside.summary.reference, "places": _told(beside.summary, places)}
    if document.is_published:  # pages show it from now on
        history.record("document.official_mapped", "document", document.reference, scope=code, after=told)
    else:
        saved(viewer, document, code, "document.official_mapped", after=told)


def map_seen(document: Document) -> str:
    """What stands of the map, to tell whether somebody saved since a page was made."""
    return " ".join(f"{number}:{row.id}" for number, rows in sorted(mapped(document).items()) for row in rows)


def _replace(document: Document, wanted: set[tuple[int, int]]) -> None:
    now = clock.now()
    standing = db.session.scalars(
        db.select(OfficialParagraph)
        .join(OfficialParagraph.paragraph)
        .where(Paragraph.document_id == document.id, OfficialParagraph.until.is_(None))
    ).all()
    kept = set()
    for row in standing:
        pair = row.summary_paragraph_id, row.paragraph_id
        if pair in wanted:
            kept.add(pair)
        elif document.is_published:
            row.until = now
        else:
            db.session.delete(row)
    db.session.flush()
    db.session.add_all(
        OfficialParagraph(summary_paragraph_id=old, paragraph_id=new, at=now) for old, new in sorted(wanted - kept)
    )
    db.session.flush()


def _told(summary: Document, places: Mapping[int, Sequence[Paragraph]]) -> str:
    found = []
    for row in summary.paragraphs:
        there = places.get(row.id, ())
        if there:
            numbers = "+".join(label(each.path, editorial=each.editorial) for each in there)
            found.append(f"{label(row.path, editorial=row.editorial)}={numbers}")
    return ", ".join(found)
