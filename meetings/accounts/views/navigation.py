"""What the frame of every page says about who is here, from what was loaded already: never a query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, g, request, url_for
from flask_babel import gettext as _

from meetings.accounts.entrance.current_viewer import viewer

# The desks, by blueprint: their addresses are below those of the meetings, or of one another.
DESKS = {
    "desk": "desk.mine",
    "participation": "desk.mine",
    "drafting": "drafting.mine",
    "followup_desk": "followup_desk.inbox",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place one can go to; ``sections`` are the addresses that lie in it, by their first word."""

    label: str
    endpoint: str
    sections: Sequence[str] = ()
    within: Sequence["Place"] = ()  # what shows in a row of its own once one is there

    @property
    def url(self) -> str:
        """Where it leads."""
        return url_for(self.endpoint)

    @property
    def is_here(self) -> bool:
        """Whether the page shown lies in it."""
        if request.blueprint in DESKS:
            return DESKS[request.blueprint] in (self.endpoint, *(place.endpoint for place in self.within))
        first = request.path.strip("/").partition("/")[0]
        return first in self.sections or any(place.is_here for place in self.within)


def init_app(app: Flask) -> None:
    """Give every template the person, the main addresses, and the ways in and out."""

    @app.context_processor
    def frame() -> dict[str, Any]:
        person, desks = g.get("person"), _desks()
        sections = [*_places(), Place(_("Desk"), desks[0].endpoint, within=desks)] if desks else _places()
        return {
            "person": person.name if person else None,
            "home_url": url_for("pages.home"),
            "account_url": url_for("accounts.account") if person else None,
            "desk_url": desks[0].url if desks else None,
            "nav": _shown(_places()),
            "section_nav": next((_shown(place.within) for place in sections if place.within and place.is_here), []),
            "foot_nav": [
                (_("Sources"), url_for("pages.sources")),
                (_("Meetings as a calendar"), url_for("released.list_calendar")),
                (_("Recommendations as data"), url_for("pages.recommendations_json")),
            ],
            "sign_in_url": url_for("security.login"),
            "sign_out_url": url_for("security.logout"),
        }


def own_desk() -> str:
    """Where one's work begins: the desk of the one meeting one organises, else the first desk, else the home page."""
    organised = viewer().scopes("organiser")
    if organised is not None and len(organised) == 1:
        return url_for("desk.overview", code=next(iter(organised)))
    desks = _desks()
    return desks[0].url if desks else url_for("pages.home")


def _shown(places: Sequence[Place]) -> list[tuple[str, str, bool]]:
    return [(place.label, place.url, place.is_here) for place in places]


def _places() -> list[Place]:
    directory = (
        Place(_("Mechanisms"), "pages.mechanisms", ("mechanisms",)),
        Place(_("Organisations"), "pages.organisations", ("organisations",)),
        Place(_("States"), "pages.states", ("states",)),
    )
    compact = (
        Place(_("Objectives and principles"), "pages.compact", ("compact",)),
        Place(_("Cycles and milestones"), "pages.cycles", ("cycles", "milestones")),
    )
    return [
        Place(_("Meetings"), "pages.meetings", ("meetings",)),
        Place(_("Documents"), "pages.documents", ("documents",)),
        Place(_("Recommendations"), "pages.recommendations", ("recommendations",)),
        Place(_("Follow-up"), "pages.followup", ("followup",)),
        Place(_("Compact"), "pages.compact", within=compact),
        Place(_("Directory"), "pages.mechanisms", within=directory),
        Place(_("Search"), "pages.search", ("search",)),
    ]


def _desks() -> list[Place]:
    who = viewer()
    desks = []
    if who.holds("organiser"):
        desks.append(Place(_("My meetings"), "desk.mine"))
    writes = who.holds("rapporteur") or who.holds("organiser")
    if writes:
        desks.append(Place(_("My drafts"), "drafting.mine"))
    if who.holds("analyst"):
        desks.append(Place(_("Follow-up desk"), "followup_desk.inbox"))
    if who.may("analyst") and not writes:  # who reads more than they write
        desks.append(Place(_("My drafts"), "drafting.mine"))
    if who.may("administrator"):
        desks.append(Place(_("Administration"), "accounts.users", ("administration",)))
    return desks
