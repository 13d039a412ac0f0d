"""Mechanisms: the list, and what is known of one, by which source."""

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core import clock
from meetings.directory import queries
from meetings.directory.vocabulary import ACTIVITIES, CIRCLES, KINDS_OF_MECHANISM
from meetings.pages.directory.names_list import ASKED, names_page
from meetings.pages.page import blueprint, show
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing import by_source, record_names
from meetings.showing.citations import footnotes_of
from meetings.showing.directory.bodies import counts_shown, meetings_of
from meetings.showing.directory.mechanism_facts import (
    mechanism_facts,
    mechanism_row,
    member_lists,
    office_facts,
    proposed_by,
)
from meetings.web.facets import Facet
from meetings.web.languages import page_language
from meetings.web.query_string import asked
from meetings.web.translation import _


@blueprint.get("/mechanisms/")
@kept_until_history_changes(at_most="minute", asks=(*ASKED, "kind", "region", "activity", "circle"))
@audience("anyone")
def mechanisms() -> str | Response:
    """Every mechanism on record, found by any of its names."""
    facets = [
        Facet("kind", _("Kind"), {code: _(text) for code, text in KINDS_OF_MECHANISM.items()}),
        Facet("region", _("Region"), record_names.regions()),
        Facet("activity", _("Activity, as pages say"), {code: _(text) for code, text in ACTIVITIES.items()}),
        Facet("circle", _("On which list"), {code: _(text) for code, text in CIRCLES.items()}),
    ]
    rows = [
        mechanism_row(found) for found in queries.mechanisms(text=asked("q"), circle=None, language=page_language())
    ]
    lead = _("Processes and forums in which States consult each other on migration, as sources name them.")
    return names_page(
        "pages.mechanisms",
        _("Mechanisms"),
        lead,
        rows,
        facets,
        differences=by_source.differences("mechanisms"),
        ways=[(_("How many, according to whom, when"), url_for("pages.mechanism_counts"))],
    )


@blueprint.get("/mechanisms/<code>")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def mechanism(code: str) -> str:
    """One mechanism, as of today."""
    known = queries.known_mechanism(code, clock.today(), page_language())
    names = record_names.countries(office.state.iso3 for office in known.offices if office.state)
    return show(
        "pages/body.html",
        url_for("pages.mechanism", code=code),
        disclaimer=True,
        body=known.mechanism,
        kind_text=_(KINDS_OF_MECHANISM[known.mechanism.kind]),
        crumbs=[(_("Mechanisms"), url_for("pages.mechanisms"))],
        facts=[*mechanism_facts(known), *office_facts(known, names), *counts_shown(known.counts, known.bibliography)],
        lists=member_lists(known),
        meetings=meetings_of(viewer(), "mechanism", code),
        traces=by_source.traces(known.mechanism),
        differences=by_source.differences(f"mechanism:{code}"),
        **proposed_by(code),
        sources=footnotes_of(known.bibliography),
    )
