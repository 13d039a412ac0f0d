"""Contributions begin together with what has happened to them already."""

from collections.abc import Sequence
from dataclasses import replace

from meetings.accounts.viewer import Viewer
from meetings.followup.actions.contributions import ContributionEntry, Started, start_several
from meetings.followup.actions.evidence import recorded
from meetings.followup.actions.parties import party_or_nobody
from meetings.followup.actions.steps import StepEntry, record_step, require_whole
from meetings.outcomes.models import Recommendation


def start_with(
    viewer: Viewer, recommendations: Sequence[Recommendation], entry: ContributionEntry, step: StepEntry | None = None
) -> list[Started]:
    """Begin contributions, and record the same step of each, resting on the same evidence: all of them, or none.

    :raises Invalid: as ``start_contribution`` and ``record_step``.
    """
    if step is not None:
        require_whole(step)
    begun = start_several(viewer, recommendations, entry)
    if step is None:
        return begun
    shared = replace(
        step,
        evidence=recorded(viewer, step.evidence),
        sender=party_or_nobody(viewer, step.sender),
        recipient=party_or_nobody(viewer, step.recipient),
    )
    return [
        Started(each.contribution, [*each.notices, *record_step(viewer, each.contribution, shared).notices])
        for each in begun
    ]
