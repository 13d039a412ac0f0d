"""What is known of a meeting, row by row, each with its sources: as announced, as it stands, and who counted what."""

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import select

from meetings.core.db import db
from meetings.directory.models import Count
from meetings.directory.vocabulary import COUNTED
from meetings.programme.released.document import Announced, ReleasedMeeting, ReleasedParty
from meetings.programme.vocabulary import MEETING_KINDS, MODES, SITTINGS
from meetings.showing import record_names
from meetings.showing.citations import Citations, Fact
from meetings.showing.meeting import meeting_rows
from meetings.web.filters import colon
from meetings.web.translation import _, ngettext


def facts(document: ReleasedMeeting, citations: Citations) -> list[Fact]:
    """The rows of the overview; five queries at most, however much there is."""
    found = [*_when_and_where(document, citations), *_who(document), *_about(document)]
    return [*found, *_counts(document.code, citations)]


def _when_and_where(document: ReleasedMeeting, citations: Citations) -> Iterator[Fact]:
    cites = citations.cite(document.sources)
    planned = document.planned
    if planned:
        yield Fact(_("As announced"), [(text, None) for text in _announced(planned)], citations.cite(planned.sources))
    if planned and not planned.held:
        none = _("No record was found, which does not mean that it did not take place.")
        yield Fact(_("As held"), [(none, None)])
    else:
        where = _where(document)
        texts = [meeting_rows.days(document.dates), *([where] if where else [])]
        yield Fact(_("As held") if planned else _("When and where"), [(text, None) for text in texts], cites)
    if document.sittings:
        parts = ngettext("Held once", "Held %(num)s times", len(document.sittings))
        named = ", ".join(_(SITTINGS.label(part)) for part in document.sittings)
        yield Fact(_("Sittings"), [(f"{parts}{colon()}{named}", None)])


def _announced(planned: Announced) -> list[str]:
    """What was announced, in the words that were printed."""
    when = planned.label or meeting_rows.days(planned.dates)
    return [when, *([planned.place] if planned.place else [])]


def _where(document: ReleasedMeeting) -> str | None:
    country = meeting_rows.in_language(document.country_names) or document.country
    return meeting_rows.place(document.mode, document.city, country, document.venue)


def _who(document: ReleasedMeeting) -> Iterator[Fact]:
    if document.kind:
        yield Fact(_("Kind"), [(_(MEETING_KINDS[document.kind]), None)])
    for label, parties in ((_("Hosts"), document.hosts), (_("Convened by"), document.convenors)):
        if parties:
            yield Fact(label, [_party(party) for party in parties])


def _party(party: ReleasedParty) -> tuple[str, str | None]:
    name = meeting_rows.in_language(party.names) or party.code or ""
    match party.kind:
        case "state":
            return name, url_for("pages.state", iso3=party.code)
        case "organisation" | "mechanism":
            return name, url_for(f"pages.{party.kind}", code=party.code)
        case _:
            return name, None


def _about(document: ReleasedMeeting) -> Iterator[Fact]:
    if document.mode:
        yield Fact(_("How people meet"), [(_(MODES[document.mode]), None)])
    if document.theme:
        yield Fact(_("Theme"), [(document.theme, None)])
    if document.regions:
        names = record_names.regions()
        codes = document.regions
        listed: list[tuple[str, str | None]] = [
            (names.get(code, code), url_for("pages.meetings", region=code)) for code in codes
        ]
        yield Fact(_("Region"), listed)
    fed = record_names.milestones(document.feeds)
    if fed:
        yield Fact(_("Feeds"), [(name, url_for("pages.milestone", code=code)) for code, name in fed.items()])
    if document.cycle:
        code: str = document.cycle
        name = record_names.cycles().get(code, code)
        yield Fact(_("Cycle of the Compact"), [(name, url_for("pages.cycle", code=code))])


def _counts(code: str, citations: Citations) -> Iterator[Fact]:
    """Each count belongs to its source; where sources differ, all of them stand here."""
    rows = db.session.execute(
        select(Count.fact, Count.label, Count.value, Count.sources)
        .where(Count.subject == f"meeting:{code}")
        .order_by(Count.position)
    )
    for row in rows:
        value = f"{row.value} ({row.label})" if row.label else str(row.value)
        yield Fact(_(COUNTED.label(row.fact)), [(value, None)], citations.cite(row.sources))
