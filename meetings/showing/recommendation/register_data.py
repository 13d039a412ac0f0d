"""The register as data, as register_json describes it."""

from typing import Any

from flask import url_for

from meetings.followup.answers.register import Entry
from meetings.showing.document.document_data import fuzzy
from meetings.showing.recommendation.register_rows import stage_shown
from meetings.showing.site import whole


def entry_as_data(entry: Entry) -> dict[str, Any]:
    """One recommendation of ``/recommendations.json``."""
    about = entry.tags
    return {
        "code": entry.code,
        "text": entry.text,
        "kind": entry.kind,
        "put_as": entry.put_as,
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
