"""What the next page says was done, with a way to take it back where there is one."""

from typing import Any

from flask import flash
from flask_babel import gettext

from meetings.core.folding import folded


def understood(typed: str, name: str) -> None:
    """Say whom somebody meant who typed another name than the one of record."""
    whole, _space, short = name.partition(" (")
    if folded(typed) not in (folded(name), folded(whole), folded(short.rstrip(")"))):
        flash(gettext("“%(typed)s” is understood as %(name)s.", typed=typed, name=name), "info")


def done(text: str, /, *, undo: str | None = None, category: str = "info", **fields: str) -> None:
    """Say what was done.

    :param text: the sentence, translated.
    :param category: ``info``, ``warning`` or ``error``.
    :param undo: the address that takes it back when ``fields`` are posted to it; nothing asks "are you sure" then.
    """
    said: Any = {"text": text, "undo": undo, "fields": fields} if undo else text
    flash(said, category)
