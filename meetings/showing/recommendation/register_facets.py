"""What the register is narrowed to: read from the address, and offered with counts."""

from collections.abc import Mapping
from typing import Final

from meetings.accounts.viewer import Viewer
from meetings.compact import queries
from meetings.followup.answers.entries import considered_among
from meetings.followup.answers.register import FACETS, Chosen, Found, Register
from meetings.followup.rules.standing import FOR_STAFF
from meetings.followup.rules.tally import Tally
from meetings.followup.rules.words_of_stages import stage_called
from meetings.followup.vocabulary import STAGES
from meetings.outcomes.vocabulary import RECOMMENDATION_KINDS
from meetings.showing import record_names
from meetings.showing.sureness import number_or_words
from meetings.web import facets
from meetings.web.facets import At, Facet, Group, group
from meetings.web.query_string import asked
from meetings.web.translation import _

ASKED: Final = ("q", *FACETS)  # the names in an address


def asked_for(viewer: Viewer) -> Chosen:
    """What this request narrows the register to."""
    given = {name: asked(name) for name in ASKED}
    if given["stage"] in FOR_STAFF and not viewer.holds():
        given["stage"] = ""
    return Chosen(**given)


def facets_of(register: Register, viewer: Viewer) -> list[Facet]:
    """Every facet with its choices in words, in a fixed order. Six queries, however much there is."""
    masks = register.masks
    meetings = record_names.meeting_names(masks["meeting"], register.when)
    return [
        Facet(
            "meeting", _("Meeting"), {**meetings, **{code: code for code in masks["meeting"] if code not in meetings}}
        ),
        Facet("mechanism", _("Proposed by"), record_names.mechanisms(masks["mechanism"])),
        Facet("kind", _("Kind"), {code: _(text) for code, text in RECOMMENDATION_KINDS.items()}),
        Facet("theme", _("Theme"), {each.code: each.title for each in queries.themes()}),
        Facet("principle", _("Guiding principle"), {each.code: each.title for each in queries.principles()}),
        Facet("objective", _("Objective of the Compact"), _objectives()),
        Facet("milestone", _("Milestone"), record_names.milestones(masks["milestone"])),
        Facet("stage", _("Where it stands"), _stages(register, viewer)),
    ]


def _objectives() -> dict[str, str]:
    return {str(each.number): f"{each.number}. {each.title}" for each in queries.objectives()}


def _stages(register: Register, viewer: Viewer) -> dict[str, str]:
    considered = considered_among(register.entries)
    shown = [stage for stage in STAGES if stage not in FOR_STAFF or viewer.holds()]
    return {stage: _(stage_called(stage, considered)) for stage in shown}


def groups_of(offered: list[Facet], found: Found, chosen: Chosen, at: At) -> list[Group]:
    """The facets as ``_macros/lists.html`` prints them."""
    return [group(facet, _told(found, facet.name), getattr(chosen, facet.name), at) for facet in offered]


def _told(found: Found, facet: str) -> dict[str, int | str]:
    """How many each choice would leave: a number, or in words how many surely and how many possibly."""
    sure = found.sure_counts[facet]
    return {code: number_or_words(Tally(sure.get(code, 0), count)) for code, count in found.counts[facet].items()}


def address(endpoint: str, chosen: Chosen, keep: Mapping[str, str]) -> At:
    """Makes addresses of the register, narrowed as now but for what is said."""
    return facets.address(endpoint, {**chosen.set(), **keep})
