"""What a revision changed: the paragraphs that are new, gone, moved or worded otherwise."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased

from meetings.core.db import db
from meetings.core.translation_mark import mark
from meetings.documents.models import Document, Paragraph, ParagraphMap
from meetings.documents.rules.content import content_of
from meetings.documents.rules.numbering import label
from meetings.documents.rules.text_diff import Diff, ParagraphChange, compared
from meetings.web.translation import _

CHANGES = {
    "added": mark("New"),
    "removed": mark("Taken out"),
    "changed": mark("Reworded"),
    "moved": mark("Moved"),
}


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One paragraph that is not as it was: what happened, its number before and after, and the words."""

    what: str
    numbers: str
    anchor: str | None  # in the text after; None where it was taken out
    words: Diff


def changes_between(earlier: Document, later: Document) -> list[ChangeShown]:
    """Every paragraph that differs, in the order of the later text; matched as the revision maps them."""
    old, new = aliased(Paragraph), aliased(Paragraph)
    pairs = db.session.execute(
        select(new.uid, old.uid)
        .select_from(ParagraphMap)
        .join(old, old.id == ParagraphMap.old_id)
        .join(new, new.id == ParagraphMap.new_id)
        .where(new.document_id == later.id, old.document_id == earlier.id)
        .order_by(old.position.desc())
    )
    became = {row[0]: row[1] for row in pairs}
    anchors = {row.uid: row.anchor for row in later.paragraphs}
    rows = compared(content_of(earlier)["paragraphs"], content_of(later)["paragraphs"], became)
    return [_shown(row, anchors, later.language) for row in rows if row.change != "kept"]


def _shown(row: ParagraphChange, anchors: dict[str, str], language: str) -> ChangeShown:
    before, after = (
        label(each["path"], language, editorial=each["editorial"]) if each else None for each in (row.old, row.new)
    )
    numbers = after or before or ""
    if before and after and before != after:
        numbers = _("%(before)s, now %(after)s", before=before, after=after)
    return ChangeShown(_(CHANGES[row.change]), numbers, anchors.get(row.new["uid"]) if row.new else None, row.words)
