"""What somebody pasted is taken apart: several paragraphs are added at once, or take the place of one."""

from collections.abc import Sequence

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents import actions as texts
from meetings.documents.actions import ParagraphEntry
from meetings.documents.models import Document, Paragraph
from meetings.outcomes.actions.allowed import require_draft, saved
from meetings.outcomes.actions.ordering import put_in_order
from meetings.outcomes.actions.paragraphs import edit_paragraph

MOST = 300  # paragraphs at once
LONGEST = 20_000  # characters of one


def add_paragraphs(
    viewer: Viewer,
    document: Document,
    entries: Sequence[ParagraphEntry],
    *,
    after: Paragraph | None = None,
    at_start: bool = False,
) -> list[Paragraph]:
    """Add these below a paragraph; without one at the end, or at the start. Numbers follow by themselves.

    :raises Invalid: for none, for more than ``MOST``, for one that is too long, and as for a single one.
    """
    code = require_draft(viewer, document)
    _require_a_few(entries)
    if after is None:
        at = 0 if at_start else len(document.paragraphs)
    else:
        at = texts.place_for(document, entries[0], after)
    made = texts.insert_all(document, entries, at)
    put_in_order(document)
    saved(viewer, document, code, "paragraphs.added", after={"count": len(made)})
    return made


def split_paragraph(
    viewer: Viewer, paragraph: Paragraph, entries: Sequence[ParagraphEntry], version: int
) -> list[Paragraph]:
    """Let the first of these take the place of a paragraph, with what was marked in it; the others follow it.

    :param version: of the paragraph, as it was shown.
    :raises Conflict: when somebody saved another text in between, with both.
    :raises Invalid: as for adding them.
    """
    document = paragraph.document
    code = require_draft(viewer, document)
    _require_a_few(entries)
    edit_paragraph(viewer, paragraph, entries[0], version)
    made = texts.insert_all(document, entries[1:], document.paragraphs.index(paragraph) + 1)
    put_in_order(document)
    saved(viewer, document, code, "paragraphs.added", after={"count": len(made)})
    return [paragraph, *made]


def let_numbers_be_typed(viewer: Viewer, document: Document) -> None:
    """Keep the numbers of this draft as they are typed: those it has stay, and none follows by itself any more."""
    code = require_draft(viewer, document)
    if document.numbering == "given":
        return
    document.numbering = "given"
    document.version += 1
    db.session.flush()
    saved(viewer, document, code, "document.edited", before={"numbering": "own"}, after={"numbering": "given"})


def _require_a_few(entries: Sequence[ParagraphEntry]) -> None:
    if not entries:
        raise Invalid(_("Nothing is left to add: keep at least one paragraph."))
    if len(entries) > MOST:
        raise Invalid(_("These are more than %(most)s paragraphs. Add them in several goes."), most=MOST)
    if any(len(entry.text) > LONGEST for entry in entries):
        raise Invalid(_("A paragraph has more than %(most)s characters. Part it first."), most=LONGEST)
