"""What the next page says was done, with a way to take it back where there is one."""

from flask import flash


def done(text: str, *, undo: str | None = None, **fields: str) -> None:
    """Say what was done.

    :param text: the sentence, translated.
    :param undo: the address that takes it back when ``fields`` are posted to it; nothing asks "are you sure" then.
    """
    flash({"text": text, "undo": undo, "fields": fields} if undo else text, "info")
