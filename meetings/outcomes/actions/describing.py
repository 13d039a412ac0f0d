"""What a document says of itself, as typed and as told: for those who edit it at once, and for the history."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from meetings.accounts.viewer import Viewer
from meetings.core.addresses import address_of
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.documents.vocabulary import (
    ADOPTIONS,
    DOCUMENT_KINDS,
    NATURES,
    NUMBERINGS,
    Adoption,
    DocumentKind,
    Nature,
    Numbering,
)
from meetings.outcomes.actions import symbols
from meetings.programme.models import Meeting
from meetings.programme.rules.wall_times import require_known_days

LONGEST_PREFIX: Final = 16
PREFIX: Final = re.compile(rf"[A-Z0-9]{{1,{LONGEST_PREFIX}}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A document as typed, without its text. ``reference`` is our name for it; without one it is made of the title."""

    title: str = ""
    reference: str | None = None
    kind: DocumentKind = "outcome"
    nature: Nature = "record"
    language: str = "en"
    symbol: str | None = None  # as the issuing body gave it
    adoption: Adoption | None = None
    issued: FuzzyDates = field(default_factory=FuzzyDates.undetermined)
    numbering: Numbering = "own"
    original_symbol: str | None = None  # of the text that a summary sums up, with its title and address
    original_title: str | None = None
    original_url: str | None = None
    code_prefix: str | None = None
    note: str | None = None


_PLAIN: Final = (
    "title", "kind", "nature", "language", "symbol", "adoption", "numbering", "original_symbol", "original_title",
    "original_url", "code_prefix", "note",
)  # fmt: skip


def conflict(theirs: Mapping[str, str], yours: Mapping[str, str]) -> Conflict:
    """Somebody saved in between: both versions of what differs."""
    differing = [name for name in yours if theirs.get(name, "") != yours[name]]
    return Conflict(
        _("Somebody saved this while you were editing. Nothing of yours was saved; compare both versions below."),
        theirs={name: theirs.get(name, "") for name in differing},
        yours={name: yours[name] for name in differing},
    )


def apply(viewer: Viewer, document: Document, entry: DocumentEntry, prefix: str | None) -> None:
    """Put what was typed into the document.

    :raises Invalid: naming every wrong field.
    """
    _check(entry)
    symbols.require_own(viewer, document, entry.language, symbol=entry.symbol, original_symbol=entry.original_symbol)
    require_known_days(entry.issued)
    with db.session.no_autoflush:
        for name in _PLAIN:
            value = getattr(entry, name)
            setattr(document, name, value.strip() or None if isinstance(value, str) else value)
        document.title = entry.title.strip()
        document.code_prefix = (entry.code_prefix or "").strip().upper() or prefix
        document.issued = entry.issued


def _check(entry: DocumentEntry) -> None:
    wrong: dict[str, str] = {}
    if entry.kind not in DOCUMENT_KINDS:
        wrong["kind"] = _("Choose one of the kinds listed.")
    if entry.nature not in NATURES:
        wrong["nature"] = _("Choose the text of record or a summary.")
    if entry.adoption is not None and entry.adoption not in ADOPTIONS:
        wrong["adoption"] = _("Choose one of those listed, or nothing where it is not known.")
    if entry.numbering not in NUMBERINGS:
        wrong["numbering"] = _("Choose own or given numbers.")
    if entry.nature == "summary" and (entry.symbol or "").strip():
        wrong["symbol"] = _("A summary has no symbol of its own. Give the symbol of the original below.")
    url = (entry.original_url or "").strip()
    if url and not re.match(r"https?://[^\s/]+\S*$", url):
        wrong["original_url"] = _("Give the whole address, beginning with https://")
    prefix = (entry.code_prefix or "").strip().upper()
    if prefix and not PREFIX.fullmatch(prefix):
        wrong["code_prefix"] = _("Use up to 16 letters and digits, such as GRCP7.")
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", entry.language or ""):
        wrong["language"] = _("Choose one of the languages listed.")
    if wrong:
        raise Invalid(_("The document cannot be saved yet; see the fields below."), wrong)


def proposed_reference(code: str | None, title: str) -> str:
    """An address of our own, made of the meeting's code and the title."""
    slug = address_of(title, 60) or "document"
    return f"{code}/{slug}" if code else slug


def proposed_prefix(meeting: Meeting | None) -> str | None:
    """The letters before the numbers of a meeting's recommendations: GRCP7."""
    if meeting is None:
        return None
    return re.sub(r"[^A-Z0-9]", "", (meeting.short or meeting.code).upper())[:LONGEST_PREFIX] or None


def shown_document(document: Document) -> dict[str, str]:
    """A document in words, for the history and for two people who edit at once."""
    plain = {name: getattr(document, name) or "" for name in _PLAIN}
    return {**plain, "issued": _dates_told(document.issued)}


def typed_document(entry: DocumentEntry) -> dict[str, str]:
    """What was typed, in the words of ``shown_document``."""
    plain = {name: (getattr(entry, name) or "").strip() for name in _PLAIN}
    return {**plain, "issued": _dates_told(entry.issued)}


def _dates_told(dates: FuzzyDates) -> str:
    if dates.earliest is None or dates.latest is None:
        return dates.label or ""
    days = f"{dates.earliest}" if dates.earliest == dates.latest else f"{dates.earliest} – {dates.latest}"
    return f"{dates.label} ({days})" if dates.label else days
