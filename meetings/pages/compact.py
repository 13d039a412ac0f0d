"""What the Global Compact holds: themes, principles and objectives."""

from flask import url_for

from meetings.accounts.audience import audience
from meetings.compact import queries
from meetings.directory.queries import bibliography
from meetings.pages.citing import footnotes_of
from meetings.pages.frame import blueprint, show


@blueprint.get("/compact/")
@audience("anyone")
def compact() -> str:
    """Objectives by the round tables that take them together, principles, and the themes of the consultations."""
    objectives, principles, themes = queries.objectives(), queries.principles(), queries.themes()
    tables = {objective.round_table.number: objective.round_table for objective in objectives}
    lists = [rows[0].sources for rows in (objectives, principles, themes) if rows]
    cited = bibliography(*lists, *(table.sources for table in tables.values()))
    return show(
        "pages/compact.html",
        url_for("pages.compact"),
        objectives=objectives,
        principles=principles,
        themes=themes,
        numbers=cited.numbers,
        sources=footnotes_of(cited),
    )


@blueprint.get("/compact/objectives/<int:number>")
@audience("anyone")
def objective(number: int) -> str:
    """One objective, with those that its round table takes with it."""
    known = queries.known_objective(number)
    found = known.objective
    return show(
        "pages/objective.html",
        url_for("pages.objective", number=number),
        objective=found,
        beside=[other for other in found.round_table.objectives if other.number != number],
        numbers=known.bibliography.numbers,
        sources=footnotes_of(known.bibliography),
    )
