"""A file that holds an agenda, and the words that it may hold it in."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from flask_babel import force_locale, gettext
from flask_babel import lazy_gettext as _
from wtforms import FileField, HiddenField
from wtforms.validators import DataRequired

from meetings.core.folding import folded
from meetings.core.languages import CATALOGUES
from meetings.programme.released.cells import Vocabulary
from meetings.programme.released.session_fields import COLUMNS
from meetings.programme.vocabulary import SESSION_KINDS, SPEAKER_ROLES, STANDINGS
from meetings.web.forms import Form
from meetings.web.languages import page_language


class FileForm(Form):
    """The file. It may be sent again and again: until the preview is accepted, nothing comes of it."""

    once = None  # type: ignore[assignment]  # the same form with another file is another act
    file = FileField(_("File"), validators=[DataRequired(_("Choose a file."))])


class AcceptForm(Form):
    """What the preview showed is what is imported."""

    state = HiddenField()


def vocabulary() -> Vocabulary:
    """The words of every language of the interface; what is offered is in the reader's."""
    return _vocabulary(page_language())


@lru_cache(maxsize=len(CATALOGUES))
def _vocabulary(language: str) -> Vocabulary:
    # A postponed session is a planned one of a meeting that is postponed as a whole.
    standings = {"planned": STANDINGS["planned"], "cancelled": STANDINGS["cancelled"]}
    headings = {name: column.heading for name, column in COLUMNS.items()}
    with force_locale(language):
        offered = {
            "kind": _listed(SESSION_KINDS.values()),
            "standing": _listed(standings.values()),
            "speakers": _listed(SPEAKER_ROLES.values()),
            **{f"heading {name}": gettext(text) for name, text in headings.items()},
        }
    read: dict[str, str] = {code: "planned" if code == "postponed" else code for code in STANDINGS}
    return Vocabulary(
        headings=_every(headings),
        kinds=_every(SESSION_KINDS),
        standings={word: read[code] for word, code in _every(STANDINGS).items()},
        roles=_every(SPEAKER_ROLES),
        offered=offered,
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(gettext(word) for word in words)


def _every(words: Mapping[Any, str]) -> dict[str, str]:
    """The code of each word, folded, in every language, and of itself."""
    found = {folded(code.replace("_", " ")): code for code in words} | {folded(code): code for code in words}
    for language in CATALOGUES:
        with force_locale(language):
            found |= {folded(gettext(text)): code for code, text in words.items()}
    return found
