"""A State or territory as a line of the list; its names and memberships."""

from dataclasses import dataclass
from datetime import date

from flask import url_for

from meetings.directory.models import Dated, Membership, StateName
from meetings.directory.queries import KnownState, StateOnDay
from meetings.directory.vocabulary import LANGUAGES, MEMBER_ROLES, STANDINGS_OF_STATES
from meetings.showing.directory.name_rows import NameRow
from meetings.web.filters import written_day
from meetings.web.languages import page_language
from meetings.web.translation import _


def state_row(state: StateOnDay) -> NameRow:
    """The line of a State or territory."""
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


def footnote_of(known: KnownState) -> str | None:
    """The footnote that its name carries, where it has one."""
    notes = known.state.footnote
    return str(notes.get(page_language()) or notes["en"]) if notes else None


def name_shown(row: StateName) -> NameShown:
    """One of its names, with the days on which it held."""
    return NameShown(
        language=row.language,
        language_text=_(LANGUAGES.label(row.language)),
        direction="rtl" if row.language == "ar" else "ltr",
        short=row.short,
        formal=row.formal,
        when=_when(row),
    )


def membership_shown(row: Membership) -> tuple[str, str, str | None, str | None, list[str]]:
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
