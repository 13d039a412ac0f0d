"""Organisations: the list, and what is known of one, by which source."""

from collections.abc import Iterator

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.core import clock
from meetings.directory import queries
from meetings.directory.models import Mechanism, Organisation
from meetings.directory.queries import KnownOrganisation
from meetings.directory.vocabulary import ORGANISATION_KINDS
from meetings.pages.directory.names_list import FacetOf, NameRow, names_page
from meetings.pages.page import blueprint, show
from meetings.showing import record_names
from meetings.showing.citations import Fact, footnotes_of
from meetings.showing.directory.bodies import MembersShown, counts_shown, meetings_of, members_shown
from meetings.showing.record_names import Countries
from meetings.web.languages import page_language
from meetings.web.query_string import asked
from meetings.web.translation import _


@blueprint.get("/organisations/")
@audience("anyone")
def organisations() -> str | Response:
    """Every organisation on record, found by any of its names."""
    facets = [
        FacetOf("kind", _("Kind"), {code: _(text) for code, text in ORGANISATION_KINDS.items()}),
        FacetOf("region", _("Region"), record_names.regions()),
    ]
    rows = [_row(found) for found in queries.organisations(text=asked("q"))]
    lead = _("Organisations, commissions and other bodies that the record names.")
    return names_page("pages.organisations", _("Organisations"), lead, rows, facets)


def _row(organisation: Organisation) -> NameRow:
    regions = [region.name_in(page_language()) for region in organisation.regions]
    return NameRow(
        code=organisation.code,
        title=organisation.name,
        url=url_for("pages.organisation", code=organisation.code),
        short=organisation.short,
        about=(_(ORGANISATION_KINDS.label(organisation.kind)), *regions),
        values={"kind": [organisation.kind], "region": [region.code for region in organisation.regions]},
    )


@blueprint.get("/organisations/<code>")
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
            *_facts(known, record_names.countries([body.seat_country])),
            *counts_shown(known.counts, known.bibliography),
        ],
        lists=_lists(known),
        meetings=meetings_of(viewer(), "organisation", code),
        sources=footnotes_of(known.bibliography),
    )


def _facts(known: KnownOrganisation, names: Countries) -> Iterator[Fact]:
    body = known.organisation
    seat = ", ".join(part for part in (body.seat, names.name(body.seat_country)) if part)
    if seat:
        yield Fact(_("Seat"), [(seat, None)], known.bibliography.numbers(body.sources))
    if body.regions:
        named = [
            (region.name_in(page_language()), url_for("pages.organisations", region=region.code))
            for region in body.regions
        ]
        yield Fact(_("Regions"), named)
    if body.established:
        yield Fact(_("Established"), [(str(body.established), None)])
    if body.role:
        yield Fact(_("Part"), [(body.role, None)])
    if body.aliases:
        yield Fact(_("Also written"), [(alias, None) for alias in body.aliases])
    if known.secretariat_of:
        yield Fact(_("Secretariat of"), _linked(known.secretariat_of))
    if known.associated_with:
        yield Fact(_("Associated with"), _linked(known.associated_with))
    if body.website:
        yield Fact(_("Website"), [(body.website, body.website)])


def _linked(mechanisms: list[Mechanism]) -> list[tuple[str, str | None]]:
    return [(each.name, url_for("pages.mechanism", code=each.code)) for each in mechanisms]


def _lists(known: KnownOrganisation) -> list[MembersShown]:
    body, found = known.organisation, []
    cites = known.bibliography.numbers(body.members_sources)
    partial = body.members_listing == "partial"
    if known.members:
        as_of, note = body.members_as_of, body.members_note
        found.append(members_shown(_("Members"), known.members, partial=partial, as_of=as_of, note=note, cites=cites))
    if known.associates:
        title = _("Associate members")
        found.append(members_shown(title, known.associates, partial=partial, as_of=None, note=None, cites=cites))
    return found
