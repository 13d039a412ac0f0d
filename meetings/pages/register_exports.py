"""The register as files: exactly what the page shows, with the same filter, every page of it.

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
from meetings.followup.register import Entry, Found, register_for
from meetings.followup.standing import FOR_STAFF
from meetings.followup.words import CHANNELS, READING_DISCLAIMER, STAGES
from meetings.formats import tables
from meetings.formats.tables import Cell
from meetings.outcomes.words import CERTAINTY, RECOMMENDATION_KINDS
from meetings.pages.as_of import Asked, asked_clocks
from meetings.pages.document_data import fuzzy, json_answer
from meetings.pages.document_lines import issued_text
from meetings.pages.document_parts import stands
from meetings.pages.downloads import download
from meetings.pages.frame import blueprint, disclaimed, whole
from meetings.pages.register_facets import asked_for, facets_of
from meetings.pages.saying import _


def _found() -> tuple[Asked, Found, dict[str, dict[str, str]]]:
    """The two clocks, what the page shows, and the names of every choice."""
    clocks, who = asked_clocks(), viewer()
    register = register_for(who, clocks.when)
    names = {facet.name: dict(facet.choices) for facet in facets_of(register, who)}
    return clocks, register.find(asked_for(who)), names


@blueprint.get("/recommendations.csv")
@audience("anyone")
def recommendations_csv() -> Response:
    """What the register shows as CSV."""
    clocks, found, names = _found()
    rows = [_cells(entry, names) for entry in found.entries]
    notes = [(note,) for note in _notes(clocks)]
    return download("recommendations.csv", tables.csv_bytes([[text for text, _w in _columns()], *rows, (), *notes]))


@blueprint.get("/recommendations.xlsx")
@audience("anyone")
def recommendations_xlsx() -> Response:
    """The same as a workbook."""
    clocks, found, names = _found()
    rows = [_cells(entry, names) for entry in found.entries]
    return download("recommendations.xlsx", tables.xlsx_bytes(_("Recommendations"), _columns(), rows, _notes(clocks)))


def _notes(clocks: Asked) -> list[str]:
    return [clocks.text, _(READING_DISCLAIMER), disclaimed()]


def _columns() -> list[tuple[str, int]]:
    return [
        (_("Code"), 12), (_("Recommendation"), 70), (_("Kind"), 20), (_("Addressed to"), 20), (_("Meeting"), 16),
        (_("Document"), 36), (_("Paragraphs"), 12), (_("Day of issue"), 16), (_("Proposed by"), 24), (_("Themes"), 24),
        (_("Guiding principles"), 24), (_("Objectives"), 12), (_("Where it stands"), 16), (_("Milestones"), 44),
        (_("Channels"), 30), (_("How sure"), 18), (_("Address"), 44),
    ]  # fmt: skip


def _cells(entry: Entry, names: dict[str, dict[str, str]]) -> list[Cell]:
    def named(facet: str, codes: list[str]) -> str:
        return "; ".join(names[facet].get(code, code) for code in codes)

    about, stage = entry.tags, stage_shown(entry)
    proposers = [names["mechanism"].get(code, code) for code in about.mechanisms]
    proposers += [name for _number, name in about.groups] + about.others
    milestones = [f"{names['milestone'].get(cell.milestone, cell.milestone)}: {stands(cell)}" for cell in entry.cells]
    channels = dict.fromkeys(channel for cell in entry.cells for channel in cell.channels)
    return [
        entry.code, entry.text, _(RECOMMENDATION_KINDS.get(entry.kind, entry.kind)), entry.addressed_to,
        named("meeting", [entry.meeting] if entry.meeting else []), entry.document_title,
        ", ".join(number for number, _anchor in entry.paragraphs), issued_text(entry.issued), "; ".join(proposers),
        named("theme", about.themes), named("principle", about.principles),
        ", ".join(str(number) for number in sorted(about.objectives)), _(STAGES[stage]) if stage else None,
        "; ".join(milestones), "; ".join(_(CHANNELS[channel]) for channel in channels), _(CERTAINTY[entry.certainty]),
        whole(url_for("pages.recommendation", code=entry.code)),
    ]  # fmt: skip


def stage_shown(entry: Entry) -> str | None:
    """Where it stands; to others than its staff nothing is said of what was not handed on."""
    return None if entry.stage in FOR_STAFF and not entry.is_staff else entry.stage


@blueprint.get("/recommendations.json")
@audience("anyone")
def recommendations_json() -> Response:
    """The same as data."""
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
