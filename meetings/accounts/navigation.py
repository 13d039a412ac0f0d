"""What the frame of every page says about who is here, from what was loaded already: never a query."""

from typing import Any

from flask import Flask, g, request
from flask_babel import gettext as _

from meetings.accounts.present import viewer


def init_app(app: Flask) -> None:
    """Give every template the person, the main addresses, and the ways in and out."""

    @app.context_processor
    def frame() -> dict[str, Any]:
        person = g.get("person")
        return {
            "person": person.name if person else None,
            "nav": [(label, url, _is_here(url)) for label, url in _entries()],
            "sign_in_url": "/sign-in",
            "sign_out_url": "/sign-out",
        }


def _entries() -> list[tuple[str, str]]:
    who = viewer()
    entries = [
        (_("Meetings"), "/meetings/"),
        (_("Mechanisms"), "/mechanisms/"),
        (_("Compact"), "/compact/"),
        (_("Cycles"), "/cycles/"),
    ]
    if who.holds("organiser"):
        entries.append((_("My meetings"), "/desk/"))
    if who.may("administrator"):
        entries.append((_("Administration"), "/administration/users/"))
    if who.is_somebody:
        entries.append((_("My account"), "/account/"))
    return entries


def _is_here(url: str) -> bool:
    section = "/" + url.strip("/").split("/")[0] + "/"
    return request.path.startswith(section)
