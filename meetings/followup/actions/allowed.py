"""Permission, asked at the top of every action of the follow-up."""

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core.db import db
from meetings.core.errors import Invalid, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.followup.models import Contribution
from meetings.followup.queries.files import is_closed
from meetings.followup.queries.whose_recommendation import scope_of
from meetings.outcomes.models import Recommendation


def require_analyst(viewer: Viewer, recommendation: Recommendation) -> str | None:
    """Refuse whoever does not follow up this recommendation; returns the code of its meeting, if it has one.

    :raises NotAllowed: for everybody else.
    """
    scope = scope_of(recommendation)
    if not viewer.may("analyst", scope):
        raise NotAllowed(_("Only the analysts of its meeting follow up this recommendation."))
    return scope


def require_analyst_of_all(viewer: Viewer) -> None:
    """Refuse whoever is not an analyst of all meetings: what follows is no single meeting's.

    :raises NotAllowed: for everybody else.
    """
    if not viewer.may("analyst"):
        raise NotAllowed(_("Only analysts of all meetings may do this. Ask one of them, or an administrator."))


def alone_with(contribution: Contribution) -> None:
    """Let nobody else act on this contribution until the end of the transaction, and see what the last one did."""
    db.session.flush()
    wanted = select(Contribution.id).where(Contribution.id == contribution.id)
    db.session.execute(wanted.with_for_update(key_share=True))
    db.session.expire(contribution, ["live_key", "steps", "reflections"])


def hold_file(milestone: Milestone) -> None:
    """Let nobody else open or close our file, or begin anything in it, until the end of the transaction."""
    db.session.flush()
    db.session.execute(select(Milestone.id).where(Milestone.id == milestone.id).with_for_update(key_share=True))


def require_open_file(milestone: Milestone) -> None:
    """Refuse while our file on the milestone is closed; nobody closes it until the end of the transaction.

    :raises Invalid: saying that it can be opened again.
    """
    hold_file(milestone)
    if is_closed(milestone):
        raise Invalid(
            _("Our file on %(milestone)s is closed. Open it again on its page before recording more."),
            milestone=milestone.name,
        )
