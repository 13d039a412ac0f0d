"""Paragraphs of a draft are added, edited, moved and taken out by those who write it."""

from collections.abc import Sequence

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core import clock, history_required
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.history import HistoryEntry
from meetings.core.translation_mark import mark as _
from meetings.documents import actions as texts
from meetings.documents.actions import GOES_ON, ParagraphEntry, Way
from meetings.documents.models import Document, Paragraph
from meetings.outcomes.actions.allowed import require_draft, saved
from meetings.outcomes.actions.describing import conflict
from meetings.outcomes.actions.ordering import put_in_order
from meetings.outcomes.models import wording_paragraphs
from meetings.outcomes.queries.content import whole
from meetings.outcomes.queries.readable_texts import recommendations_in


def add_paragraph(
    viewer: Viewer,
    document: Document,
    entry: ParagraphEntry,
    *,
    after: Paragraph | None = None,
    at_start: bool = False,
    directly: bool = False,
) -> Paragraph:
    """Add a paragraph below another one; without one at the end, or at the start. Numbers follow by themselves.

    Below a paragraph that has sub-paragraphs, one of its own level goes below these.

    :param directly: before them all the same, so that they hang on the new one.
    :raises Invalid: for a kind that there is not; where numbers are given, without a number or with one taken.
    """
    code = require_draft(viewer, document)
    rows = document.paragraphs
    if after is None:
        at = 0 if at_start else len(rows)
    else:
        at = rows.index(after) + 1 if directly else texts.place_for(document, entry, after)
    paragraph = texts.insert(document, entry, at)
    put_in_order(document)
    saved(viewer, document, code, "paragraph.added", key(paragraph), after={"kind": paragraph.kind})
    return paragraph


def edit_paragraph(viewer: Viewer, paragraph: Paragraph, entry: ParagraphEntry, version: int) -> None:
    """Give a paragraph another text, kind or given number.

    :param version: of the paragraph, as it was shown.
    :raises Conflict: when somebody saved another text in between, with both.
    """
    document = paragraph.document
    code = require_draft(viewer, document)
    before, typed = texts.for_history(paragraph), _typed(paragraph, entry)
    if before == typed:
        return  # sent again, or the same typed by two
    if paragraph.version != version:
        raise conflict(before, typed)
    paragraph.version += 1
    texts.change(paragraph, entry)
    if _told_lately(viewer, paragraph):
        history_required.goes_on(db.session())
        texts.keep(viewer, document, whole(document))
    else:
        saved(viewer, document, code, "paragraph.edited", key(paragraph))


def move_paragraph(viewer: Viewer, paragraph: Paragraph, way: Way) -> None:
    """Move a paragraph with what hangs on it one place up or down, or one level in or out.

    :raises Invalid: where it cannot go further.
    """
    code = require_draft(viewer, paragraph.document)
    if way not in ("up", "down", "in", "out"):
        raise Invalid(_("A paragraph moves up, down, in or out."))
    was = key(paragraph)
    texts.shift(paragraph, way)
    _moved(viewer, paragraph, code, was)


def place_paragraph(viewer: Viewer, paragraph: Paragraph, place: int) -> None:
    """Move a paragraph with what hangs on it before the one that stands at this place now, 1 being the first.

    :raises Invalid: for a place that the text does not have.
    """
    code = require_draft(viewer, paragraph.document)
    was = key(paragraph)
    texts.place(paragraph, place - 1)
    _moved(viewer, paragraph, code, was)


def remove_paragraph(viewer: Viewer, paragraph: Paragraph, version: int) -> None:
    """Take a paragraph out of the draft; what was marked in it stays marked, and publishing then asks for its place.

    :raises Conflict: when somebody edited it in between, with their text.
    """
    document = paragraph.document
    code = require_draft(viewer, document)
    if paragraph.version != version:
        raise conflict(texts.for_history(paragraph), {"text": ""})
    was, text = key(paragraph), paragraph.text
    _unlink(paragraph)
    texts.remove(paragraph)
    put_in_order(document)
    saved(viewer, document, code, "paragraph.removed", was, before={"text": text})


def came_from(viewer: Viewer, paragraph: Paragraph, old: Sequence[Paragraph]) -> None:
    """Say from which paragraphs of the text revised this one of its revision comes; none: it is new.

    :raises Invalid: for paragraphs of another text.
    """
    code = require_draft(viewer, paragraph.document)
    texts.note_map(paragraph, old)
    told = ", ".join(row.anchor.removeprefix("p-") for row in old)
    saved(viewer, paragraph.document, code, "paragraph.mapped", key(paragraph), after={"from": told})


def key(paragraph: Paragraph) -> str:
    """How the log names a paragraph: by its document and its address there."""
    return f"{paragraph.document.reference}#{paragraph.anchor}"


def _typed(paragraph: Paragraph, entry: ParagraphEntry) -> dict[str, str]:
    return {
        "kind": entry.kind,
        "text": texts.kept_text(entry.text),
        "number": texts.kept_number(paragraph.document, entry),
    }


def _moved(viewer: Viewer, paragraph: Paragraph, code: str | None, was: str) -> None:
    put_in_order(paragraph.document)
    saved(viewer, paragraph.document, code, "paragraph.moved", key(paragraph), before={"key": was}, after={})


def _unlink(paragraph: Paragraph) -> None:
    db.session.execute(wording_paragraphs.delete().where(wording_paragraphs.c.paragraph_id == paragraph.id))
    for row in recommendations_in(paragraph.document):
        db.session.expire(row, ["paragraphs"])


def _told_lately(viewer: Viewer, paragraph: Paragraph) -> bool:
    """Whether the log says already that this person writes this paragraph: saving by itself is one act, not many."""
    return (
        db.session.scalar(
            select(HistoryEntry.id)
            .where(
                HistoryEntry.subject == "paragraph",
                HistoryEntry.subject_key == key(paragraph),
                HistoryEntry.action == "paragraph.edited",
                HistoryEntry.user_id == (viewer.id or None),
                HistoryEntry.at >= clock.now() - GOES_ON,
            )
            .limit(1)
        )
        is not None
    )
