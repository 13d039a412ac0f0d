"""The register of recommendations, and one of them with everything that became of it."""

from typing import Any

from flask import url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.journey import known_recommendation
from meetings.followup.answers.register import register_for
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.pages.page import blueprint, show
from meetings.programme.queries.meeting_lists import PER_PAGE
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.numbers_said import as_heading, points_said, said, sureness_of
from meetings.showing.recommendation import register_rows
from meetings.showing.recommendation.recommendation_context import recommendation_context
from meetings.showing.recommendation.register_facets import ASKED, address, asked_for, facets_of, groups_of
from meetings.showing.two_clocks import Asked, asked_clocks
from meetings.web.facets import chosen_links
from meetings.web.paging import Page
from meetings.web.translation import _


@blueprint.get("/recommendations/")
@kept_until_history_changes(at_most="minute", asks=(*ASKED, *DAYS, "page"))
@audience("anyone")
def recommendations() -> str:
    """The register as the reader may see it, narrowed as the address says."""
    who, clocks = viewer(), asked_clocks()
    chosen, register = asked_for(who), register_for(who, clocks.when)
    found, facets = register.find(chosen), facets_of(register, who)
    at = address("pages.recommendations", chosen, clocks.query)
    page = Page.asked(PER_PAGE, found.total)
    return show(
        "pages/recommendations.html",
        at(**page.query),
        disclaimer=True,
        rows=register_rows.of_entries(page.cut(found.entries), clocks.when),
        pager=page,
        heading=as_heading(said(sureness_of(found), register)),
        points=points_said(found.entries, register),
        groups=groups_of(facets, found, chosen, at),
        chosen_links=chosen_links(facets, chosen.set(), at),
        chosen=chosen,
        keep={**{name: value for name, value in chosen.set().items() if name != "q"}, **clocks.query},
        all_url=url_for("pages.recommendations", **clocks.query),
        clocks=clocks,
        reading=_(READING_DISCLAIMER),
        exports=[
            (kind.upper(), address(f"{place}.recommendations_{kind}", chosen, clocks.query)())
            for kind, place in (("docx", "handouts"), ("xlsx", "handouts"), ("csv", "handouts"), ("json", "pages"))
        ],
    )


@blueprint.get("/recommendations/<code>")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def recommendation(code: str) -> str:
    """One recommendation: its words, where they stand, and its journey as a dated story."""
    clocks = asked_clocks()
    known = known_recommendation(viewer(), code, clocks.when)
    return show(
        "pages/recommendation.html",
        url_for("pages.recommendation", code=code, **clocks.query),
        disclaimer=True,
        files=_files(code, clocks, staff=known.is_staff),
        desk_url=_desk(code, known.meeting.meeting.code if known.meeting else None),
        **recommendation_context(known, clocks),
    )


def _files(code: str, clocks: Asked, *, staff: bool) -> list[tuple[str, str]]:
    """The journey on paper; for staff also as everybody may have it."""
    at: dict[str, Any] = {"code": code, **clocks.query}
    everybody = [(_("PDF for everybody"), url_for("handouts.journey_pdf", **at | {"for": "everybody"}))]
    return [("PDF", url_for("handouts.journey_pdf", **at)), *(everybody if staff else [])]


def _desk(code: str, meeting: str | None) -> str | None:
    """Where its analysts follow it up; nobody else is led there."""
    return url_for("followup_desk.recommendation", recommendation=code) if viewer().may("analyst", meeting) else None
