"""States and territories: their names, as of when, and what they belong to. Nothing else is said of a State."""

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.core import clock
from meetings.core.folding import folded
from meetings.directory import queries
from meetings.directory.rules.states_ended import ended_state
from meetings.directory.rules.typed_names import keys_of, name_key
from meetings.directory.vocabulary import LANGUAGES, STANDINGS_OF_STATES
from meetings.pages.directory.names_list import ASKED, names_page
from meetings.pages.page import blueprint, show
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.citations import footnotes_of
from meetings.showing.directory.state_facts import _when, footnote_of, membership_shown, name_shown, state_row
from meetings.web.facets import Facet
from meetings.web.languages import page_language
from meetings.web.query_string import asked
from meetings.web.translation import _


@blueprint.get("/states/")
@kept_until_history_changes(at_most="minute", asks=(*ASKED, "standing"))
@audience("anyone")
def states() -> str | Response:
    """Every State and territory of today, in the order of the reader's language."""
    wanted = folded(asked("q"))
    found = queries.states_on(clock.today(), page_language())
    ended = ended_state(wanted)
    meant = {each.code for each in queries.states_meant(wanted, clock.today())} if wanted else set()
    named = {each.iso3 for each in found if wanted in folded(f"{each.short} {each.formal or ''} {each.iso3}")}
    shown = set(ended.today) if ended else named | meant
    rows = [state_row(state) for state in found if state.iso3 in shown]
    those = [state.short for state in found if state.iso3 in meant]
    understood = those if any(name_key(wanted) not in keys_of(name) for name in those) else []
    facets = [Facet("standing", _("Standing"), {code: _(text) for code, text in STANDINGS_OF_STATES.items()})]
    lead = _("Names as the United Nations use them today, and the mechanisms and organisations each belongs to.")
    return names_page(
        "pages.states",
        _("States and territories"),
        lead,
        rows,
        facets,
        understood=understood,
        told=_(ended.told) if ended else None,
    )


@blueprint.get("/states/<iso3>")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def state(iso3: str) -> str:
    """One State or territory, as of today."""
    known = queries.known_state(iso3, clock.today(), page_language())
    last = known.names.get(page_language()) or known.names["en"]
    return show(
        "pages/state.html",
        url_for("pages.state", iso3=known.state.iso3),
        disclaimer=True,
        iso3=known.state.iso3,
        title=known.name.short if known.name else last.short,
        footnote=footnote_of(known),
        today=known.name,
        names=[name_shown(known.names[code]) for code in LANGUAGES if code in known.names],
        former=[name_shown(row) for row in known.former],
        standings=[(_(STANDINGS_OF_STATES[row.standing]), _when(row)) for row in known.state.standings],
        memberships=[membership_shown(row) for row in known.memberships],
        numbers=known.bibliography.numbers,
        designations=[
            (row.name, body.name) for row in known.designations if (body := row.mechanism or row.organisation)
        ],
        sources=footnotes_of(known.bibliography),
    )
