"""One recommendation's working page: everything on record of its journey, corrections included."""

from dataclasses import dataclass, field

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from meetings.accounts.entrance.audience import audience
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.actions.steps import flags
from meetings.followup.answers.register import register_for
from meetings.followup.models import Contribution, Step
from meetings.followup.queries.choices import documents_with_recommendations, recommendations_of
from meetings.followup.queries.files import closed_among
from meetings.followup.queries.loading import contributions_to, recommendation_at_desk
from meetings.followup.queries.parties import named
from meetings.followup.queries.standing_now import is_agreed, live_steps, stage_called_now, stage_now, standing_now
from meetings.followup.queries.whose_recommendation import first_issued
from meetings.followup.rules.notices import Notice
from meetings.followup.rules.standing import ENDED, corrections
from meetings.followup.views.blueprint import analyst, blueprint
from meetings.outcomes.models import RecommendationLink
from meetings.web.languages import page_language


@dataclass(frozen=True, slots=True)
class Shown:
    """A contribution as the desk shows it."""

    contribution: Contribution
    called: str  # where it stands, to be translated
    ended: bool
    closed: bool
    agreed: bool
    corrected_by: dict[int, Step]
    live: set[int]
    flags: dict[int, list[Notice]] = field(default_factory=dict)
    standings: dict[int, str] = field(default_factory=dict)


def shown(contribution: Contribution, source: Document | None, *, closed: bool) -> Shown:
    """What is on record of it, with what that means today."""
    stage = stage_now(contribution)
    return Shown(
        contribution,
        stage_called_now(contribution),
        stage in ENDED,
        closed,
        is_agreed(contribution),
        corrections(contribution.steps),
        {step.id for step in live_steps(contribution)},
        {step.id: flags(contribution, step, source) for step in contribution.steps if step.kind == "transmitted"},
        {reading.id: standing_now(reading) for reading in contribution.reflections},
    )


def names_in(contributions: list[Contribution]) -> dict[int, str]:
    """What every party to these contributions is called. One query."""
    parties = [each.carrier for each in contributions]
    parties += [party for each in contributions for step in each.steps for party in (step.sender, step.recipient)]
    return named({party.id: party for party in parties if party is not None}, None, page_language())


def carriers_of(contributions: list[Contribution]) -> dict[int, str]:
    """What the carriers of these contributions are called. One query."""
    carriers = {each.carrier.id: each.carrier for each in contributions if each.carrier is not None}
    return named(carriers, None, page_language())


@blueprint.get("/recommendations/<recommendation>")
@audience("staff")
def recommendation(recommendation: str) -> ResponseReturnValue:
    """Its working page."""
    wording = recommendation_at_desk(analyst(), recommendation)
    contributions = contributions_to(wording.recommendation_id)
    source = first_issued(wording.recommendation)
    closed = closed_among({each.milestone_id for each in contributions})
    return render_template(
        "analyst/recommendation.html",
        wording=wording,
        shown=[shown(each, source, closed=each.milestone_id in closed) for each in contributions],
        names=names_in(contributions),
        links=_links(wording.recommendation_id),
    )


@blueprint.get("/recommendations/")
@audience("staff")
def recommendations() -> ResponseReturnValue:
    """The documents whose recommendations one follows up, and those of one of them."""
    person = analyst()
    documents = documents_with_recommendations(person)
    asked = request.args.get("document", type=int)
    document = next((each for each in documents if each.id == asked), documents[0] if documents else None)
    found = recommendations_of(person, document) if document else []
    return render_template(
        "analyst/recommendations.html",
        documents=documents,
        document=document,
        wordings=found,
        entries=register_for(person).by_code,
    )


def _links(number: int) -> list[RecommendationLink]:
    query = select(RecommendationLink).where(
        or_(RecommendationLink.from_id == number, RecommendationLink.to_id == number)
    )
    loaded = joinedload(RecommendationLink.later), joinedload(RecommendationLink.earlier)
    return list(db.session.scalars(query.options(*loaded).order_by(RecommendationLink.at)))
