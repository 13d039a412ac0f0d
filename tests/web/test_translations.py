"""The French and the Spanish catalogue hold everything that the program and its templates say, as each is written."""

import io
import re

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo

from tests.web.catalogues import CATALOGUES, ROOT, forms, messages, mo, po

pytestmark = pytest.mark.alike

KEYWORDS = {**DEFAULT_KEYWORDS, "mark": None, "lazy_gettext": None}
PLACE = re.compile(r"%\(\w+\)s|</?\w+>")
NO_BREAK = "\u00a0"
languages = pytest.mark.parametrize("language", ["fr", "es"])


def said() -> dict[str, tuple[str, ...]]:
    """What the code and the templates say: each sentence with its forms."""
    found: dict[str, tuple[str, ...]] = {}
    with (CATALOGUES / "babel.cfg").open() as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]  # Babel leaves it without types
    for folder in ("meetings", "templates"):
        extracted = extract_from_dir(
            ROOT / folder, methods, options, keywords=KEYWORDS, directory_filter=lambda _folder: True
        )
        for _file, _line, message, _comments, _context in extracted:
            found[forms(message)[0]] = forms(message)
    return found


@languages
def test_every_sentence_is_in_the_catalogue_and_translated(language: str) -> None:
    catalogue = po(language)
    found = {forms(message.id)[0]: forms(message.id) for message in messages(catalogue)}
    assert found == said()
    assert [message.id for message in messages(catalogue) if not all(forms(message.string))] == []


@languages
def test_no_translation_is_a_guess_or_left_over(language: str) -> None:
    catalogue = po(language)
    assert [message.id for message in messages(catalogue) if message.fuzzy] == []
    assert list(catalogue.obsolete) == []


@languages
def test_a_translation_has_the_places_of_its_sentence(language: str) -> None:
    wrong = []
    for message in messages(po(language)):
        wanted = sorted(PLACE.findall(forms(message.id)[-1]))
        singular, *others = forms(message.string)
        if any(sorted(PLACE.findall(other)) != wanted for other in (others or [singular])):
            wrong.append((message.id, message.string))
        if not set(PLACE.findall(singular)) <= set(wanted):  # one may be said without its number
            wrong.append((message.id, message.string))
    assert wrong == []


@languages
def test_a_plural_has_as_many_forms_as_the_language(language: str) -> None:
    catalogue = po(language)
    plural = [message for message in messages(catalogue) if isinstance(message.id, (tuple, list))]
    assert len(plural) > 5
    assert {len(forms(message.string)) for message in plural} == {catalogue.num_plurals}


@languages
def test_what_runs_is_what_is_written(language: str) -> None:
    assert {forms(message.id): forms(message.string) for message in messages(mo(language))} == {
        forms(message.id): forms(message.string) for message in messages(po(language))
    }
    assert mo(language).plural_expr == po(language).plural_expr
    compiled = io.BytesIO()
    write_mo(compiled, po(language))
    assert compiled.getvalue() == (CATALOGUES / language / "LC_MESSAGES" / "messages.mo").read_bytes()


def test_french_has_its_spaces_and_its_apostrophe() -> None:
    for message in messages(po("fr")):
        for text in forms(message.string):
            assert not re.search(r" [:;?!»]|« |«\w|\w»|\w[?!]|'", text), text
            assert text.count(f"«{NO_BREAK}") == text.count(f"{NO_BREAK}»") == text.count("«"), text


def test_spanish_opens_its_questions() -> None:
    for message in messages(po("es")):
        for text in forms(message.string):
            assert (text.count("?"), text.count("!")) == (text.count("¿"), text.count("¡")), text
