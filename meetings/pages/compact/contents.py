"""What the Global Compact holds: themes, principles and objectives."""

from flask import url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.compact import queries
from meetings.directory.queries import bibliography
from meetings.followup.answers.register import Chosen, register_for
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.pages.compact.paragraph_page import paragraph_url, read_in_objective
from meetings.pages.page import blueprint, show
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.by_source import differences
from meetings.showing.citations import footnotes_of
from meetings.showing.dated import DAYS
from meetings.showing.numbers_said import number_said
from meetings.showing.recommendation import register_rows
from meetings.showing.two_clocks import asked_clocks
from meetings.web.translation import _

SHOWN = 25  # recommendations on the page of an objective; the register has all of them


@blueprint.get("/compact/")
@kept_until_history_changes(at_most="minute")
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
        differences=differences("compact"),
        sources=footnotes_of(cited),
    )


@blueprint.get("/compact/objectives/<int:number>")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def objective(number: int) -> str:
    """One objective: who asked for it, and those that its round table takes with it."""
    known, who, clocks = queries.known_objective(number), viewer(), asked_clocks()
    found = known.objective
    register = register_for(who, clocks.when)
    tagged = register.find(Chosen(objective=str(number)))
    behind = read_in_objective(who, clocks.when, found.paragraph)
    others = [entry for entry in tagged.entries if entry.code not in {each.code for each in behind}]
    return show(
        "pages/objective.html",
        url_for("pages.objective", number=number),
        disclaimer=True,
        objective=found,
        tagged=register_rows.of_entries(others[:SHOWN], clocks.when),
        tagged_total=len(others),
        tagged_said=number_said(others, register),
        tagged_url=url_for("pages.recommendations", objective=number, **clocks.query),
        behind=behind,
        paragraph_url=paragraph_url(who, found.paragraph),
        reading=_(READING_DISCLAIMER),
        clocks=clocks,
        beside=[other for other in found.round_table.objectives if other.number != number],
        numbers=known.bibliography.numbers,
        sources=footnotes_of(known.bibliography),
    )
