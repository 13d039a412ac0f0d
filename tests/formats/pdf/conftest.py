"""The renderer within the process of the tests, as the process that prints has it."""

import os
import warnings
from collections.abc import Callable
from functools import cache

import pytest

from meetings.formats.limited.inside import Refused
from meetings.formats.pdf import Manuscript
from meetings.formats.pdf.manuscript import STATIC
from tests.formats.pdf import specimens

os.environ["FONTCONFIG_FILE"] = str(STATIC / "fonts" / "print" / "fonts.conf")  # before WeasyPrint looks for fonts


@pytest.fixture(scope="session")
def rendered() -> Callable[[Manuscript], bytes]:
    """The PDF of a manuscript, made here: a process of its own for each would take a second more."""
    from meetings.formats.pdf import rendering

    def made(manuscript: Manuscript, lacking: set[str] | None = None) -> bytes:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves the file of its colour profile open
            try:
                return rendering.rendered(manuscript, STATIC, lacking)
            except Refused as refused:
                _, reason, detail = refused.line.split(" ", 2)
        raise Refused(reason, detail)  # without the frames that keep the file

    return made


@pytest.fixture(scope="session")
def specimen(rendered: Callable[[Manuscript], bytes]) -> Callable[[specimens.Words], bytes]:
    """The document of a language, printed once for all tests."""

    @cache
    def printed_once(words: specimens.Words) -> bytes:
        page = specimens.document(words, paragraphs=9, rows=12)
        return rendered(specimens.manuscript(page, language=words.language, enclosed=specimens.ENCLOSED))

    return printed_once
