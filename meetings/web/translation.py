"""Sentences in the reader's language, with types that Flask-Babel does not give."""

import flask_babel


def _(sentence: str, **values: object) -> str:
    """The sentence translated, its places filled."""
    return str(flask_babel.gettext(sentence, **values))


def ngettext(one: str, many: str, num: int) -> str:
    """The form that fits the number, which fills ``%(num)s``."""
    return str(flask_babel.ngettext(one, many, num))
