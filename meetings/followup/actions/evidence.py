"""Evidence: what shows that something happened, public or held."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Invalid, Missing, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.followup.models import Evidence
from meetings.followup.queries.choices import evidence_of
from meetings.followup.rules.typed_text import says_something, visible
from meetings.followup.vocabulary import ACCESS, EVIDENCE_KINDS, Access, EvidenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceEntry:
    """Evidence as typed. ``file_digest`` is that of a file kept already; what is not said to be public is held."""

    kind: EvidenceKind = "document"
    title: str = ""
    symbol: str | None = None
    paragraph: str | None = None
    quote: str | None = None
    url: str | None = None
    file_digest: str | None = None
    file_name: str | None = None
    supports: bool = True
    access: Access = "held"


def wrong_in(entry: EvidenceEntry) -> dict[str, str]:
    """What cannot be taken, by the name of its field."""
    wrong = {}
    if entry.kind not in EVIDENCE_KINDS:
        wrong["evidence_kind"] = _("Choose what kind of evidence it is.")
    if not says_something(entry.title):
        wrong["evidence_title"] = _("Say what the evidence is, such as “Note verbale of 4 December 2017”.")
    if entry.url and not _is_web_address(entry.url):
        wrong["evidence_url"] = _("Give an address that begins with https:// or http://.")
    if entry.kind == "file" and not entry.file_digest:
        wrong["evidence_file"] = _("Choose the file, or another kind of evidence.")
    if entry.access not in ACCESS:
        wrong["evidence_access"] = _("Say whether the evidence is public or held.")
    return wrong


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not any(letter.isspace() for letter in text)


def record_evidence(viewer: Viewer, entry: EvidenceEntry) -> Evidence:
    """Put evidence on record; the act that rests on it is what the history tells.

    :raises Invalid: naming everything that cannot be taken.
    """
    if not viewer.holds("analyst"):
        raise NotAllowed(_("Only analysts record evidence."))
    wrong = wrong_in(entry)
    if wrong:
        raise Invalid(next(iter(wrong.values())), wrong)
    evidence = Evidence(
        kind=entry.kind,
        title=visible(entry.title),
        file_digest=entry.file_digest,
        file_name=entry.file_name,
        supports=entry.supports,
        access=entry.access,
        by_user_id=viewer.id or None,
        **{name: (getattr(entry, name) or "").strip() or None for name in ("symbol", "paragraph", "quote", "url")},
    )
    db.session.add(evidence)
    db.session.flush()
    return evidence


def recorded(viewer: Viewer, given: Evidence | EvidenceEntry | None) -> Evidence | None:
    """Evidence that is on record already, or is put there now.

    :raises Missing: for evidence that only other analysts may know of.
    """
    if isinstance(given, EvidenceEntry):
        return record_evidence(viewer, given)
    if given is not None and given.by_user_id != viewer.id and evidence_of(viewer, given.id) is None:
        raise Missing(_("There is no such evidence, or it is for other analysts."))
    return given
