"""The page of one meeting: what is released of it, who says so, and where to go from here."""

from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.core import clock
from meetings.outcomes import listing
from meetings.pages.page import blueprint, head, show
from meetings.programme.faces import Document
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.showing.citations import Citations
from meetings.showing.document import document_rows
from meetings.showing.document.document_rows import DocumentLine
from meetings.showing.meeting import handout_links, meeting_rows
from meetings.showing.meeting.meeting_facts import facts
from meetings.showing.meeting.meeting_for_viewer import Seen, seen
from meetings.showing.meeting.subscription import Feed, feed
from meetings.web.translation import _, ngettext


@blueprint.get("/meetings/<code>/")
@audience("anyone")
def meeting(code: str) -> str:
    """One meeting, as much of it as the reader may see."""
    found = seen(viewer(), code)
    at = url_for("pages.meeting", code=code)
    if found.document is None:
        return render_template("pages/meeting_unreleased.html", found=found, **head(at))
    citations = Citations()
    return show(
        "pages/meeting.html",
        at,
        disclaimer=True,
        found=found,
        facts=facts(found.document, citations) if found.in_full else [],
        sources=citations.footnotes(),
        ways=_ways(found.document) if found.in_full else [],
        files=handout_links.of_agenda(found.document) if found.in_full else [],
        groups=found.document["groups"],
        outcome=_outcome(code) if found.in_full else None,
        feed=calendar_of(code),
        **around(found, found.document, "overview"),
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the meeting left: its documents, and how many recommendations they hold."""

    documents: list[DocumentLine]
    recommendations: str | None
    url: str


def _outcome(code: str) -> Outcome | None:
    """The outcome as far as the reader may see it; None while there is nothing. Two queries."""
    rows = document_rows.of_rows(listing.documents_of(viewer(), code), meeting=False)
    number = listing.number_of_recommendations(viewer(), code) if rows else 0
    text = ngettext("%(num)s recommendation on record", "%(num)s recommendations on record", number)
    return Outcome(rows, text if number else None, url_for("pages.recommendations", meeting=code)) if rows else None


def around(found: Seen, document: Document, current: str) -> dict[str, Any]:
    """What every page of a meeting has around it: masthead, tabs, a line for its staff, the demonstration's band."""
    return {
        "meeting": meeting_rows.of_document(document, found.visibility, clock.today()),
        "tabs": tabs(document, current, lists_people=found.lists_people) if found.in_full else [],
        "desk_url": url_for("desk.overview", code=found.code) if found.is_organiser else None,
        "hidden_text": hidden(found),
        "demonstration": found.code == DEMONSTRATION,
    }


def hidden(found: Seen) -> str | None:
    """What somebody who works on the meeting should know: that others do not see what they see."""
    if not found.is_staff or found.visibility == "public":
        return None
    if found.visibility == "listed":
        return _("Others see the title and the dates only. You see the rest because you work on this meeting.")
    return _("This meeting is not public. You see it because you work on it.")


def tabs(document: Document, current: str, *, lists_people: bool = False) -> list[tuple[str, str, bool]]:
    """The pages of a meeting: those that have something in them."""
    code = document["code"]
    pages = [("overview", _("Overview"), url_for("pages.meeting", code=code))]
    if document["sessions"]:
        pages.append(("agenda", _("Agenda"), url_for("released.agenda", code=code)))
    if document["groups"]:
        pages.append(("breakouts", _("Breakout groups"), url_for("pages.breakouts", code=code)))
    if lists_people:
        pages.append(("participants", _("Participants"), url_for("pages.participants", code=code)))
    pages.append(("releases", _("Releases"), url_for("pages.releases", code=code)))
    return [(text, url, name == current) for name, text, url in pages]


def calendar_of(code: str) -> Feed:
    """The meeting's calendar."""
    return feed(_("Calendar of this meeting"), url_for("released.calendar", code=code))


def _ways(document: Document) -> list[tuple[str, str]]:
    live = sum(each["standing"] == "planned" and each["kind"] != "break" for each in document["sessions"])
    if not live:
        return []
    text = ngettext("Agenda, %(num)s session", "Agenda, %(num)s sessions", live)
    return [(text, url_for("released.agenda", code=document["code"]))]
