"""The facets of the list of meetings: their choices in words, and its addresses."""

from typing import Any

from flask import url_for

from meetings.programme.queries.facet_counts import Facets
from meetings.programme.queries.meeting_lists import UNDETERMINED, Filter
from meetings.programme.vocabulary import MEETING_KINDS
from meetings.showing import record_names
from meetings.web.facets import At, Facet, Group, group
from meetings.web.translation import _


def at(chosen: Filter, **more: Any) -> str:
    """The address of the list, narrowed so."""
    values: dict[str, Any] = {**chosen.chosen(), **more}
    return url_for("pages.meetings", **values)


def meeting_facets(counted: Facets) -> list[Facet]:
    """Every facet with its choices in words, in a fixed order; the years are those that some meeting is in."""
    years = sorted(counted.year, key=lambda year: "0" if year == UNDETERMINED else year, reverse=True)
    return [
        Facet("kind", _("Kind"), {code: _(text) for code, text in MEETING_KINDS.items()}),
        Facet("region", _("Region"), record_names.regions()),
        Facet("cycle", _("Cycle of the Compact"), record_names.cycles()),
        Facet("year", _("Year"), {year: _("To be determined") if year == UNDETERMINED else year for year in years}),
    ]


def groups(facets: list[Facet], counted: Facets, chosen: Filter, narrowed: At) -> list[Group]:
    """The facets with what each choice would leave."""
    return [group(each, getattr(counted, each.name), getattr(chosen, each.name), narrowed) for each in facets]
