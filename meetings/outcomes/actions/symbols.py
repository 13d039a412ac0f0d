"""Whose a symbol is: nobody gives a document the symbol of another text, and none that leads elsewhere."""

import re
from collections.abc import Iterable
from typing import Final

from sqlalchemy import ColumnElement, or_, select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.documents.queries import is_published
from meetings.outcomes.queries.readable_texts import readable

# What no route would take for the address of a document.
_ODD: Final = re.compile(r"^/|/$|//|(^|/)\.\.?(/|$)|(\.(json|pdf|docx)|/changes)$")
TAKEN: Final = _("Another document has this symbol in this language.")


def require_own(viewer: Viewer, document: Document, language: str, **typed: str | None) -> None:
    """Refuse a symbol, of the text or of the original that it sums up, that is another document's.

    Only what this person may read is another document's: of a draft of others, or a text that is not public, nothing is
    said, and whichever of two is published first has the symbol. What the document or the one that it revises has
    already stays. Analysts of all meetings may give a language
    version the symbol of the text, and the text itself the symbol that a summary names; so may administrators, who
    import it.

    :param language: that the document is to have.
    :param typed: ``symbol`` and ``original_symbol``.
    :raises Invalid: naming each wrong field, and saying what would be accepted.
    """
    given = {name: value.strip() for name, value in typed.items() if value and value.strip()}
    with db.session.no_autoflush:
        found = {
            name: _odd(viewer, document, symbol)
            or _twice(viewer, document, language, name, symbol)
            or _not_theirs(viewer, document, symbol)
            for name, symbol in given.items()
        }
    wrong = {name: sentence for name, sentence in found.items() if sentence}
    if wrong:
        raise Invalid(_("The document cannot be saved yet; see the fields below."), wrong)


def require_free(viewer: Viewer, document: Document) -> None:
    """Refuse to publish under a symbol under which another text was published in the same language meanwhile.

    :raises Invalid: then.
    """
    same = (Document.symbol == document.symbol, Document.language == document.language, is_published())
    if document.symbol and _carried(viewer, document, *same):
        raise Invalid(TAKEN, {"symbol": TAKEN})


def _odd(viewer: Viewer, document: Document, symbol: str) -> str | None:
    if _ODD.search(symbol):
        return _("Give the symbol as it is printed, such as A/RES/73/195: no slash at its ends, no .json, no /changes.")
    if _carried(viewer, document, Document.reference == symbol):
        return _("This is the address of another document. Give the symbol as the issuing body printed it.")
    return None


def _twice(viewer: Viewer, document: Document, language: str, name: str, symbol: str) -> str | None:
    if name == "symbol" and _carried(viewer, document, Document.symbol == symbol, Document.language == language):
        return TAKEN
    summed_up = name == "original_symbol" and symbol not in _kept((document, document.revises))
    if summed_up and _carried(viewer, document, Document.original_symbol == symbol, Document.language == language):
        return _("Another summary of this text is on record in this language. Revise that one, or give the title only.")
    return None


def _not_theirs(viewer: Viewer, document: Document, symbol: str) -> str | None:
    if viewer.may("analyst") or viewer.may("administrator") or symbol in _kept((document, document.revises)):
        return None
    if _carried(viewer, document, or_(Document.symbol == symbol, Document.original_symbol == symbol)):
        return _(
            "Another document has this symbol. Give one of this text alone, or none; "
            "only analysts of every meeting say that two documents share one."
        )
    return None


def _kept(documents: Iterable[Document | None]) -> set[str | None]:
    return {symbol for each in documents if each is not None for symbol in (each.symbol, each.original_symbol)}


def _carried(viewer: Viewer, document: Document, *conditions: ColumnElement[bool]) -> bool:
    wanted = select(Document.id).where(readable(viewer), *conditions).limit(1)
    if document.id is not None:
        wanted = wanted.where(Document.id != document.id)
    return db.session.scalar(wanted) is not None
