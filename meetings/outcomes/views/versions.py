"""The versions of a draft, and what differs between any two, word by word."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from meetings.accounts.entrance.audience import audience
from meetings.documents.models import Document
from meetings.documents.rules import numbering
from meetings.documents.rules.content import content_of
from meetings.documents.rules.text_diff import compared
from meetings.outcomes.queries import drafts
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page

BEFORE = "published"  # stands for the text that this one revises


@blueprint.get(ONE + "/versions")
@audience("staff")
def versions(number: int) -> ResponseReturnValue:
    """Every version, and the differences between two of them: ``old`` and ``new``.

    It opens with what a revision changes in the text that it revises; an addendum repeats none of it.
    """
    document = document_at_desk(number)
    rows = drafts.versions_of(document)
    numbers = [row.number for row in rows]
    newest = numbers[0] if numbers else None
    new = _asked("new", numbers, newest)
    old = _asked("old", numbers, next((each for each in numbers if new and each < new), new))
    from_text = document.revises is not None and request.args.get("old", _first_shown(document)) == BEFORE
    changes = _changes(document, None if from_text else old, new) if new else []
    return page(
        "versions.html", document, rows=rows, old=BEFORE if from_text else old, new=new, changes=changes, before=BEFORE
    )


def _first_shown(document: Document) -> str:
    return BEFORE if document.revision_kind in ("rev", "corr") else ""


def _asked(name: str, numbers: list[int], otherwise: int | None) -> int | None:
    text = request.args.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 7 and int(text) in numbers else otherwise


def _changes(document: Document, old: int | None, new: int | None) -> list[dict[str, Any]]:
    """Paragraph by paragraph; without an old version, against the text that this one revises."""
    after = drafts.version_of(document, new or 0).content
    became = None
    if old is None and document.revises is not None:
        before = content_of(document.revises)
        uids = {row.id: row.uid for row in document.paragraphs}
        became = {uids[number]: rows[0].uid for number, rows in drafts.origins(document).items() if number in uids}
    else:
        before = drafts.version_of(document, old or 0).content
    found = compared(before["paragraphs"], after["paragraphs"], became)
    return [
        {
            "change": each.change,
            "kind": (each.new or each.old or {}).get("kind"),
            "old": _label(each.old, document),
            "new": _label(each.new, document),
            "words": each.words,
        }
        for each in found
    ]


def _label(row: Any, document: Document) -> str:
    return numbering.label(row["path"], document.language, editorial=row["editorial"]) if row else ""
