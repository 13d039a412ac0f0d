"""A mechanism as a line of the list, and fact by fact with its sources."""

from collections.abc import Iterator
from typing import Any

from flask import url_for

from meetings.accounts.entrance.current_viewer import viewer
from meetings.directory.models import Mechanism, OfficeHolder
from meetings.directory.queries import KnownMechanism
from meetings.directory.vocabulary import ACTIVITIES, ALIAS_KINDS, KINDS_OF_MECHANISM, OFFICES
from meetings.followup.answers.register import Chosen, register_for
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.showing.citations import Fact
from meetings.showing.directory.bodies import MembersShown, members_shown
from meetings.showing.directory.name_rows import NameRow
from meetings.showing.numbers_said import number_said
from meetings.showing.recommendation import register_rows
from meetings.showing.record_names import Countries
from meetings.web.languages import page_language
from meetings.web.translation import _


def mechanism_row(mechanism: Mechanism) -> NameRow:
    """The line of a mechanism."""
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


def proposed_by(code: str) -> dict[str, Any]:
    """The recommendations that it proposed, in the order of the register."""
    register = register_for(viewer())
    found = register.find(Chosen(mechanism=code))
    return {
        "proposed": register_rows.of_entries(found.entries[:10], register.when),
        "proposed_text": number_said(found.entries, register),
        "proposed_url": url_for("pages.recommendations", mechanism=code),
        "reading": _(READING_DISCLAIMER),
    }


def mechanism_facts(known: KnownMechanism) -> Iterator[Fact]:
    """What is known of a mechanism, row by row, each with its sources."""
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


def office_facts(known: KnownMechanism, names: Countries) -> Iterator[Fact]:
    """Who holds which office, by which source."""
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


def member_lists(known: KnownMechanism) -> list[MembersShown]:
    """Its members and its founders, under the names they had."""
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
