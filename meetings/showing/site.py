"""The settings of this installation that pages, sheets and files show: its address, its sentence on designations."""

from flask import current_app

from meetings.settings import DISCLAIMER, Settings
from meetings.web.translation import _


def settings() -> Settings:
    """The settings of this installation."""
    chosen: Settings = current_app.extensions["concord.settings"]
    return chosen


def whole(at: str) -> str:
    """The address of a page as the world writes it, for files that leave this site; in no language of its own."""
    return settings().public_url.rstrip("/") + at.partition("?")[0]


def disclaimed() -> str:
    """The sentence on designations: translated, unless this installation has its own wording."""
    text = settings().disclaimer
    return _(text) if text == DISCLAIMER else text
