"""What the frame of every page says about who is here, from what was loaded already: never a query."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, g, request, url_for
from flask_babel import gettext as _

from meetings.accounts.present import viewer

# Where the frame of each desk belongs: their addresses are below those of the meetings, or of one another.
DESKS = {"desk": "desk.mine", "participation": "desk.mine", "drafting": "drafting.mine"}


def init_app(app: Flask) -> None:
    """Give every template the person, the main addresses, and the ways in and out."""

    @app.context_processor
    def frame() -> dict[str, Any]:
        person = g.get("person")
        return {
            "person": person.name if person else None,
            "home_url": url_for("pages.home"),
            "account_url": url_for("accounts.account") if person else None,
            "nav": [(label, url, _is_here(url)) for label, url in _entries()],
            "sign_in_url": url_for("security.login"),
            "sign_out_url": url_for("security.logout"),
        }


def _entries() -> list[tuple[str, str]]:
    who = viewer()
    entries = [
        (_("Meetings"), url_for("pages.meetings")),
        (_("Mechanisms"), url_for("pages.mechanisms")),
        (_("Organisations"), url_for("pages.organisations")),
        (_("States"), url_for("pages.states")),
        (_("Documents"), url_for("pages.documents")),
        (_("Recommendations"), url_for("pages.recommendations")),
        (_("Compact"), url_for("pages.compact")),
        (_("Cycles"), url_for("pages.cycles")),
        (_("Follow-up"), url_for("pages.followup")),
    ]
    if who.holds("organiser"):
        entries.append((_("My meetings"), url_for("desk.mine")))
    if who.holds("rapporteur") or who.holds("organiser") or who.may("analyst"):
        entries.append((_("My drafts"), url_for("drafting.mine")))
    if who.holds("analyst"):
        entries.append((_("Follow-up desk"), url_for("followup_desk.inbox")))
    if who.may("administrator"):
        entries.append((_("Administration"), url_for("accounts.users")))
    return entries


def _is_here(url: str) -> bool:
    if request.blueprint in DESKS:
        return url.partition("?")[0] == url_for(DESKS[request.blueprint]).partition("?")[0]
    section = "/" + urlsplit(url).path.strip("/").split("/")[0] + "/"
    return request.path.startswith(section)
