"""States and territories: their names, as of when, and what they belong to. Nothing else is said of a State."""

from dataclasses import dataclass
from datetime import date

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.core import clock
from meetings.core.folding import folded
from meetings.directory import queries
from meetings.directory.models import Dated, Membership, StateName
from meetings.directory.queries import KnownState, StateOnDay
from meetings.directory.vocabulary import LANGUAGES, MEMBER_ROLES, STANDINGS_OF_STATES
from meetings.pages.directory.names_list import FacetOf, NameRow, names_page
from meetings.pages.page import blueprint, show
from meetings.showing.citations import footnotes_of
from meetings.web.filters import written_day
from meetings.web.languages import page_language
from meetings.web.query_string import asked
from meetings.web.translation import _


@blueprint.get("/states/")
@audience("anyone")
def states() -> str | Response:
    """Every State and territory of today, in the order of the reader's language."""
    wanted = folded(asked("q"))
    found = queries.states_on(clock.today(), page_language())
    rows = [_row(state) for state in found if wanted in folded(f"{state.short} {state.formal or ''} {state.iso3}")]
    facets = [FacetOf("standing", _("Standing"), {code: _(text) for code, text in STANDINGS_OF_STATES.items()})]
    lead = _("Names as the United Nations use them today, and the mechanisms and organisations each belongs to.")
    return names_page("pages.states", _("States and territories"), lead, rows, facets)


def _row(state: StateOnDay) -> NameRow:
    about = [state.formal, _(STANDINGS_OF_STATES[state.standing]) if state.standing else None]
    return NameRow(
        code=state.iso3,
        title=state.short,
        url=url_for("pages.state", iso3=state.iso3),
        short=state.iso3,
        about=tuple(text for text in about if text),
        values={"standing": [state.standing] if state.standing else []},
        footnote=state.footnote,
    )


@dataclass(frozen=True, slots=True)
class NameShown:
    """A name in one language."""

    language: str
    language_text: str
    direction: str
    short: str
    formal: str | None
    when: str | None = None


@blueprint.get("/states/<iso3>")
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
        footnote=_footnote(known),
        today=known.name,
        names=[_name(known.names[code]) for code in LANGUAGES if code in known.names],
        former=[_name(row) for row in known.former],
        standings=[(_(STANDINGS_OF_STATES[row.standing]), _when(row)) for row in known.state.standings],
        memberships=[_membership(row) for row in known.memberships],
        numbers=known.bibliography.numbers,
        designations=[
            (row.name, body.name) for row in known.designations if (body := row.mechanism or row.organisation)
        ],
        sources=footnotes_of(known.bibliography),
    )


def _footnote(known: KnownState) -> str | None:
    notes = known.state.footnote
    return str(notes.get(page_language()) or notes["en"]) if notes else None


def _name(row: StateName) -> NameShown:
    return NameShown(
        language=row.language,
        language_text=_(LANGUAGES.label(row.language)),
        direction="rtl" if row.language == "ar" else "ltr",
        short=row.short,
        formal=row.formal,
        when=_when(row),
    )


def _membership(row: Membership) -> tuple[str, str, str | None, str | None, list[str]]:
    """Name, address, role where it is not that of a member, when, and sources."""
    body = row.mechanism or row.organisation
    page = "pages.mechanism" if row.mechanism else "pages.organisation"
    assert body is not None  # the table has exactly one of them
    role = None if row.role == "member" else _(MEMBER_ROLES.label(row.role))
    return body.name, url_for(page, code=body.code), role, _when(row), row.sources


def _when(row: Dated) -> str | None:
    """From when until when it holds; None where the record does not say."""
    begins: date | None = row.valid_from
    ends: date | None = row.valid_until
    if begins and ends:
        return _("%(begins)s to %(ends)s", begins=written_day(begins), ends=written_day(ends))
    if begins:
        return _("since %(when)s", when=written_day(begins))
    return _("until %(when)s", when=written_day(ends)) if ends else None
