"""The words around a printed document in the document's own language: that of the six it is written in.

``with spoken_in("ar") as say:`` writes days as Arabic does and makes ``say("Contents")`` Arabic.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from flask_babel import force_locale

from meetings.core.dates import FuzzyDates
from meetings.core.languages import CATALOGUES
from meetings.core.written_days import day_in
from meetings.handouts.sheets.captions_ar_zh_ru import WITHOUT_CATALOGUE, WORDS
from meetings.settings import DISCLAIMER
from meetings.showing.document.document_rows import issued_text
from meetings.showing.site import settings
from meetings.web.languages import page_language
from meetings.web.translation import _

Say = Callable[..., str]


def language_of(text: str) -> str:
    """The language of the words around a text: its own where we speak it, that of the page otherwise.

    :param text: the language of the text, BCP 47.
    """
    return text if text in CATALOGUES or text in WITHOUT_CATALOGUE else page_language()


@contextmanager
def spoken_in(language: str) -> Iterator[Say]:
    """Speak this language until the end of the block; what is given says a sentence in it, its places filled."""
    with force_locale(language):
        yield partial(_said, WITHOUT_CATALOGUE.index(language)) if language in WITHOUT_CATALOGUE else _


def _said(place: int, sentence: str, **values: object) -> str:
    words = WORDS[sentence][place]
    return words % values if values else words


def disclaimer(say: Say) -> str:
    """The sentence on designations, unless this installation has its own wording."""
    text = settings().disclaimer
    return say(text) if text == DISCLAIMER else text


def issued_in(language: str, issued: FuzzyDates) -> str | None:
    """The day of issue, as the language writes days; None where nothing is known."""
    first, last = issued.earliest, issued.latest
    if language == "zh" and issued.exact and first and last and first != last:
        return f"{day_in(language, first)}至{day_in(language, last)}"
    return issued_text(issued)
