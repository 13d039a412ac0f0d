"""A reading: what an analyst finds of a recommendation in a result text, how closely, and why one says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy.exc import IntegrityError

from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.followup.actions.allowed import alone_with, require_analyst
from meetings.followup.actions.citing import Cited, Citing, cited
from meetings.followup.actions.evidence import EvidenceEntry, recorded, wrong_in
from meetings.followup.actions.texts import require_result_text
from meetings.followup.models import Contribution, Evidence, Reflection
from meetings.followup.models import ReflectionCitation as Citation
from meetings.followup.queries.standing_now import live_steps, stage_now
from meetings.followup.queries.whose_recommendation import wording_of
from meetings.followup.rules.notices import Notice
from meetings.followup.rules.quoting import stands_whole_in
from meetings.followup.rules.standing import ENDED, unrevised
from meetings.followup.rules.typed_text import says_something
from meetings.followup.vocabulary import ATTRIBUTIONS, DEGREES, FINDS_PASSAGE, Attribution, Degree
from meetings.outcomes.queries.official_texts import official_texts_of, unread_by

_INCOMPLETE: Final = _("The reading cannot be recorded yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingEntry:
    """A reading as typed: paragraphs by their numbers, each with the words it means or none."""

    document: Document | None
    degree: Degree | None
    attribution: Attribution | None = None
    citations: Sequence[Citing] = ()
    rationale: str = ""
    evidence: Evidence | EvidenceEntry | None = None
    revises: Reflection | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A reading, and what one should look at."""

    reading: Reflection
    notices: list[Notice] = field(default_factory=list)


def record_reading(viewer: Viewer, contribution: Contribution, entry: ReadingEntry) -> Read:
    """Record a proposed reading: seen by those who work on it until a second person verifies and clears it.

    :raises Invalid: naming at once everything that the reading still needs.
    :raises Conflict: when there is a reading of this text already, or somebody revised the same one meanwhile.
    """
    scope = require_analyst(viewer, contribution.recommendation)
    alone_with(contribution)
    _require_live(contribution)
    found = _require_whole(contribution, entry)
    _require_the_only_one(contribution, entry)
    reading = _reading(viewer, contribution, entry, found)
    _add(reading)
    db.session.expire(contribution, ["reflections"])
    action = "reading.revised" if entry.revises else "reading.recorded"
    history.record(action, "recommendation", contribution.recommendation.code, scope=scope, after=_told(reading))
    return Read(reading, _notices(contribution))


def _require_live(contribution: Contribution) -> None:
    if stage_now(contribution) in ENDED:
        raise Invalid(_("This contribution lapsed or was withdrawn: there is nothing to read it in."))


def _require_whole(contribution: Contribution, entry: ReadingEntry) -> list[Cited]:
    """Refuse a reading that lacks something, naming all of it; returns what it cites."""
    wrong = _wrong(entry)
    found: list[Cited] = []
    try:
        document = require_result_text(contribution, entry.document)
        found = cited(document, entry.citations)
        if entry.degree == "verbatim" and found:
            _require_same_words(contribution, document, found)
    except Invalid as refusal:
        if not wrong:
            raise
        raise Invalid(_INCOMPLETE, {**wrong, **refusal.fields}, **refusal.values) from refusal
    if wrong:
        raise Invalid(_INCOMPLETE, wrong)
    return found


def _wrong(entry: ReadingEntry) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if entry.degree not in DEGREES:
        wrong["degree"] = _("Say how closely the text holds it.")
    elif entry.degree not in FINDS_PASSAGE and entry.citations:
        wrong["citations"] = _("No passage was identified, so there is none to cite: take the paragraphs off.")
    elif entry.degree in FINDS_PASSAGE:
        if not entry.citations:
            wrong["citations"] = _("Cite at least one paragraph of the text.")
        if entry.attribution not in ATTRIBUTIONS:
            wrong["attribution"] = _("Say what links the passage to the recommendation.")
        elif entry.attribution == "documented" and entry.evidence is None:
            wrong["evidence_title"] = _("Give the source that says where the passage comes from.")
    wrong |= _wrong_of_silence(entry)
    if not says_something(entry.rationale):
        wrong["rationale"] = _("Give your reasons, so that a second person can check them.")
    if isinstance(entry.evidence, EvidenceEntry):
        wrong |= wrong_in(entry.evidence)
    return wrong


def _wrong_of_silence(entry: ReadingEntry) -> dict[str, str]:
    """A text of which parts are not read is not called silent; one that was read whole is not called unread."""
    document = entry.document  # what an official text beside it holds for everybody is no longer unread
    unread = unread_by(document, official_texts_of(NOBODY, document)) if document and document.unread else None
    if entry.degree == "none" and unread:
        return {
            "degree": _("Parts of this text are not read, so that it cannot be called silent. Say that they are not.")
        }
    if entry.degree == "unread" and not unread:
        return {"degree": _("All of this text is on record: say what it holds, or that nothing was identified.")}
    return {}


def _require_same_words(contribution: Contribution, document: Document, found: Sequence[Cited]) -> None:
    """Verbatim is for the machine to say: both texts are of record, and the words are the same."""
    wording = wording_of(contribution.recommendation)
    if "summary" in (wording.document.nature, document.nature):
        sentence = _("Verbatim can be said of two texts of record only; one of these is a summary. Choose another.")
        raise Invalid(sentence, {"degree": sentence})
    if not any(stands_whole_in(wording.text, each.paragraph.text) for each in found):
        sentence = _(
            "The words of the recommendation do not stand in a paragraph cited. Choose “In substance”, or cite another."
        )
        raise Invalid(sentence, {"degree": sentence})


def _require_the_only_one(contribution: Contribution, entry: ReadingEntry) -> None:
    """One reading of a text holds for a contribution; another revises it."""
    latest = unrevised(contribution.reflections)
    if entry.revises is not None and entry.revises not in latest:
        if entry.revises.contribution_id != contribution.id:
            raise Invalid(_("Revise a reading of this contribution."))
        raise _revised()
    if any(each.document_id == (entry.document and entry.document.id) for each in latest if each is not entry.revises):
        raise Conflict(_("There is a reading of this text already. Revise that one, or choose another text."))


def _reading(viewer: Viewer, contribution: Contribution, entry: ReadingEntry, found: Sequence[Cited]) -> Reflection:
    assert entry.document is not None  # asked above
    assert entry.degree is not None
    return Reflection(
        contribution_id=contribution.id,
        document_id=entry.document.id,
        degree=entry.degree,
        attribution=entry.attribution if entry.degree in FINDS_PASSAGE else None,
        rationale=entry.rationale.strip(),
        evidence=recorded(viewer, entry.evidence),
        revises_id=entry.revises.id if entry.revises else None,
        citations=[Citation(paragraph_id=each.paragraph.id, quote=each.quote, checked=each.checked) for each in found],
        by_user_id=viewer.id or None,
        by_name=viewer.name,
    )


def _add(reading: Reflection) -> None:
    try:
        with db.session.begin_nested():
            db.session.add(reading)
    except IntegrityError:
        if reading.revises_id is None:
            raise
        raise _revised() from None


def _revised() -> Conflict:
    return Conflict(
        _("Somebody revised this reading while you were writing. Compare with theirs, then revise that one.")
    )


def _notices(contribution: Contribution) -> list[Notice]:
    if any(step.kind == "transmitted" for step in live_steps(contribution)):
        return []
    return [Notice(_("No transmission of this contribution is on record."))]


def _told(reading: Reflection) -> dict[str, str]:
    return {
        "degree": reading.degree,
        "contribution": str(reading.contribution_id),
        "reading": str(reading.id),
        "revises": str(reading.revises_id or ""),
    }
