"""The review cycles of the Compact, their milestones, and the windows in which inputs are asked for."""

from collections.abc import Iterator

from flask import url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.compact import queries
from meetings.compact.models import Milestone
from meetings.core import clock
from meetings.followup.answers.register import register_for
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.pages.page import blueprint, show
from meetings.programme.queries import meeting_lists
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing import by_source, record_names
from meetings.showing.citations import footnotes_of
from meetings.showing.compact.milestone_facts import milestone_facts, milestone_line, window_facts
from meetings.showing.dated import DAYS
from meetings.showing.followup import milestone_parts
from meetings.showing.followup.timeline_picture import picture_of
from meetings.showing.meeting import meeting_rows
from meetings.showing.numbers_said import said_by_milestone
from meetings.showing.two_clocks import asked_clocks
from meetings.web.translation import _


@blueprint.get("/cycles/")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def cycles() -> str:
    """Every cycle with its milestones."""
    today = clock.today()
    found = [(cycle, [milestone_line(each, None, today) for each in those]) for cycle, those in _by_cycle()]
    return show("pages/cycles.html", url_for("pages.cycles"), cycles=found)


def _by_cycle() -> Iterator[tuple[object, list[Milestone]]]:
    every = queries.milestones()
    for cycle in queries.cycles():
        yield cycle, [milestone for milestone in every if milestone.cycle_id == cycle.id]


@blueprint.get("/cycles/<code>")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def cycle(code: str) -> str:
    """One cycle: its milestones in the order of their days, and what went into them."""
    known, clocks = queries.known_cycle(code), asked_clocks()
    names = record_names.countries(each.state.iso3 for each in known.milestones if each.state)
    register = register_for(viewer(), clocks.when)
    went = said_by_milestone(register.cells, register)
    return show(
        "pages/cycle.html",
        url_for("pages.cycle", code=code, **clocks.query),
        disclaimer=True,
        cycle=known.cycle,
        clocks=clocks,
        here_url=url_for("pages.cycle", code=code),
        picture=picture_of(known.milestones, went, clocks, lambda url: url, groups=False),
        svg_url=url_for("pages.followup_timeline_svg", cycle=code, **clocks.query),
        milestones=[milestone_line(each, names, clocks.when.day, went.get(each.code)) for each in known.milestones],
        cites=[known.bibliography.numbers(each.sources) for each in known.milestones],
        sources=footnotes_of(known.bibliography),
    )


@blueprint.get("/milestones/<code>")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def milestone(code: str) -> str:
    """One milestone: its days, its windows, what went into it and what came of it, and the meetings that feed it."""
    known, clocks, who = queries.known_milestone(code), asked_clocks(), viewer()
    found = known.milestone
    names = record_names.countries(each.iso3 for each in (found.state, found.host) if each)
    today = not clocks.query  # meetings are shown as they are released now, which an earlier day did not know
    feeding = meeting_lists.lines(who, meeting_lists.latest_first(meeting_lists.fed_into(who, code))) if today else []
    return show(
        "pages/milestone.html",
        url_for("pages.milestone", code=code, **clocks.query),
        disclaimer=True,
        milestone=found,
        clocks=clocks,
        here_url=url_for("pages.milestone", code=code),
        line=milestone_line(found, names, clocks.when.day),
        facts=[*milestone_facts(known, names, clocks.when.day), *window_facts(known)],
        parts=milestone_parts.of(who, code, clocks),
        reading=_(READING_DISCLAIMER),
        is_today=today,
        meetings=meeting_rows.of_rows(feeding),
        traces=by_source.traces(found),
        differences=by_source.differences(f"milestone:{code}"),
        sources=footnotes_of(known.bibliography),
    )
