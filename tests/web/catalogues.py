"""The catalogues of translations, as tests read them."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "meetings" / "translations"


def po(language: str) -> Catalog:
    """What is written."""
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def mo(language: str) -> Catalog:
    """What runs."""
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        return read_mo(file)


def forms(text: object) -> tuple[str, ...]:
    """A sentence with its plural, if it has one."""
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text),)


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Every sentence, without the header."""
    return (message for message in catalogue if message.id)
