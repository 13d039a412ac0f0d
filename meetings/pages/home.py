"""The first page: what people come to do, next meetings, the line from the record, latest outcomes, what changed."""

from dataclasses import replace
from datetime import date

from flask import url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.viewer import NOBODY, Viewer
from meetings.core import clock
from meetings.followup.answers.register import register_for
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.outcomes.queries.document_lists import latest_published
from meetings.pages.page import blueprint, show
from meetings.programme.models import Meeting, Release
from meetings.programme.queries import meeting_lists
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.document import document_rows
from meetings.showing.followup import home_figures
from meetings.showing.followup.line_of_record import line_of_record
from meetings.showing.followup.review_windows import next_reviews
from meetings.showing.meeting import meeting_rows
from meetings.showing.numbers_said import points_said
from meetings.web.translation import _


@blueprint.get("/")
@kept_until_history_changes(at_most="minute")
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
        points=points_said(register.entries, register),
        line=line_of_record(register),
        picture=home_figures.picture(register.entries),
        example=home_figures.example(register),
        reading=_(READING_DISCLAIMER),
        reviews=next_reviews(today),
        outcomes=document_rows.of_rows(latest_published(5)),
    )


def _coming(who: Viewer, today: date) -> list[meeting_lists.Line]:
    """The next meetings; without days only those that still stand."""
    undated = Release.earliest.is_(None) & (Release.standing == "postponed")
    return meeting_lists.lines(
        who, meeting_lists.next_first(meeting_lists.visible(who).where((Release.latest >= today) | undated)).limit(6)
    )


def _past(who: Viewer, today: date) -> list[meeting_lists.Line]:
    held = meeting_lists.visible(who).where(Release.latest < today, Release.standing == "planned")
    return meeting_lists.lines(who, meeting_lists.latest_first(held).limit(3))


def _released(who: Viewer) -> list[meeting_lists.Line]:
    """What changed of late: releases that followed an earlier one, where more than the title may show."""
    changed = meeting_lists.visible(who).where(Release.number > 1, meeting_lists.in_full(who))
    return meeting_lists.lines(who, changed.order_by(Release.at.desc(), Meeting.code).limit(4))
