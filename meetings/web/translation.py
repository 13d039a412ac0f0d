"""Sentences in the reader's language, with types that Flask-Babel does not give."""

from typing import Any

import flask_babel


def _(sentence: str, **values: object) -> str:
    """The sentence translated, its places filled."""
    locale = flask_babel.get_locale()
    catalogue = _catalogues.get(locale)
    if catalogue is None:
        catalogue = _catalogues[locale] = flask_babel.get_translations()
    said = str(catalogue.ugettext(sentence))
    return said % values if values else said


def ngettext(one: str, many: str, num: int) -> str:
    """The form that fits the number, which fills ``%(num)s``."""
    return str(flask_babel.ngettext(one, many, num))


# Of each locale: Flask-Babel looks three times for where it keeps them, at each of the 80,000 cells of a matrix.
_catalogues: dict[Any, Any] = {}
