"""The register as data: exactly what the page shows, with the same filter, every page of it.

As a table and as a document it is made in ``meetings/handouts/lists/recommendations.py``.

``/recommendations.json``:

    {"as_of", "known": the two days, "filter": {what it is narrowed to}, "total": how many recommendations possibly fit,
     "surely": how many surely do, "listed": how many items there are below, also conclusions, issues and views, and the
     demonstration, "points": [{"document", "points", "items"}] of texts that count themselves in fewer points than the
     items we read in them, "disclaimer", "readings": what a reading is,
     "recommendations": [{"code", "text", "kind", "put_as": what its source makes of it,
        "addressed_to", "certainty", "url",
        "document": {"address", "title", "issued": {"label", "earliest", "latest", "status"}, "paragraphs": [labels]},
        "meeting", "proposers": {"mechanisms": [codes], "groups": [names], "others": [names]},
        "themes", "principles", "objectives": [codes],
        "stage": where it surely stands, or null, "stage_possibly": where it stands if each rough day is its first, or
        null where that is the same, "considered": what was, "text" or "item", where it stands or possibly stands there
        and somebody said so, or null, "surely_issued": whether its document had surely come out,
        "milestones": [{"milestone", "stage", "channels", "degree" or null, "standing" or null, and only where it is so:
         "stage_possibly", "considered": what was, "text" or "item", "read_on": the day of the reading, where it is
         later than "as_of"}]}]}

Keys are never taken away; new ones may come. Days are ISO 8601.
"""

from flask import Response

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.register import register_for
from meetings.followup.answers.totals import in_totals
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.pages.page import blueprint
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.document.document_data import json_answer
from meetings.showing.recommendation.register_data import entry_as_data
from meetings.showing.recommendation.register_facets import ASKED, asked_for
from meetings.showing.site import disclaimed
from meetings.showing.two_clocks import asked_clocks
from meetings.web.translation import _


@blueprint.get("/recommendations.json")
@kept_until_history_changes(at_most="minute", asks=(*ASKED, *DAYS))
@audience("anyone")
def recommendations_json() -> Response:
    """What the register shows, as data."""
    clocks, who = asked_clocks(), viewer()
    chosen = asked_for(who)
    register = register_for(who, clocks.when)
    found = register.find(chosen)
    counting = in_totals(found.entries)
    return json_answer(
        {
            "as_of": clocks.when.day.isoformat(),
            "known": clocks.when.known.isoformat(),
            "filter": chosen.set(),
            "total": len(counting),
            "surely": sum(entry.code in found.sure for entry in counting),
            "listed": found.total,
            "points": [
                {"document": text, "points": points, "items": items}
                for text, (points, items) in register.points.items()
                if any(entry.document == text for entry in found.entries)
            ],
            "disclaimer": disclaimed(),
            "readings": _(READING_DISCLAIMER),
            "recommendations": [entry_as_data(entry) for entry in found.entries],
        }
    )
