"""Milestones of the Compact as lines and fact by fact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import url_for

from meetings.compact.models import Milestone
from meetings.compact.queries import KnownMilestone
from meetings.compact.rules import DATE_PASSED, is_over_without_outcome, to_be_said_of_days
from meetings.compact.vocabulary import CERTAINTIES_OF_DAYS, MILESTONE_KINDS
from meetings.showing.citations import Fact
from meetings.showing.dated import dated
from meetings.showing.followup.review_windows import window
from meetings.showing.followup.timeline_picture import window_text
from meetings.showing.meeting import meeting_rows
from meetings.showing.record_names import Countries
from meetings.web.filters import written_interval
from meetings.web.languages import page_language
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone as a line of a list."""

    name: str
    url: str
    kind_text: str
    dates_text: str
    starts_iso: str | None
    place_text: str | None
    certainty_text: str | None
    window_texts: list[str]
    received_text: str | None


def milestone_line(
    milestone: Milestone, names: Countries | None, today: date, went: str | None = None
) -> MilestoneLine:
    """The line of a milestone; ``went`` says how many recommendations went to it."""
    country = names.name(milestone.state.iso3, milestone.dates_earliest) if names and milestone.state else None
    windows = milestone.windows
    return MilestoneLine(
        name=milestone.name,
        url=dated("pages.milestone", code=milestone.code),
        kind_text=_(MILESTONE_KINDS.label(milestone.kind)),
        dates_text=meeting_rows.days(milestone.dates),
        starts_iso=milestone.dates_earliest.isoformat() if milestone.dates_earliest and milestone.dates.exact else None,
        place_text=meeting_rows.place(milestone.mode, milestone.city, country),
        certainty_text=_(said) if (said := to_be_said_of_days(milestone, today)) else None,
        window_texts=[text for each in windows if (text := window(each.opens, each.closes, today))],
        received_text=went,
    )


def _how_sure(milestone: Milestone, today: date) -> Iterator[str]:
    over = is_over_without_outcome(milestone, today)
    if not over or milestone.certainty == "reported":
        yield _(CERTAINTIES_OF_DAYS[milestone.certainty])
    if over:
        yield _(DATE_PASSED)


def milestone_facts(known: KnownMilestone, names: Countries, today: date) -> Iterator[Fact]:
    """What is known of a milestone, row by row, with its sources."""
    found, numbers = known.milestone, known.bibliography.numbers
    yield Fact(_("When"), [(meeting_rows.days(found.dates), None)], numbers(found.sources))
    yield Fact(_("How sure"), [(text, None) for text in _how_sure(found, today)])
    country = names.name(found.state.iso3, found.dates_earliest) if found.state else None
    where = meeting_rows.place(found.mode, found.city, country)
    if where:
        yield Fact(_("Where"), [(where, None)])
    if found.host:
        host = names.name(found.host.iso3, found.dates_earliest) or found.host.iso3
        yield Fact(_("Host"), [(host, url_for("pages.state", iso3=found.host.iso3))])
    if found.body:
        yield Fact(_("Body"), [(found.body.name, url_for("pages.organisation", code=found.body.code))])
    yield Fact(_("Cycle of the Compact"), [(found.cycle.name, dated("pages.cycle", code=found.cycle.code))])
    if found.region:
        yield Fact(_("Region"), [(found.region.name_in(page_language()), None)])
    if found.theme:
        yield Fact(_("Theme"), [(found.theme.title, None)])
    yield from _papers(found)


def _papers(found: Milestone) -> Iterator[Fact]:
    if found.documents:
        yield Fact(_("Documents"), [(document, None) for document in found.documents])
    for event in found.pre_events:
        days = [event[name] for name in ("earliest", "latest") if event.get(name)]
        text = f"{event['name']}, {_written(days)}" if days else str(event["name"])
        yield Fact(_("Before it"), [(text, None)])
    if found.votes:
        counted = {
            "in_favour": _("%(num)s in favour", num=found.votes.get("in_favour")),
            "against": _("%(num)s against", num=found.votes.get("against")),
            "abstaining": _("%(num)s abstaining", num=found.votes.get("abstaining")),
            "absent": _("%(num)s absent", num=found.votes.get("absent")),
        }
        texts = [text for name, text in counted.items() if found.votes.get(name) is not None]
        yield Fact(_("Vote"), [(", ".join(texts), None)])
    if found.route:
        yield Fact(_("How a mechanism could feed it"), [(found.route, None)])


def _written(days: list[object]) -> str:
    from_iso = [date.fromisoformat(str(day)) for day in days]
    return written_interval(from_iso[0], from_iso[-1])


def window_facts(known: KnownMilestone) -> Iterator[Fact]:
    """Its windows for inputs, and what becomes of what comes after them."""
    for each in known.milestone.windows:
        texts = [text for text in (window_text(each), each.note) if text]
        yield Fact(_("Window for inputs"), [(text, None) for text in texts], known.bibliography.numbers(each.sources))
    if known.milestone.windows:
        late = _("What comes after a window is marked, not turned away.")
        yield Fact(_("After a window"), [(late, None)])
