"""What became of a recommendation, on paper: its words, every dated step with its evidence, the readings of it."""

from datetime import UTC, datetime, time
from urllib.parse import urlencode

from flask import Response, request, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.viewer import NOBODY, Viewer
from meetings.followup.answers.journey import KnownRecommendation, known_recommendation
from meetings.followup.rules.as_of import AsOf
from meetings.handouts.blueprint import blueprint
from meetings.handouts.printing.answering import Sheet, hand_out
from meetings.handouts.printing.composing import set_sheet
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.recommendation.recommendation_context import recommendation_context
from meetings.showing.site import whole
from meetings.showing.two_clocks import Asked, asked_clocks
from meetings.web.translation import _

EVERYBODY = "everybody"  # ?for=everybody: what a member of staff may hand to anybody


@blueprint.get("/recommendations/<code>.pdf")
@kept_until_history_changes(at_most="hour", asks=(*DAYS, "for"))
@audience("anyone")
def journey_pdf(code: str) -> Response:
    """One recommendation as of two days; for staff all they work on, unless they ask for everybody's copy."""
    clocks = asked_clocks()
    return hand_out(journey_sheet(known_recommendation(reader_meant(), code, clocks.when), clocks))


def reader_meant() -> Viewer:
    """For whom a sheet is made: whoever asks, or everybody."""
    return NOBODY if request.args.get("for") == EVERYBODY else viewer()


def moment_of(when: AsOf) -> datetime:
    """The moment of what is told as of two days: the day it was known, so that the same two days are the same bytes."""
    return datetime.combine(when.known, time(), UTC)


def with_days(at: str, when: AsOf) -> str:
    """The address under which the same is read online as of the same two days."""
    return f"{whole(at)}?{urlencode({'as_of': when.day.isoformat(), 'known': when.known.isoformat()})}"


def journey_sheet(known: KnownRecommendation, clocks: Asked) -> Sheet:
    """The journey as the person it was found for may see it."""
    code = known.recommendation.code or ""
    return set_sheet(
        f"{code}-{known.when.day.isoformat()}",
        "journey.html",
        title=_("%(code)s: what became of it", code=code),
        moment=moment_of(known.when),
        subject=code,
        styles=("journey.css",),
        online=with_days(url_for("pages.recommendation", code=code), known.when),
        **recommendation_context(known, clocks),
    )
