"""What happens to a contribution, step by step; a correction is another step that points at the one it corrects."""

from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from meetings.accounts.viewer import Viewer
from meetings.core import clock, history
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.followup.actions.allowed import alone_with, require_analyst, require_open_file
from meetings.followup.actions.contributions import ContributionThere, key_of
from meetings.followup.actions.evidence import EvidenceEntry, recorded, wrong_in
from meetings.followup.actions.parties import party_or_nobody
from meetings.followup.models import Contribution, Evidence, Party, Step
from meetings.followup.queries.standing_now import is_agreed, stage_now
from meetings.followup.queries.whose_recommendation import first_issued
from meetings.followup.rules import standing
from meetings.followup.rules.notices import Notice
from meetings.followup.rules.standing import ENDED
from meetings.followup.rules.typed_text import says_something
from meetings.followup.rules.windows import closes_for
from meetings.followup.vocabulary import STEP_KINDS, Considered, StepKind

_NEEDS_EVIDENCE: Final = _("Say what shows it: a note verbale, a letter, a page, a file.")
_SHOWS_OTHERWISE: Final = _("This evidence contradicts it. Give evidence that supports it.")
_INCOMPLETE: Final = _("The step cannot be recorded yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """A step as typed; parties are names. Without a day, ``on`` is None."""

    kind: StepKind | None
    on: FuzzyDates | None = None
    sender: str | Party | None = None
    recipient: str | Party | None = None
    evidence: Evidence | EvidenceEntry | None = None
    note: str | None = None
    considered: Considered | None = None  # what was, of a step of this kind
    corrects: Step | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """A step, and what those who work on it should know of it."""

    step: Step
    notices: list[Notice] = field(default_factory=list)


def record_step(viewer: Viewer, contribution: Contribution, entry: StepEntry) -> Recorded:
    """Record a step. An advance copy, or one after the window, is told to those who work on it and refuses nothing.

    :raises Invalid: naming at once everything that the step still needs, or that it cannot follow what is on record.
    :raises Conflict: when somebody corrected the same entry meanwhile, or a live contribution took its place.
    """
    scope = require_analyst(viewer, contribution.recommendation)
    alone_with(contribution)
    require_open_file(contribution.milestone)
    _require_place(contribution, entry)
    require_whole(entry)
    step = _step(viewer, contribution, entry)
    _add(step)
    _settle(contribution)
    action = "step.corrected" if entry.corrects else "agreement.recorded" if step.kind == "agreed" else "step.recorded"
    history.record(action, "recommendation", contribution.recommendation.code, scope=scope, after=_told(step))
    return Recorded(step, flags(contribution, step, first_issued(contribution.recommendation)))


def agree_public(
    viewer: Viewer, contribution: Contribution, evidence: Evidence | EvidenceEntry | None, on: FuzzyDates | None = None
) -> Recorded:
    """Record that the mechanism's Chair agreed to the contribution being public; "void" takes it back.

    :raises Invalid: without evidence, or when it is agreed already.
    """
    return record_step(viewer, contribution, StepEntry(kind="agreed", on=on, evidence=evidence))


def take_back(viewer: Viewer, contribution: Contribution, step: Step, note: str | None = None) -> Recorded:
    """Record that what an entry says did not happen. The entry stays on record, struck through."""
    return record_step(viewer, contribution, StepEntry(kind="void", corrects=step, note=note))


def flags(contribution: Contribution, step: Step, source: Document | None) -> list[Notice]:
    """What only those who work on it are told: an advance copy, or after the window.

    :param source: the document that worded the recommendation first, as far as its days are known.
    """
    if step.kind != "transmitted":
        return []
    found = []
    if source is not None and standing.is_advance(step.on, source.issued):
        found.append(Notice(_("Advance copy: it was handed over before its document was issued.")))
    if standing.is_late(step.on, closes_for(contribution)):
        found.append(Notice(_("After the window for inputs to this milestone.")))
    return found


def _require_place(contribution: Contribution, entry: StepEntry) -> None:
    """Refuse what cannot follow what is on record."""
    corrects = entry.corrects
    if corrects is not None and corrects.contribution_id != contribution.id:
        raise Invalid(_("Correct an entry of this contribution."))
    if corrects is not None and corrects.id in standing.corrections(contribution.steps):
        raise _corrected()
    if entry.kind == "void" and corrects is None:
        sentence = _("Say which entry is taken back.")
        raise Invalid(sentence, {"kind": sentence})
    ended = stage_now(contribution) in ENDED
    if ended and corrects is None:
        raise Invalid(
            _("This contribution has ended. Take its last entry back if that was a mistake, or start a new one."),
        )
    if entry.kind == "agreed" and corrects is None and is_agreed(contribution):
        raise Invalid(_("It is agreed already that this contribution is public."))


def require_whole(entry: StepEntry) -> None:
    """Refuse a step that lacks something, naming all of it at once."""
    wrong: dict[str, str] = {}
    if entry.kind not in STEP_KINDS:
        wrong["kind"] = _("Choose what happened.")
    on = entry.on or FuzzyDates.undetermined()
    if entry.kind == "transmitted":
        if on.status == "undetermined":
            wrong["first_day"] = _("Say when, exactly or roughly: a month such as December 2017 is enough.")
        if not _is_named(entry.sender):
            wrong["sender"] = _("Say who handed it over.")
        if not _is_named(entry.recipient):
            wrong["recipient"] = _("Say who received it.")
    if on.earliest is not None and on.earliest > clock.today():
        wrong["first_day"] = _("This day has not come yet. Record what has happened; give today or an earlier day.")
    wrong |= _wrong_evidence(entry)
    if wrong:
        raise Invalid(_INCOMPLETE, wrong)


def _is_named(party: str | Party | None) -> bool:
    return says_something(party) if isinstance(party, str) else party is not None


def _wrong_evidence(entry: StepEntry) -> dict[str, str]:
    needed = entry.kind in ("transmitted", "agreed")
    if entry.evidence is None:
        return {"evidence_title": _NEEDS_EVIDENCE} if needed else {}
    wrong = wrong_in(entry.evidence) if isinstance(entry.evidence, EvidenceEntry) else {}
    if needed and not entry.evidence.supports:
        wrong["evidence_supports"] = _SHOWS_OTHERWISE
    return wrong


def _step(viewer: Viewer, contribution: Contribution, entry: StepEntry) -> Step:
    assert entry.kind is not None  # asked above
    return Step(
        contribution_id=contribution.id,
        kind=entry.kind,
        on=replace(entry.on) if entry.on else FuzzyDates.undetermined(),
        sender=party_or_nobody(viewer, entry.sender),
        recipient=party_or_nobody(viewer, entry.recipient),
        evidence=recorded(viewer, entry.evidence),
        note=(entry.note or "").strip() or None,
        considered=entry.considered if entry.kind == "considered" else None,
        corrects_id=entry.corrects.id if entry.corrects else None,
        by_user_id=viewer.id or None,
        by_name=viewer.name,
    )


def _add(step: Step) -> None:
    try:
        with db.session.begin_nested():
            db.session.add(step)
    except IntegrityError:
        if step.corrects_id is None:
            raise
        raise _corrected() from None


def _corrected() -> Conflict:
    return Conflict(_("This entry has been corrected already. Correct the correction instead."))


def _settle(contribution: Contribution) -> None:
    """Let go of the key of a contribution that ended; take it again for one that did not end after all."""
    db.session.expire(contribution, ["steps"])
    key = None if stage_now(contribution) in ENDED else key_of(contribution)
    if key == contribution.live_key:
        return
    there = key and db.session.scalar(select(Contribution).where(Contribution.live_key == key))
    if isinstance(there, Contribution):
        raise ContributionThere(there, there.recommendation.code or "")
    contribution.live_key = key
    db.session.flush()


def _told(step: Step) -> dict[str, str]:
    return {
        "kind": step.kind,
        "contribution": str(step.contribution_id),
        "step": str(step.id),
        "corrects": str(step.corrects_id or ""),
        **({"considered": step.considered} if step.considered else {}),
    }
