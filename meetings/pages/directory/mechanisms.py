"""Mechanisms: the list, and what is known of one, by which source."""

from collections.abc import Iterator
from typing import Any

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.core import clock
from meetings.directory import queries
from meetings.directory.models import Mechanism, OfficeHolder
from meetings.directory.queries import KnownMechanism
from meetings.directory.vocabulary import ACTIVITIES, ALIAS_KINDS, CIRCLES, KINDS_OF_MECHANISM, OFFICES
from meetings.followup.register import Chosen, register_for
from meetings.followup.words import READING_DISCLAIMER
from meetings.pages.directory.names_list import FacetOf, NameRow, names_page
from meetings.pages.page import blueprint, show
from meetings.showing import record_names
from meetings.showing.citations import Fact, footnotes_of
from meetings.showing.directory.bodies import MembersShown, counts_shown, meetings_of, members_shown
from meetings.showing.recommendation import register_rows
from meetings.showing.record_names import Countries
from meetings.web.languages import page_language
from meetings.web.query_string import asked
from meetings.web.translation import _, ngettext


@blueprint.get("/mechanisms/")
@audience("anyone")
def mechanisms() -> str | Response:
    """Every mechanism on record, found by any of its names."""
    facets = [
        FacetOf("kind", _("Kind"), {code: _(text) for code, text in KINDS_OF_MECHANISM.items()}),
        FacetOf("region", _("Region"), record_names.regions()),
        FacetOf("activity", _("Activity, as pages say"), {code: _(text) for code, text in ACTIVITIES.items()}),
        FacetOf("circle", _("On which list"), {code: _(text) for code, text in CIRCLES.items()}),
    ]
    rows = [_row(found) for found in queries.mechanisms(text=asked("q"), circle=None)]
    lead = _("Processes and forums in which States consult each other on migration, as sources name them.")
    return names_page("pages.mechanisms", _("Mechanisms"), lead, rows, facets)


def _row(mechanism: Mechanism) -> NameRow:
    regions = [region.name_in(page_language()) for region in mechanism.regions]
    return NameRow(
        code=mechanism.code,
        title=mechanism.name,
        url=url_for("pages.mechanism", code=mechanism.code),
        short=mechanism.short,
        about=(_(KINDS_OF_MECHANISM[mechanism.kind]), *regions),
        values={
            "kind": [mechanism.kind],
            "region": [region.code for region in mechanism.regions],
            "activity": [mechanism.activity],
            "circle": [mechanism.circle],
        },
    )


@blueprint.get("/mechanisms/<code>")
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
        facts=[*_facts(known), *_offices(known, names), *counts_shown(known.counts, known.bibliography)],
        lists=_lists(known),
        meetings=meetings_of(viewer(), "mechanism", code),
        **_proposed(code),
        sources=footnotes_of(known.bibliography),
    )


def _proposed(code: str) -> dict[str, Any]:
    """The recommendations that it proposed, in the order of the register."""
    register = register_for(viewer())
    found = register.find(Chosen(mechanism=code))
    return {
        "proposed": register_rows.of_entries(found.entries[:10], register.when),
        "proposed_text": ngettext("%(num)s recommendation", "%(num)s recommendations", found.total),
        "proposed_url": url_for("pages.recommendations", mechanism=code),
        "reading": _(READING_DISCLAIMER),
    }


def _facts(known: KnownMechanism) -> Iterator[Fact]:
    body, numbers = known.mechanism, known.bibliography.numbers
    for kind in dict.fromkeys(each.kind for each in body.kinds):
        cited = [text for each in body.kinds if each.kind == kind for text in each.sources]
        yield Fact(_("Kind, by source"), [(_(KINDS_OF_MECHANISM[kind]), None)], numbers(cited))
    for founding in body.foundings:
        yield Fact(_("Founded, by source"), [(str(founding.year), None)], numbers(founding.sources))
    if body.regions:
        named = [
            (region.name_in(page_language()), url_for("pages.mechanisms", region=region.code))
            for region in body.regions
        ]
        yield Fact(_("Regions"), named, numbers(body.sources))
    yield Fact(_("Activity, as pages say"), [(_(ACTIVITIES[body.activity]), None)])
    for sort, label in ALIAS_KINDS.items():
        names = [(alias.name, None) for alias in body.aliases if alias.kind == sort]
        if names:
            cites = [text for alias in body.aliases if alias.kind == sort for text in alias.sources]
            yield Fact(_(label), names, numbers(cites))
    if body.associations:
        linked = [(other.name, url_for("pages.organisation", code=other.code)) for other in body.associations]
        yield Fact(_("Associated with"), linked)
    if body.website:
        yield Fact(_("Website"), [(body.website, body.website)])


def _offices(known: KnownMechanism, names: Countries) -> Iterator[Fact]:
    for office in known.offices:
        cites = known.bibliography.numbers(office.sources)
        yield Fact(_(OFFICES[office.office]), [_holder(office, names)], cites)
    if known.mechanism.chair_note:
        yield Fact(_("On the chair"), [(known.mechanism.chair_note, None)])


def _holder(office: OfficeHolder, names: Countries) -> tuple[str, str | None]:
    """Who holds an office: a State, an organisation or a person, and since when where that is known."""
    since = f" ({_('since %(when)s', when=office.since)})" if office.since else ""
    if office.person:
        parts = [office.person.name, office.title, office.institution]
        return ", ".join(part for part in parts if part) + since, None
    if office.state:
        return (names.name(office.state.iso3) or "") + since, url_for("pages.state", iso3=office.state.iso3)
    if office.holder_organisation:
        body = office.holder_organisation
        return body.name + since, url_for("pages.organisation", code=body.code)
    return (office.title or office.institution or "") + since, None


def _lists(known: KnownMechanism) -> list[MembersShown]:
    body, found = known.mechanism, []
    cites = known.bibliography.numbers(body.members_sources)
    if known.members:
        partial = body.members_listing == "partial"
        # The values are text and a list of citations: one dictionary cannot say to mypy which is which.
        about = {"as_of": body.members_as_of, "note": body.members_note, "cites": cites}
        found.append(members_shown(_("Members"), known.members, partial=partial, **about))  # type: ignore[arg-type]  # see above
    if known.founders:
        founders = known.bibliography.numbers(text for row in known.founders for text in row.sources)
        found.append(members_shown(_("Founders"), known.founders, partial=False, as_of=None, note=None, cites=founders))
    return found
