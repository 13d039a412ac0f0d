"""The follow-up in one view: what it is, what it answers, and, for those who work on it, what waits."""

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.register import register_for
from meetings.pages.followup.question import question
from meetings.pages.page import blueprint
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.followup import home_figures
from meetings.showing.followup.overview_parts import (
    figures,
    not_handed_on,
    questions,
    report_scopes,
    resting_on_one_source,
)
from meetings.showing.two_clocks import asked_clocks


@blueprint.get("/followup/")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup() -> str:
    """What the follow-up holds as of two days, and where its questions are answered."""
    who, clocks = viewer(), asked_clocks()
    register = register_for(who, clocks.when)
    return question(
        "pages/followup.html",
        clocks,
        ways=questions(clocks),
        figures=figures(register),
        scopes=report_scopes(register),
        picture=home_figures.picture(register.entries, clocks.query),
        not_sent=not_handed_on(register) if who.holds() else [],
        waiting=resting_on_one_source(register) if who.holds() else [],
        is_staff=who.holds(),
    )
