"""The register as data: exactly what the page shows, with the same filter, every page of it.

As a table and as a document it is made in ``meetings/handouts/lists/recommendations.py``.

``/recommendations.json``:

    {"as_of", "known": the two days, "filter": {what it is narrowed to}, "total", "disclaimer", "readings": what a
     reading is, "recommendations": [{"code", "text", "kind", "addressed_to", "certainty", "url",
        "document": {"address", "title", "issued": {"label", "earliest", "latest", "status"}, "paragraphs": [labels]},
        "meeting", "proposers": {"mechanisms": [codes], "groups": [names], "others": [names]},
        "themes", "principles", "objectives": [codes], "stage": where it stands, or null,
        "milestones": [{"milestone", "stage", "channels", "degree" or null, "standing" or null}]}]}

Keys are never taken away; new ones may come. Days are ISO 8601.
"""

from typing import Any

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.followup.register import Entry, register_for
from meetings.followup.standing import FOR_STAFF
from meetings.followup.words import READING_DISCLAIMER
from meetings.pages.page import blueprint, disclaimed, whole
from meetings.showing.document.document_data import fuzzy, json_answer
from meetings.showing.recommendation.register_facets import asked_for
from meetings.showing.two_clocks import asked_clocks
from meetings.web.translation import _


def stage_shown(entry: Entry) -> str | None:
    """Where it stands; to others than its staff nothing is said of what was not handed on."""
    return None if entry.stage in FOR_STAFF and not entry.is_staff else entry.stage


@blueprint.get("/recommendations.json")
@audience("anyone")
def recommendations_json() -> Response:
    """What the register shows, as data."""
    clocks, who = asked_clocks(), viewer()
    chosen = asked_for(who)
    found = register_for(who, clocks.when).find(chosen)
    return json_answer(
        {
            "as_of": clocks.when.day.isoformat(),
            "known": clocks.when.known.isoformat(),
            "filter": chosen.set(),
            "total": found.total,
            "disclaimer": disclaimed(),
            "readings": _(READING_DISCLAIMER),
            "recommendations": [_data(entry) for entry in found.entries],
        }
    )


def _data(entry: Entry) -> dict[str, Any]:
    about = entry.tags
    return {
        "code": entry.code,
        "text": entry.text,
        "kind": entry.kind,
        "addressed_to": entry.addressed_to,
        "certainty": entry.certainty,
        "url": whole(url_for("pages.recommendation", code=entry.code)),
        "document": {
            "address": entry.document,
            "title": entry.document_title,
            "issued": fuzzy(entry.issued),
            "paragraphs": [number for number, _anchor in entry.paragraphs],
        },
        "meeting": entry.meeting,
        "proposers": {
            "mechanisms": about.mechanisms,
            "groups": [name for _number, name in about.groups],
            "others": about.others,
        },
        "themes": about.themes,
        "principles": about.principles,
        "objectives": sorted(about.objectives),
        "stage": stage_shown(entry),
        "milestones": [
            {
                "milestone": cell.milestone,
                "stage": cell.stage,
                "channels": list(cell.channels),
                "degree": cell.degree,
                "standing": cell.standing,
            }
            for cell in entry.cells
        ],
    }
