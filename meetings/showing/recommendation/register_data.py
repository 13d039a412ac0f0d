"""The register as data, as register_json describes it."""

from typing import Any

from flask import url_for

from meetings.followup.answers.register import Entry
from meetings.followup.answers.totals import is_invented
from meetings.showing.document.document_data import fuzzy
from meetings.showing.recommendation.register_rows import possibly_shown, stage_shown
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
        "stage_possibly": possibly_shown(entry),
        "considered": entry.considered if "considered" in (entry.stage, entry.possibly) else None,
        "surely_issued": entry.out == "surely",
        "demonstration": is_invented(entry),
        "milestones": [
            {
                "milestone": cell.milestone,
                "stage": cell.stage,
                **({"stage_possibly": cell.possibly} if cell.possibly != cell.stage else {}),
                "channels": list(cell.channels),
                "degree": cell.degree,
                "standing": cell.standing,
                **({"considered": cell.considered} if cell.considered else {}),
                **({"read_on": cell.read_on.isoformat()} if cell.read_on else {}),
            }
            for cell in entry.cells
        ],
    }
