"""Lists of meetings by their releases in force: the page, the CSV and the calendar feed share one condition.

Of a listed meeting only the title and the dates are public: to others than its staff it is found by these alone, and
it is of no kind, in no region and in no cycle.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, Row, Select, and_, case, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.folding import like
from meetings.core.intake import one_line
from meetings.programme.models import Meeting, Release
from meetings.programme.queries.visible_meetings import current_release, visible_to, worked_on

UNDETERMINED = "undetermined"
PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; an empty string leaves that facet open. A word nobody uses finds nothing."""

    kind: str = ""
    region: str = ""
    year: str = ""  # four digits, or UNDETERMINED for meetings without days
    cycle: str = ""
    q: str = ""

    @classmethod
    def from_args(cls, args: Mapping[str, str]) -> "Filter":
        """Read from the query string; taken in as every text is."""
        given = {field.name: one_line(args.get(field.name, ""))[:100].rstrip() for field in fields(cls)}
        return cls(**given)

    def query_string(self) -> str:
        """The same filter in an address, without the question mark; always in the same order."""
        return urlencode(self.chosen())

    def chosen(self) -> dict[str, str]:
        """The facets that are set."""
        every = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in every.items() if value}

    def but(self, **changed: str) -> "Filter":
        """The same with some facets set otherwise."""
        return replace(self, **changed)


def in_full(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which more than title and dates may show to this person."""
    own = worked_on(viewer)
    if own is None:
        return true()
    public = Meeting.visibility == "public"
    return or_(public, Meeting.code.in_(sorted(own))) if own else public


def visible(viewer: Viewer) -> Select[int]:
    """The releases in force of meetings that may show to this person at all; only the numbers of the releases.

    ``with_only_columns`` asks for more of Release and Meeting.
    """
    return select(Release.id).select_from(Meeting).join(Release, current_release()).where(visible_to(viewer))


def matching(viewer: Viewer, chosen: Filter) -> Select[int]:
    """The releases in force that fit the filter, unordered; as for ``visible``."""
    return visible(viewer).where(*_conditions(viewer, chosen))


def _conditions(viewer: Viewer, chosen: Filter) -> list[ColumnElement[bool]]:
    full = in_full(viewer)
    found: list[ColumnElement[bool]] = []
    if chosen.kind:
        found.append(and_(full, Release.kind == chosen.kind))
    if chosen.region:
        found.append(and_(full, _names(Release.regions, chosen.region)))
    if chosen.cycle:
        found.append(and_(full, Release.cycle == chosen.cycle))
    if chosen.year:
        found.append(in_year(chosen.year))
    if chosen.q:
        found.append(_says(chosen.q, full))
    return found


def in_year(year: str) -> ColumnElement[bool]:
    """The condition under which any of a meeting's days may be in that year; or that it has none."""
    if year == UNDETERMINED:
        return Release.earliest.is_(None)
    if not (year.isascii() and year.isdigit() and len(year) == 4 and year > "0999"):
        return false()
    return overlaps(date(int(year), 1, 1), date(int(year), 12, 31))


def overlaps(first: date, last: date) -> ColumnElement[bool]:
    """The condition under which any of a meeting's days may be from the first to the last."""
    return and_(Release.earliest <= last, Release.latest >= first)


def _says(words: str, full: ColumnElement[bool]) -> ColumnElement[bool]:
    """Each word is found somewhere in the release, or in the title of one of which only that is public."""
    patterns = [like(word) for word in words.split()[:10]]
    everywhere = and_(full, *(Release.folded.like(pattern, escape="\\") for pattern in patterns))
    return or_(everywhere, and_(*(Release.folded_title.like(pattern, escape="\\") for pattern in patterns)))


Line = Row[*tuple[Any, ...]]


def lines(viewer: Viewer, wanted: Select[int]) -> list[Line]:
    """What a list says of each meeting: one query, columns only. All but title and dates is None where not public."""
    full = in_full(viewer)
    columns = {
        name: case((full, getattr(Release, name)), else_=None).label(name)
        for name in ("kind", "short", "city", "country", "mode", "regions", "cycle")
    }
    return list(
        db.session.execute(
            wanted.with_only_columns(
                Meeting.code,
                Meeting.visibility,
                Release.number,
                Release.at,
                Release.title,
                Release.standing,
                Release.earliest,
                Release.latest,
                Release.dates_label,
                Release.dates_status,
                case((full, Release.note), else_="").label("note"),
                *columns.values(),
            )
        )
    )


BodyKind = Literal["state", "organisation", "mechanism"]


def held_by(viewer: Viewer, kind: BodyKind, code: str) -> Select[int]:
    """The meetings in whose release in force this body is a host or convenor, where that may show."""
    return visible(viewer).where(in_full(viewer), _names(Release.parties, f"{kind}:{code}"))


def fed_into(viewer: Viewer, milestone: str) -> Select[int]:
    """The meetings whose release in force says that they feed this milestone, where that may show."""
    return visible(viewer).where(in_full(viewer), _names(Release.feeds, milestone))


def _names(column: InstrumentedAttribute[str], code: str) -> ColumnElement[bool]:
    return column.contains(f" {code} ", autoescape=True)


def latest_first(wanted: Select[int]) -> Select[int]:
    """The latest meeting first; those without days last."""
    return wanted.order_by(Release.earliest.desc().nulls_last(), Meeting.code)


def next_first(wanted: Select[int]) -> Select[int]:
    """The meeting that comes next first; those without days last."""
    return wanted.order_by(Release.earliest.asc().nulls_last(), Meeting.code)


def part_of(viewer: Viewer, wanted: Select[int], begin: int, most: int) -> list[Line]:
    """A part of the list, the latest first: so many lines after those that stand before it."""
    return lines(viewer, latest_first(wanted).limit(most).offset(begin))
