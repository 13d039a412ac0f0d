"""What the next page says was done, with a way to take it back where there is one."""

from typing import Any

from flask import flash


def done(text: str, /, *, undo: str | None = None, category: str = "info", **fields: str) -> None:
    """Say what was done.

    :param text: the sentence, translated.
    :param category: ``info``, ``warning`` or ``error``.
    :param undo: the address that takes it back when ``fields`` are posted to it; nothing asks "are you sure" then.
    """
    said: Any = {"text": text, "undo": undo, "fields": fields} if undo else text
    flash(said, category)
