"""The page of one meeting: what is released of it, who says so, and where to go from here."""

from flask import render_template, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.pages.page import blueprint, head, show
from meetings.programme.released.document import ReleasedMeeting
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.by_source import differences
from meetings.showing.citations import Citations
from meetings.showing.document.outcome_of_meeting import outcome_of
from meetings.showing.meeting import handout_links
from meetings.showing.meeting.around_meeting import around, calendar_of
from meetings.showing.meeting.meeting_facts import facts
from meetings.showing.meeting.meeting_for_viewer import seen
from meetings.web.translation import ngettext


@blueprint.get("/meetings/<code>/")
@kept_until_history_changes(at_most="minute")
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
        differences=differences(f"meeting:{code}") if found.in_full else [],
        ways=_ways(found.document) if found.in_full else [],
        files=handout_links.of_agenda(found.document) if found.in_full else [],
        groups=found.document.groups,
        outcome=outcome_of(code) if found.in_full else None,
        feed=calendar_of(code),
        **around(found, found.document, "overview"),
    )


def _ways(document: ReleasedMeeting) -> list[tuple[str, str]]:
    live = sum(each.standing == "planned" and each.kind != "break" for each in document.on_agenda)
    if not live:
        return []
    text = ngettext("Agenda, %(num)s session", "Agenda, %(num)s sessions", live)
    return [(text, url_for("released.agenda", code=document.code))]
