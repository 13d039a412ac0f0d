"""Whether a mechanism's members let it speak in a cycle: recorded with days and evidence, the last entry holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Cycle
from meetings.core import history
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Mechanism, State
from meetings.followup.actions.allowed import require_analyst_of_all
from meetings.followup.actions.evidence import EvidenceEntry, recorded, wrong_in
from meetings.followup.models import Evidence, Mandate
from meetings.followup.vocabulary import MANDATE_STANDINGS, MandateStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateEntry:
    """A mandate as typed; ``not_associated`` are States by ISO 3166-1 alpha-3."""

    mechanism: Mechanism | None
    cycle: Cycle | None
    standing: MandateStanding | None
    on: FuzzyDates | None = None
    evidence: Evidence | EvidenceEntry | None = None
    not_associated: Sequence[str] = ()
    note: str | None = None


def record_mandate(viewer: Viewer, entry: MandateEntry) -> Mandate:
    """Record what a mechanism's members decided; an earlier entry stays on record.

    :raises Invalid: naming everything that is still needed.
    """
    require_analyst_of_all(viewer)
    wrong = _wrong(entry)
    if wrong or entry.mechanism is None or entry.cycle is None or entry.standing is None:
        raise Invalid(_("The mandate cannot be recorded yet."), wrong)
    mandate = Mandate(
        mechanism=entry.mechanism,
        cycle=entry.cycle,
        standing=entry.standing,
        on=replace(entry.on) if entry.on else FuzzyDates.undetermined(),
        evidence=recorded(viewer, entry.evidence),
        not_associated=sorted(set(entry.not_associated)),
        note=(entry.note or "").strip() or None,
        by_user_id=viewer.id or None,
    )
    db.session.add(mandate)
    db.session.flush()
    told = {"cycle": entry.cycle.code, "standing": entry.standing, "mandate": str(mandate.id)}
    history.record("mandate.recorded", "mechanism", entry.mechanism.code, after=told)
    return mandate


def _wrong(entry: MandateEntry) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if entry.mechanism is None:
        wrong["mechanism"] = _("Choose the mechanism.")
    if entry.cycle is None:
        wrong["cycle"] = _("Choose the cycle.")
    if entry.standing not in MANDATE_STANDINGS:
        wrong["standing"] = _("Say how the mandate stands.")
    if entry.standing == "mandated" and entry.evidence is None:
        wrong["evidence_title"] = _("Say what shows the mandate: a decision, a letter, a report of a meeting.")
    if isinstance(entry.evidence, EvidenceEntry):
        wrong |= wrong_in(entry.evidence)
    known = set(db.session.scalars(select(State.iso3).where(State.iso3.in_(entry.not_associated or [""]))))
    if set(entry.not_associated) - known:
        wrong["not_associated"] = _("Give States by their three letters, such as CHE, with commas between.")
    return wrong
