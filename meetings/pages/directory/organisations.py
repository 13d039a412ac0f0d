"""Organisations: the list, and what is known of one, by which source."""

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core import clock
from meetings.directory import queries
from meetings.directory.vocabulary import ORGANISATION_KINDS
from meetings.pages.directory.names_list import names_page
from meetings.pages.page import blueprint, show
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing import by_source, record_names
from meetings.showing.citations import footnotes_of
from meetings.showing.directory.bodies import counts_shown, meetings_of
from meetings.showing.directory.organisation_facts import member_lists, organisation_facts, organisation_row
from meetings.web.facets import Facet
from meetings.web.languages import page_language
from meetings.web.query_string import asked
from meetings.web.translation import _


@blueprint.get("/organisations/")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def organisations() -> str | Response:
    """Every organisation on record, found by any of its names."""
    facets = [
        Facet("kind", _("Kind"), {code: _(text) for code, text in ORGANISATION_KINDS.items()}),
        Facet("region", _("Region"), record_names.regions()),
    ]
    rows = [organisation_row(found) for found in queries.organisations(text=asked("q"), language=page_language())]
    lead = _("Organisations, commissions and other bodies that the record names.")
    return names_page("pages.organisations", _("Organisations"), lead, rows, facets)


@blueprint.get("/organisations/<code>")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def organisation(code: str) -> str:
    """One organisation, as of today."""
    known = queries.known_organisation(code, clock.today(), page_language())
    body = known.organisation
    return show(
        "pages/body.html",
        url_for("pages.organisation", code=code),
        disclaimer=True,
        body=body,
        kind_text=_(ORGANISATION_KINDS.label(body.kind)),
        crumbs=[(_("Organisations"), url_for("pages.organisations"))],
        facts=[
            *organisation_facts(known, record_names.countries([body.seat_country])),
            *counts_shown(known.counts, known.bibliography),
        ],
        lists=member_lists(known),
        meetings=meetings_of(viewer(), "organisation", code),
        traces=by_source.traces(body),
        differences=by_source.differences(f"organisation:{code}"),
        sources=footnotes_of(known.bibliography),
    )
