"""An organisation as a line of the list, and fact by fact with its sources."""

from collections.abc import Iterator

from flask import url_for

from meetings.directory.models import Mechanism, Organisation
from meetings.directory.queries import KnownOrganisation
from meetings.directory.vocabulary import ORGANISATION_KINDS
from meetings.showing.citations import Fact
from meetings.showing.directory.bodies import MembersShown, members_shown
from meetings.showing.directory.name_rows import NameRow
from meetings.showing.record_names import Countries
from meetings.web.languages import page_language
from meetings.web.translation import _


def organisation_row(organisation: Organisation) -> NameRow:
    """The line of an organisation."""
    regions = [region.name_in(page_language()) for region in organisation.regions]
    return NameRow(
        code=organisation.code,
        title=organisation.name,
        url=url_for("pages.organisation", code=organisation.code),
        short=organisation.short,
        about=(_(ORGANISATION_KINDS.label(organisation.kind)), *regions),
        values={"kind": [organisation.kind], "region": [region.code for region in organisation.regions]},
    )


def organisation_facts(known: KnownOrganisation, names: Countries) -> Iterator[Fact]:
    """What is known of an organisation, row by row, each with its sources."""
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


def member_lists(known: KnownOrganisation) -> list[MembersShown]:
    """Its members and associate members, under the names they had."""
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
