"""A contribution begins: a recommendation is to go to a milestone, through a channel, carried by somebody."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.followup.actions.allowed import require_analyst, require_open_file
from meetings.followup.actions.parties import party_or_nobody
from meetings.followup.models import Contribution, Party
from meetings.followup.queries.mandates import without_mandate
from meetings.followup.queries.whose_recommendation import wording_of
from meetings.followup.rules.notices import Notice
from meetings.followup.vocabulary import CHANNELS, Channel
from meetings.outcomes.models import Recommendation


class ContributionThere(Conflict):
    """There is one already; ``contribution_id`` says which."""

    def __init__(self, contribution: Contribution, code: str) -> None:
        super().__init__(
            _(
                "%(code)s has a live contribution to this milestone through this channel and carrier already. "
                "Record what happens next there, or choose another channel or carrier."
            ),
            code=code,
        )
        self.contribution_id = contribution.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionEntry:
    """Where it is to go and how; ``carrier`` is a name, or nothing for nobody in particular."""

    milestone: Milestone | None
    channel: Channel | None
    carrier: str | Party | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Started:
    """A contribution, and what one should look at."""

    contribution: Contribution
    notices: list[Notice] = field(default_factory=list)


def live_key(recommendation_id: int, milestone_id: int, channel: str, carrier_id: int | None) -> str:
    """What two live contributions may not have in common."""
    return f"{recommendation_id}:{milestone_id}:{channel}:{carrier_id or ''}"


def key_of(contribution: Contribution) -> str:
    """The key of a contribution that is live."""
    parts = contribution.recommendation_id, contribution.milestone_id, contribution.channel, contribution.carrier_id
    return live_key(*parts)


def start_contribution(viewer: Viewer, recommendation: Recommendation, entry: ContributionEntry) -> Started:
    """Put a contribution on record. A mandate that is not there is told, and refuses nothing.

    :raises ContributionThere: when a live one has the same milestone, channel and carrier.
    :raises Invalid: for a draft recommendation, without a milestone or channel, or in a closed file.
    """
    scope = require_analyst(viewer, recommendation)
    wording_of(recommendation)
    milestone, channel = _where(entry)
    require_open_file(milestone)
    carrier = party_or_nobody(viewer, entry.carrier)
    key = live_key(recommendation.id, milestone.id, channel, carrier.id if carrier else None)
    contribution = Contribution(
        recommendation=recommendation,
        milestone=milestone,
        channel=channel,
        carrier=carrier,
        live_key=key,
        note=(entry.note or "").strip() or None,
        by_user_id=viewer.id or None,
    )
    _add(contribution, key)
    told = {"milestone": milestone.code, "channel": channel, "contribution": str(contribution.id)}
    history.record("contribution.started", "recommendation", recommendation.code, scope=scope, after=told)
    return Started(contribution, without_mandate(recommendation, milestone))


def start_several(viewer: Viewer, recommendations: Sequence[Recommendation], entry: ContributionEntry) -> list[Started]:
    """The same for several recommendations: all of them, or none.

    :raises Invalid: when none is chosen, else as ``start_contribution``.
    """
    if not recommendations:
        sentence = _("Choose at least one recommendation.")
        raise Invalid(sentence, {"recommendations": sentence})
    for each in recommendations:
        require_analyst(viewer, each)
    found = replace(entry, carrier=party_or_nobody(viewer, entry.carrier))  # looked up once
    return [start_contribution(viewer, each, found) for each in recommendations]


def _where(entry: ContributionEntry) -> tuple[Milestone, Channel]:
    wrong = {}
    if entry.milestone is None:
        wrong["milestone"] = _("Choose the milestone it is to reach.")
    if entry.channel not in CHANNELS:
        wrong["channel"] = _("Choose the channel.")
    if wrong or entry.milestone is None or entry.channel is None:
        raise Invalid(_("The contribution cannot be recorded yet."), wrong)
    return entry.milestone, entry.channel


def _add(contribution: Contribution, key: str) -> None:
    """The table settles who was first."""
    try:
        with db.session.begin_nested():
            db.session.add(contribution)
    except IntegrityError:
        there = db.session.scalar(select(Contribution).where(Contribution.live_key == key))
        if there is None:
            raise
        raise ContributionThere(there, there.recommendation.code or "") from None
