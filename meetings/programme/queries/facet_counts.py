"""The facets of the list of meetings: how many each choice would leave. One query, however many meetings there are."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, case, extract, func, literal

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.programme.models import Meeting, Release
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.programme.queries.meeting_lists import UNDETERMINED, Filter, in_full, matching


@dataclass(frozen=True, slots=True)
class Facets:
    """How many meetings each choice would leave, the other choices kept; and how many there are now.

    ``listed`` are all there are, ``total`` those that count: the demonstration is in no total.
    """

    listed: int
    total: int
    kind: Counter[str]
    region: Counter[str]
    year: Counter[str]
    cycle: Counter[str]


def facets(viewer: Viewer, chosen: Filter) -> Facets:
    """Count every facet with one query: the meetings grouped by all of them, whose groups are few."""
    full = in_full(viewer)
    groups = _grouped(viewer, chosen, full)
    counted = {name: Counter[str]() for name in ("kind", "region", "year", "cycle")}
    listed = total = 0
    for group in groups:
        values = _values(group)
        misses = [name for name in counted if getattr(chosen, name) and getattr(chosen, name) not in values[name]]
        listed += group.meetings if not misses else 0
        if group.is_invented:
            continue
        total += group.meetings if not misses else 0
        for name, counter in counted.items():
            if not misses or misses == [name]:
                counter.update(dict.fromkeys(values[name], group.meetings))
    return Facets(listed, total, **counted)


def _grouped(viewer: Viewer, chosen: Filter, full: ColumnElement[bool]) -> list[Row[*tuple[Any, ...]]]:
    regions = case((full, Release.regions), else_=literal(" ")).label("regions_shown")
    kind = case((full, Release.kind), else_=None).label("kind_shown")
    cycle = case((full, Release.cycle), else_=None).label("cycle_shown")
    invented = case((Meeting.code == DEMONSTRATION, 1), else_=0).label("is_invented")
    years = [extract("year", column).label(name) for name, column in (("y1", Release.earliest), ("y2", Release.latest))]
    return list(
        db.session.execute(
            matching(viewer, Filter(q=chosen.q))
            .with_only_columns(kind, regions, cycle, invented, *years, func.count().label("meetings"))
            .group_by("kind_shown", "regions_shown", "cycle_shown", "is_invented", "y1", "y2")
        )
    )


def _values(group: Row[*tuple[Any, ...]]) -> dict[str, set[str]]:
    years = {UNDETERMINED} if group.y1 is None else {str(year) for year in range(int(group.y1), int(group.y2) + 1)}
    return {
        "kind": {group.kind_shown} if group.kind_shown else set(),
        "region": set(group.regions_shown.split()),
        "year": years,
        "cycle": {group.cycle_shown} if group.cycle_shown else set(),
    }
