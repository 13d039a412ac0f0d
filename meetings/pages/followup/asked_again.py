"""Question 6 of the follow-up: what has been asked again over several cycles of the Compact."""

from typing import Final

from flask import Response

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.questions.repeated import OFTEN, asked_again
from meetings.followup.answers.register import register_for
from meetings.pages.followup.question import csv_file, question
from meetings.pages.page import blueprint
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.followup.asked_again_picture import chains_shown
from meetings.showing.site import whole
from meetings.showing.two_clocks import asked_clocks, at
from meetings.web.paging import Page
from meetings.web.translation import _

CHAINS: Final = 20  # of a page


@blueprint.get("/followup/again")
@kept_until_history_changes(at_most="minute", asks=(*DAYS, "page"))
@audience("anyone")
def followup_again() -> str:
    """What was asked, or sent, in three cycles or more."""
    clocks = asked_clocks()
    found = asked_again(register_for(viewer(), clocks.when))
    page = Page.asked(CHAINS, len(found))
    return question(
        "pages/followup_again.html",
        clocks,
        query=page.query,
        chains=chains_shown(page.cut(found), clocks.when),
        pager=page,
        often=OFTEN,
        csv_url=at("pages.followup_again_csv", None, clocks),
    )


@blueprint.get("/followup/again.csv")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup_again_csv() -> Response:
    """The same as a file: a row for each recommendation, numbered by its chain."""
    clocks = asked_clocks()
    columns = (
        _("Chain"), _("Code"), _("Recommendation"), _("From"), _("Issued"), _("Stands to"), _("Sent to"), _("Cycles"),
        _("Address"),
    )  # fmt: skip
    chains = chains_shown(asked_again(register_for(viewer(), clocks.when)), clocks.when)
    rows = [
        (
            number, member.code, member.text, member.whose, member.issued,
            "; ".join(f"{words} {code}" for words, code, _url in member.links),
            "; ".join(name for name, _url in member.milestones), "; ".join(chain.cycles), whole(member.url),
        )
        for number, chain in enumerate(chains, start=1)
        for member in chain.members
    ]  # fmt: skip
    return csv_file("asked-again", columns, rows, clocks, readings=False)
