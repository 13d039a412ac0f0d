"""Loads contributions, readings and milestones for an analyst, so that nobody learns of what is not theirs."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from meetings.accounts.viewer import Viewer
from meetings.compact.models import InputWindow, Milestone
from meetings.core.db import db
from meetings.core.errors import Missing, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Mechanism, Organisation
from meetings.documents.models import Document
from meetings.followup.models import (
    Contribution,
    Party,
    Reflection,
    ReflectionCitation,
    ResultDocument,
    Step,
)
from meetings.followup.queries.whose_recommendation import scope_of
from meetings.outcomes.models import Wording
from meetings.outcomes.queries.readable_texts import recommendation_for

_PARTY = (joinedload(Party.state), joinedload(Party.organisation), joinedload(Party.mechanism))


def shown_whole() -> list[ORMOption]:
    """How a contribution is loaded with all that happened to it: a fixed number of queries."""
    step = selectinload(Contribution.steps)
    reading = selectinload(Contribution.reflections)
    return [
        joinedload(Contribution.recommendation),
        joinedload(Contribution.milestone).selectinload(Milestone.windows).joinedload(InputWindow.region),
        joinedload(Contribution.carrier).options(
            joinedload(Party.state),
            joinedload(Party.organisation).selectinload(Organisation.regions),
            joinedload(Party.mechanism).selectinload(Mechanism.regions),
        ),
        step.joinedload(Step.sender).options(*_PARTY),
        step.joinedload(Step.recipient).options(*_PARTY),
        step.joinedload(Step.evidence),
        reading.joinedload(Reflection.document),
        reading.joinedload(Reflection.evidence),
        reading.selectinload(Reflection.citations).joinedload(ReflectionCitation.paragraph),
        reading.selectinload(Reflection.steps),
    ]


def recommendation_at_desk(viewer: Viewer, code: str) -> Wording:
    """The recommendation as worded now, for whoever follows it up.

    :raises Missing: when there is none that the person may know of.
    :raises NotAllowed: for those who may read it and do not follow it up.
    """
    found = recommendation_for(viewer, code)
    if not viewer.may("analyst", scope_of(found.recommendation)):
        raise NotAllowed(_("Only the analysts of its meeting follow up this recommendation."))
    return found


def contribution_for(viewer: Viewer, number: int) -> Contribution:
    """A contribution with everything on record of it.

    :raises Missing: when there is none, or it is not this analyst's.
    """
    found = db.session.scalar(select(Contribution).where(Contribution.id == number).options(*shown_whole()))
    if found is None or not viewer.may("analyst", scope_of(found.recommendation)):
        raise Missing(_("There is no such contribution, or it is for other analysts."))
    return found


def reading_for(viewer: Viewer, number: int) -> Reflection:
    """A reading with its contribution.

    :raises Missing: when there is none, or it is not this analyst's.
    """
    found = db.session.get(Reflection, number)
    if found is None:
        raise Missing(_("There is no such reading, or it is for other analysts."))
    contribution_for(viewer, found.contribution_id)
    return found


def step_of(contribution: Contribution, number: int) -> Step:
    """One of its steps.

    :raises Missing: when it has none of that number.
    """
    found = next((step for step in contribution.steps if step.id == number), None)
    if found is None:
        raise Missing(_("There is no such entry in this contribution."))
    return found


def contributions_to(recommendation_id: int) -> list[Contribution]:
    """The contributions of a recommendation with all that happened, the earliest first. A fixed number of queries."""
    query = select(Contribution).where(Contribution.recommendation_id == recommendation_id).order_by(Contribution.id)
    return list(db.session.scalars(query.options(*shown_whole())).unique())


def milestone_at_desk(viewer: Viewer, code: str) -> Milestone:
    """A milestone, for analysts of any meeting.

    :raises NotAllowed: for everybody else.
    :raises Missing: when there is none of that code.
    """
    if not viewer.holds("analyst"):
        raise NotAllowed(_("Only analysts follow up milestones."))
    found = db.session.scalar(
        select(Milestone)
        .where(Milestone.code == code)
        .options(joinedload(Milestone.cycle), selectinload(Milestone.windows).joinedload(InputWindow.region))
    )
    if found is None:
        raise Missing(_("There is no such milestone."))
    return found


def result_documents(milestone: Milestone) -> list[Document]:
    """The texts that a milestone brought about, by the day they were issued. One query."""
    query = (
        select(Document)
        .join(ResultDocument, ResultDocument.document_id == Document.id)
        .where(ResultDocument.milestone_id == milestone.id)
        .order_by(Document.issued_earliest, Document.id)
        .options(joinedload(Document.publication))
    )
    return list(db.session.scalars(query))
