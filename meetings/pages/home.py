"""The first page: what is on."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import url_for
from sqlalchemy import Row, or_, select

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.accounts.viewer import NOBODY, Viewer
from meetings.compact.models import Cycle, InputWindow, Milestone
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.followup.register import register_for
from meetings.followup.words import READING_DISCLAIMER
from meetings.outcomes.listing import latest_published
from meetings.pages.page import blueprint, show
from meetings.programme import listing
from meetings.programme.models import Meeting, Release
from meetings.showing.document import document_rows
from meetings.showing.followup import home_figures
from meetings.showing.meeting import meeting_rows
from meetings.showing.record_words import CERTAINTY
from meetings.web.filters import written_day
from meetings.web.translation import _


@blueprint.get("/")
@audience("anyone")
def home() -> str:
    """What this is for, in one view: the line in figures, next meetings, latest outcomes, what became of them."""
    who, today = viewer(), clock.today()
    coming, past, released = _coming(who, today), _past(who, today), _released(who)
    shown = meeting_rows.of_rows([*coming, *past, *released], notes=True)
    ends = len(coming), len(coming) + len(past)
    register = register_for(NOBODY)
    return show(
        "pages/home.html",
        url_for("pages.home"),
        disclaimer=True,
        coming=[replace(line, note=None) for line in shown[: ends[0]]],  # notes tell what changed, below
        past=shown[ends[0] : ends[1]],
        released=shown[ends[1] :],
        stations=home_figures.stations(register),
        picture=home_figures.picture(register.entries),
        example=home_figures.example(register),
        reading=_(READING_DISCLAIMER),
        reviews=_reviews(today),
        outcomes=document_rows.of_rows(latest_published(5)),
    )


def _coming(who: Viewer, today: date) -> list[listing.Line]:
    """The next meetings; without days only those that still stand."""
    undated = Release.earliest.is_(None) & (Release.standing == "postponed")
    return listing.lines(
        who, listing.next_first(listing.visible(who).where((Release.latest >= today) | undated)).limit(6)
    )


def _past(who: Viewer, today: date) -> list[listing.Line]:
    held = listing.visible(who).where(Release.latest < today, Release.standing == "planned")
    return listing.lines(who, listing.latest_first(held).limit(3))


def _released(who: Viewer) -> list[listing.Line]:
    """What changed of late: releases that followed an earlier one, where more than the title may show."""
    changed = listing.visible(who).where(Release.number > 1, listing.in_full(who))
    return listing.lines(who, changed.order_by(Release.at.desc(), Meeting.code).limit(4))


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


def _reviews(today: date) -> list[Review]:
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
        certainty=_(CERTAINTY[row.certainty]) if row.certainty in ("weak", "computed") else "",
        window=window(row.opens, row.closes, today),
    )


def window(opens: date | None, closes: date | None, today: date) -> str | None:
    """A window for inputs in words; what comes after it is marked, never refused."""
    if opens and opens > today:
        return _("opens on %(day)s", day=written_day(opens))
    if closes and closes >= today:
        return _("open until %(day)s", day=written_day(closes))
    return _("closed on %(day)s", day=written_day(closes)) if closes else None
