"""The search of the site: words inside paragraphs and recommendations, and the way to the lists that find by names."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.outcomes.queries.words_found import MOST, Found, paragraphs_saying, recommendations_saying, words_of
from meetings.pages.page import blueprint, show
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.document.found_rows import invented_among, recommendations_found, texts_found
from meetings.showing.totals import and_the_demonstration
from meetings.web.facets import address
from meetings.web.paging import Page
from meetings.web.query_string import asked
from meetings.web.translation import _, ngettext

PARAGRAPHS = 25  # on a page
RECOMMENDATIONS = 5  # beside them; the register has the others
_LISTS = ("pages.meetings", "pages.documents", "pages.mechanisms", "pages.organisations", "pages.states")


@blueprint.get("/search")
@kept_until_history_changes(at_most="minute", asks=("q", "page"))
@audience("anyone")
def search() -> str:
    """What the paragraphs that the reader may read say of some words, each with its number and its address."""
    typed, who = asked("q"), viewer()
    words = words_of(typed)
    found = paragraphs_saying(who, words) if words else []
    worded = recommendations_saying(who, words) if words else []
    shown, query = found[:MOST], _asks(typed)
    at, page = address("pages.search", query), Page.asked(PARAGRAPHS, len(shown))
    return show(
        "pages/search.html",
        at(**page.query),
        disclaimer=True,
        q=typed,
        is_too_short=bool(typed) and not words,
        heading=_paragraphs_told(found),
        texts=texts_found(page.cut(shown), words),
        pager=page,
        worded=recommendations_found(worded[:RECOMMENDATIONS], words),
        all_worded_url=url_for("pages.recommendations", **query) if len(worded) > RECOMMENDATIONS else None,
        lists=_lists(query),
    )


def _asks(typed: str) -> dict[str, Any]:
    return {"q": typed} if typed else {}


def _paragraphs_told(found: Sequence[Found]) -> str:
    if len(found) > MOST:
        return _("The first %(num)s paragraphs; there are more", num=MOST)
    invented = invented_among(found)
    real = len(found) - invented
    return and_the_demonstration(ngettext("%(num)s paragraph", "%(num)s paragraphs", real), invented)


def _lists(query: dict[str, Any]) -> list[tuple[str, str]]:
    names = (_("Meetings"), _("Documents"), _("Mechanisms"), _("Organisations"), _("States"))
    return [(name, url_for(endpoint, **query)) for name, endpoint in zip(names, _LISTS, strict=True)]
