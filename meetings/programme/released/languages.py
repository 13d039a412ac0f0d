"""Languages by their codes, as people type them and as they are told: ``AR EN ES FR``."""

import re
from typing import Final

from babel import Locale

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.formats.spreadsheets import Given
from meetings.programme.released.cells import Vocabulary, read_text

LANGUAGE_CODES: Final = frozenset(code for code in map(str, Locale("en").languages) if re.fullmatch("[a-z]{2,3}", code))
LANGUAGES_NEEDED: Final = _("Write languages by their codes of two or three letters, such as AR EN ES FR.")


def codes_of(languages: str) -> str:
    """Languages as they are kept: each code once, in small letters, in the order of the alphabet."""
    return " ".join(sorted(set(languages.lower().replace(",", " ").split())))


def languages_wrong(codes: str) -> str | None:
    """What would be accepted instead; None where each is the code of a language."""
    return None if all(code in LANGUAGE_CODES for code in codes.split()) and len(codes) <= 100 else LANGUAGES_NEEDED


def read_languages(given: Given, words: Vocabulary) -> str:
    """What a cell says, as it would be written."""
    codes = codes_of(read_text(200)(given, words))
    if refusal := languages_wrong(codes):
        raise Invalid(refusal)
    return codes.upper()
