"""Every word that a template shows goes through gettext: text, spoken attributes, strings handed to macros."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

pytestmark = pytest.mark.alike

TEMPLATES = Path(__file__).parents[2] / "templates"
GETTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext", "say"}  # say: in the language of what is printed
GAP = "\ue000"  # stands for what Jinja writes: neither a letter nor a bracket
TAG = re.compile(rf"<!--.*?-->|</?[a-zA-Z!{GAP}][^>]*>", re.DOTALL)
SPOKEN = re.compile(r"\b(?:title|alt|aria-label|aria-description|placeholder|data-done)=\"([^\"]*)\"")
# An input shows its value as its name; a button shows what stands in it.
BUTTON = re.compile(r"<input\b.*type=\"(?:submit|button|reset)\".*\bvalue=\"([^\"]*)\"", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")
LETTER = re.compile(r"[^\W\d_]")
CAMEL = re.compile(r"[a-z][A-Z]")

SAMPLES = {"styleguide.html"}  # what its components say stands for what pages say: nobody reads it for itself

every_template = sorted({str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")} - SAMPLES)


def written(source: str) -> str:
    """What stands in the template outside Jinja and outside {% trans %}, with a gap where Jinja writes something."""
    text, in_trans, opens_block = [], False, False
    for _line, kind, value in Environment(autoescape=True).lex(source):
        if kind == "data" and not in_trans:
            text.append(value)
        elif kind == "variable_begin":
            text.append(GAP)
        if kind == "name" and opens_block:
            in_trans = value == "trans" or (in_trans and value != "endtrans")
        opens_block = kind == "block_begin" or (opens_block and kind == "whitespace")
    return "".join(text)


def handed_on(source: str) -> Iterator[str]:
    """The strings inside Jinja that read as words (a capital, then more) and are not inside a call of gettext."""
    calls: list[bool] = []
    name = ""
    for _line, kind, value in Environment(autoescape=True).lex(source):
        if kind == "whitespace":
            continue
        if kind == "operator" and value == "(":
            calls.append(name in GETTEXT or any(calls))
        elif kind == "operator" and value == ")":
            calls.pop()
        elif kind == "string" and not any(calls) and _reads_as_words(value[1:-1]):
            yield value
        name = value if kind == "name" else ""


def _reads_as_words(text: str) -> bool:
    names_a_format = text.isupper()  # PDF, XLSX
    begins = len(text) > 1 and text[0].isupper() and LETTER.search(text[1:])
    return bool(begins and not names_a_format and not CAMEL.search(text))


def untranslated(source: str) -> list[str]:
    """The words of a template that no translator would ever see."""
    html = written(source)
    found = [text.strip() for text in TAG.split(html)]
    for tag in TAG.findall(html):
        found += SPOKEN.findall(tag) + BUTTON.findall(tag)
    found = [text for text in found if LETTER.search(ENTITY.sub("", text.replace(GAP, "")))]
    return found + list(handed_on(source))


@pytest.mark.parametrize("name", every_template)
def test_every_word_of_a_template_goes_through_gettext(name: str) -> None:
    assert untranslated((TEMPLATES / name).read_text()) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Agenda</p>", ["Agenda"]),
        ("<{{ heading }} class='x'>Day {{ n }}</{{ heading }}>", [f"Day {GAP}"]),
        ("<a href='{{ url }}' title=\"More\">{{ _('More') }}</a>", ["More"]),
        ('<input type="submit" value="Send">', ["Send"]),
        ("{{ badge('New room', 'new') }}", ["'New room'"]),
        ("{% if a %}Été{% endif %}", ["Été"]),
    ],
)
def test_words_outside_gettext_are_found(source: str, words: list[str]) -> None:
    assert untranslated(source) == words


@pytest.mark.parametrize(
    "source",
    [
        "<p>{{ _('Agenda') }}</p>",
        '<button type="submit" name="do" value="save">{{ _(\'Save\') }}</button>',
        "<p>{% trans zone=zone %}Times are in {{ zone }}{% endtrans %} · &amp; 10</p>",
        "<{{ heading }} class='session'{% if a %} id=\"b\"{% endif %}>{{ title }}</{{ heading }}>",
        "{{ badge(_('New %(what)s', what=_('room')), 'new') }}{# A remark #}",
        "{% if field.type in ('HiddenField', 'CSRFTokenField') %}{{ field() }}{% endif %}",
        "{%- trans -%}Words{%- endtrans -%}",
    ],
)
def test_words_inside_gettext_are_left_alone(source: str) -> None:
    assert untranslated(source) == []
