"""Whatever is typed, sent, imported or given to a command passes through one place: a rule, so that none forgets it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import wtforms
from flask import Flask
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, FormField, PasswordField, SelectField, SelectMultipleField, TextAreaField
from wtforms.form import BaseForm

from meetings.core.intake import one_line, running_text
from meetings.programme.released.cells import Vocabulary
from meetings.programme.released.session_fields import COLUMNS
from meetings.records.seed_files import StrictLoader
from meetings.web import query_string, taking_in
from meetings.web.taking_in import TakesTextIn, text_fields
from meetings.web.terminal import Line
from tests.accounts.people import account, signed_in
from tests.programme.browsing import send

MEETINGS = Path(__file__).resolve().parents[2] / "meetings"
PASTED = "\u200bOne\u2028Jose\u0301\x1eTwo\x1f \u202eThree\u202c\x0b\ufeff"
IN_ONE_LINE, IN_LINES = "One José\u2011Two Three", "One\nJosé\u2011Two Three"
SENT = ("form", "args")
# What names, in what was sent beside a form's fields, something of a list: it is compared and never kept.
COMPARED = {
    "accounts/views/security_routes.py": {"email", "password"},  # to count what was tried
    "accounts/views/users.py": set(),
    "followup/views/mandates.py": {"mechanism", "cycle"},
    "followup/views/steps.py": {"kind"},
    "followup/views/starting.py": {"milestone", "recommendation"},
    "followup/views/milestones.py": {"act"},
    "followup/views/readings.py": {"act"},
    "followup/views/forms/reading.py": {"cite"},
    "outcomes/views/versions.py": {"old", None},
    "outcomes/views/editor.py": {None},
    "outcomes/views/recommendations.py": {"paragraph"},
    "outcomes/views/paragraphs.py": {"directly", "old", "after"},
    "participation/views/agreements.py": {"person"},
    "participation/views/people.py": {"capacity"},
    "participation/views/overview.py": {"person"},
    "pages/meetings/meeting_list.py": {"view", "month"},
    "pages/meetings/release_routes.py": {"tz", None},
    "pages/directory/names_list.py": {"format"},
    "handouts/sheets/agenda.py": {"tz"},
    "handouts/sheets/journey.py": {"for"},
    "handouts/sheets/groups.py": {"members"},
    "handouts/sheets/speakers.py": {"session"},
    "showing/two_clocks.py": {None},
}  # fmt: skip


def forms(above: type = BaseForm) -> Iterator[type]:
    form: type
    for form in above.__subclasses__():
        if form.__module__.startswith("meetings."):
            yield form
        yield from forms(form)


def unbound(form: type) -> Iterator[Any]:
    return (made for name in dir(form) if hasattr(made := getattr(form, name), "field_class"))


def within(form: type) -> Iterator[type]:
    """The forms that are lines of a list of this one."""
    for made in unbound(form):
        inner = made.args[0] if issubclass(made.field_class, FieldList) else made
        if getattr(inner, "field_class", None) is FormField:
            yield inner.args[0]


def test_every_form_takes_its_text_in(app: Flask) -> None:
    every = set(forms())
    assert len(every) > 30
    taking = {form for form in every if issubclass(form, TakesTextIn)}
    mixed_in = {above for form in taking for above in form.__mro__}
    lines = {inner for form in taking for inner in within(form)}
    assert not every - taking - mixed_in - lines


def filled(form: type) -> dict[str, str]:
    sent: dict[str, str] = {}
    for name in dir(form):
        made = getattr(form, name)
        if not hasattr(made, "field_class"):
            continue
        if made.field_class is FieldList:
            inner = made.args[0]
            of_lines = filled(inner.args[0]) if inner.field_class is FormField else {"": ""}
            sent |= {f"{name}-0{'-' if each else ''}{each}": PASTED for each in of_lines}
        else:
            sent[name] = PASTED
    return sent


def as_it_starts(kind: type, sent: dict[str, str]) -> Any:
    """The form as WTForms fills it, without what its own page would put into its lists."""
    base = FlaskForm if issubclass(kind, FlaskForm) else wtforms.Form

    def start(self: Any, **values: Any) -> None:
        base.__init__(self, **values)

    return type(kind)(kind.__name__, (kind,), {"__init__": start})(formdata=MultiDict(sent), meta={"csrf": False})


def test_every_field_of_every_form_holds_what_was_taken_in(app: Flask) -> None:
    seen = 0
    with app.test_request_context("/"):
        for kind in {form for form in forms() if issubclass(form, TakesTextIn)}:
            for field in text_fields(as_it_starts(kind, filled(kind))):
                if not isinstance(field, SelectField | SelectMultipleField) and field.raw_data:
                    expected = IN_LINES if isinstance(field, TextAreaField) else IN_ONE_LINE
                    assert field.data == expected, (kind.__name__, field.name)
                    seen += 1
    assert seen > 80


@pytest.mark.parametrize("title", ["\u200b", "\u3164", "\u2800", "\u00a0", "\u00ad\u2060\ufeff", "\u2028\u0085"])
def test_a_title_that_shows_nothing_is_refused(app: Flask, title: str) -> None:
    account(app, "olga@example.org", ("organiser", None))
    answer = send(signed_in(app, "olga@example.org"), "/desk/new", title=title, code="a-meeting")
    assert (answer.status_code, "Give the meeting a title." in answer.text) == (422, True)


def test_passwords_alone_are_left_as_they_were_typed(app: Flask) -> None:
    seen = 0
    with app.test_request_context("/"):
        for kind in {form for form in forms() if issubclass(form, TakesTextIn)}:
            for field in as_it_starts(kind, filled(kind)):
                if isinstance(field, PasswordField):
                    assert field.data == PASTED
                    seen += 1
    assert seen >= 5


def test_what_is_sent_beside_a_form_is_taken_in_or_only_compared() -> None:
    """A new word read from ``request.form`` or ``request.args`` goes through ``asked`` or ``sent``."""
    found: dict[str, set[Any]] = {}
    for path in MEETINGS.rglob("*.py"):
        name = path.relative_to(MEETINGS).as_posix()
        if not name.startswith("web/"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                found.setdefault(name, set()).update(_read_raw(node))
    assert {
        name: read - COMPARED.get(name, set()) for name, read in found.items() if read - COMPARED.get(name, set())
    } == {}


def _read_raw(node: ast.AST) -> Iterator[Any]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _of_request(node.func.value, SENT):
        as_number = any(keyword.arg == "type" for keyword in node.keywords)
        if node.func.attr in ("get", "getlist", "items") and not as_number:
            yield node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
    if _of_request(node, ("json", "get_json", "values", "get_data")):
        yield "a body of another kind"


def _of_request(node: ast.AST, names: tuple[str, ...]) -> bool:
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
        return False
    return node.value.id == "request" and node.attr in names


def test_words_of_an_address_and_beside_a_form(app: Flask) -> None:
    with app.test_request_context("/", query_string={"q": PASTED}):
        assert query_string.asked("q") == IN_ONE_LINE
    with app.test_request_context("/", method="POST", data={"number": PASTED, "quote-p-1": PASTED}):
        assert taking_in.sent("number") == IN_ONE_LINE
        assert taking_in.sent_texts("quote-") == {"p-1": IN_LINES}


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_every_column_of_an_import_takes_its_text_in(name: str) -> None:
    words = Vocabulary(
        kinds={"plenary": "plenary"}, standings={"planned": "planned"}, roles={"chair": "chair"},
        offered=dict.fromkeys(("kind", "standing", "speakers"), ""),
    )  # fmt: skip
    plain = {
        "number": "7", "day": "2027-05-20", "end_day": "2027-05-20", "start": "09:30", "end": "09:30",
        "kind": "plenary", "standing": "planned", "interpretation": "en", "link": "https://example.org/a",
        "speakers": "chair | Ana Pérez",
        "livestream_url": "https://example.org/a",
    }.get(name, "Jose\u0301 and Ana")  # fmt: skip
    read = COLUMNS[name].read
    marked = f"\u200b{plain[:1]}\u2060{plain[1:]}\ufeff\x1f\x0b"
    assert read(marked, words) == read(plain, words) != ""


def commands(group: click.Command) -> Iterator[click.Command]:
    yield group
    for inner in getattr(group, "commands", {}).values():
        yield from commands(inner)


def test_every_command_takes_its_words_in(app: Flask) -> None:
    parameters = [(command.name, each) for command in commands(app.cli) for each in command.params]
    free = [(name, each.name) for name, each in parameters if isinstance(each.type, click.types.StringParamType)]
    assert [pair for pair in free if pair[0] not in app.cli.commands["db"].commands] == []  # type: ignore[attr-defined]
    lines = [each for _name, each in parameters if isinstance(each.type, Line)]
    assert len(lines) >= 6
    assert {each.type.convert(PASTED, each, None) for each in lines} == {IN_ONE_LINE}


def test_what_the_seeds_say_is_taken_in() -> None:
    import yaml

    said = r"\u200bOne\u2028Two\u001f"
    file = (
        f'{{name: "{said}", short: {{fr: "{said}"}}, theme_note: {{fr: "{said}"}}, names: ["{said}"], text: "{said}"}}'
    )
    loaded = yaml.load(file, Loader=StrictLoader)  # noqa: S506 - as safe as the one it is made from
    one, two = "One Two", "One\nTwo"
    assert loaded == {"name": one, "short": {"fr": one}, "theme_note": {"fr": two}, "names": [one], "text": two}
    assert one_line(PASTED) == IN_ONE_LINE
    assert running_text(PASTED) == IN_LINES
