"""Languages by their codes: those of the interface, those of the United Nations, those written from the right."""

from typing import Final

CATALOGUES: Final = {"en": "English", "fr": "Français", "es": "Español"}  # the interface is in each; their own names
OFFICIAL_LANGUAGES: Final = ("en", "fr", "es", "ar", "zh", "ru")  # names of States are on record in each
RIGHT_TO_LEFT: Final = frozenset(("ar", "fa", "he", "ur"))
