"""What the page of a recommendation and its sheet both tell of it, from the same values."""

from typing import Any

from meetings.followup.answers.journey import KnownRecommendation
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.outcomes.vocabulary import PUT_AS
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.showing.citations import Citations
from meetings.showing.recommendation.journey_story import story_of
from meetings.showing.recommendation.recommendation_facts import cite_as, facts, issued, links, others
from meetings.showing.two_clocks import Asked
from meetings.web.translation import _


def recommendation_context(known: KnownRecommendation, clocks: Asked) -> dict[str, Any]:
    """Its facts and its story, with the sources numbered in the order in which a reader meets them."""
    citations = Citations()
    rows, story = facts(known, citations), story_of(known, citations)
    return {
        "known": known,
        "code": known.recommendation.code or "",
        "put_as": _(PUT_AS[known.recommendation.put_as]),
        "facts": rows,
        "story": story,
        "issued": issued(known),
        "others": others(known),
        "links": links(known),
        "citation": cite_as(known, clocks),
        "clocks": clocks,
        "reading": _(READING_DISCLAIMER),
        "sources": citations.footnotes(),
        "demonstration": known.meeting is not None and known.meeting.meeting.code == DEMONSTRATION,
    }
