"""Languages by their codes: those of the interface, and those of the United Nations."""

from typing import Final

CATALOGUES: Final = {"en": "English", "fr": "Français", "es": "Español"}  # the interface is in each; their own names
OFFICIAL_LANGUAGES: Final = ("en", "fr", "es", "ar", "zh", "ru")  # names of States are on record in each
