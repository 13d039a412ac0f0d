"""The next reviews of the Compact, and the windows in which inputs are asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy import Row, or_, select

from meetings.compact.models import Cycle, InputWindow, Milestone
from meetings.compact.vocabulary import CERTAINTIES_OF_DAYS
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.showing.meeting import meeting_rows
from meetings.web.filters import written_day
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Review:
    """A milestone that is still to come, with its window for inputs where one is known."""

    name: str
    url: str
    cycle: str
    cycle_url: str
    when: str
    certainty: str
    window: str | None


def next_reviews(today: date) -> list[Review]:
    """What the reviews of the Compact wait for next, one query."""
    open_or_coming = InputWindow.closes >= today
    rows = db.session.execute(
        select(
            Milestone.code,
            Milestone.name,
            Milestone.dates_label,
            Milestone.dates_earliest,
            Milestone.dates_latest,
            Milestone.dates_status,
            Milestone.certainty,
            Cycle.code.label("cycle_code"),
            Cycle.name.label("cycle_name"),
            InputWindow.opens,
            InputWindow.closes,
        )
        .join(Cycle, Milestone.cycle_id == Cycle.id)
        .outerjoin(InputWindow, (InputWindow.milestone_id == Milestone.id) & open_or_coming)
        .where(or_(Milestone.dates_latest >= today, InputWindow.closes >= today))
        .order_by(InputWindow.closes.nulls_last(), Milestone.dates_earliest, Milestone.code)
        .limit(8)
    )
    return [_review(row, today) for row in rows]


def _review(row: Row[*tuple[Any, ...]], today: date) -> Review:
    dates = FuzzyDates(row.dates_label, row.dates_earliest, row.dates_latest, row.dates_status)
    return Review(
        name=row.name,
        url=url_for("pages.milestone", code=row.code),
        cycle=row.cycle_name,
        cycle_url=url_for("pages.cycle", code=row.cycle_code),
        when=meeting_rows.days(dates),
        certainty=_(CERTAINTIES_OF_DAYS[row.certainty]) if row.certainty in ("weak", "computed") else "",
        window=window(row.opens, row.closes, today),
    )


def window(opens: date | None, closes: date | None, today: date) -> str | None:
    """A window for inputs in words; what comes after it is marked, never refused."""
    if opens and opens > today:
        return _("opens on %(day)s", day=written_day(opens))
    if closes and closes >= today:
        return _("open until %(day)s", day=written_day(closes))
    return _("closed on %(day)s", day=written_day(closes)) if closes else None
