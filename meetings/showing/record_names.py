"""What things are called on a page: States as of a day, regions, cycles and milestones, one query each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import aliased

from meetings.compact.models import Cycle, Milestone
from meetings.core import clock
from meetings.core.db import db
from meetings.directory.models import Mechanism, Region, State, StateName
from meetings.directory.rules.alphabet import alphabetical
from meetings.followup.rules.as_of import AsOf
from meetings.programme.models import Meeting, Release
from meetings.programme.queries.visible_meetings import current_release
from meetings.web.languages import page_language


@dataclass(frozen=True, slots=True)
class Countries:
    """Dated names in one language, by ISO 3166-1 alpha-3."""

    names: dict[str, list[tuple[date | None, date | None, str]]]

    def name(self, iso3: str | None, day: date | None = None) -> str | None:
        """The name on that day, today without one; the code itself where the record has no name."""
        if not iso3:
            return None
        day = day or clock.today()
        for begins, ends, name in self.names.get(iso3, ()):
            if (begins is None or begins <= day) and (ends is None or day <= ends):
                return name
        return iso3


def countries(codes: Iterable[str | None]) -> Countries:
    """The names of these States and territories in the reader's language."""
    wanted = sorted({code for code in codes if code})
    if not wanted:
        return Countries({})
    rows = db.session.execute(
        select(State.iso3, StateName.valid_from, StateName.valid_until, StateName.short)
        .join(StateName, StateName.state_id == State.id)
        .where(State.iso3.in_(wanted), StateName.language == page_language())
    )
    found: dict[str, list[tuple[date | None, date | None, str]]] = {}
    for iso3, begins, ends, short in rows:
        found.setdefault(iso3, []).append((begins, ends, short))
    return Countries(found)


def regions() -> dict[str, str]:
    """Every region by its code, in order, in the reader's language."""
    rows = db.session.execute(select(Region.code, Region.names).order_by(Region.position))
    return {code: str(names.get(page_language()) or names["en"]) for code, names in rows}


def cycles() -> dict[str, str]:
    """Every cycle by its code, in order."""
    return {row.code: row.name for row in db.session.execute(select(Cycle.code, Cycle.name).order_by(Cycle.number))}


def milestones(codes: Iterable[str]) -> dict[str, str]:
    """These milestones by their codes, in order of time."""
    wanted = sorted(set(codes))
    if not wanted:
        return {}
    rows = db.session.execute(
        select(Milestone.code, Milestone.name)
        .where(Milestone.code.in_(wanted))
        .order_by(Milestone.dates_earliest.nulls_last(), Milestone.code)
    )
    return {row.code: row.name for row in rows}


def meeting_names(codes: Iterable[str | None], when: AsOf | None = None) -> dict[str, str]:
    """These meetings by their codes, as the releases in force name them; one that has no release has no name.

    :param when: names are those of the releases in force on the day as known on which something is said.
    """
    wanted = sorted({code for code in codes if code})
    if not wanted:
        return {}
    rows = db.session.execute(
        select(Meeting.code, Release.short, Release.title)
        .join(Release, current_release() if when is None else _in_force(when))
        .where(Meeting.code.in_(wanted))
        .order_by(Release.earliest.desc().nulls_last(), Meeting.code)
    )
    return {code: short or title for code, short, title in rows}


def _in_force(when: AsOf) -> ColumnElement[bool]:
    """Joins a meeting with its last release that was out at the end of the day as known on which all is told."""
    earlier = aliased(Release)
    last = select(func.max(earlier.number)).where(earlier.meeting_id == Meeting.id, earlier.at < when.until)
    return and_(Release.meeting_id == Meeting.id, Release.number == last.correlate(Meeting).scalar_subquery())


def mechanisms(codes: Iterable[str]) -> dict[str, str]:
    """These mechanisms by their codes, in the order of their names."""
    wanted = sorted(set(codes))
    if not wanted:
        return {}
    rows = db.session.execute(select(Mechanism.code, Mechanism.short, Mechanism.name).where(Mechanism.code.in_(wanted)))
    named = {code: short or name for code, short, name in rows}
    return dict(sorted(named.items(), key=lambda pair: alphabetical(pair[1], page_language())))
