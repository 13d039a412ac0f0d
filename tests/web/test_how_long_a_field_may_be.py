"""What is longer than its field takes is refused before anything folds it or looks it up, whatever the form."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import Any

import pytest
from flask import Flask
from wtforms import HiddenField

from meetings.core import folding, intake, rough_days
from meetings.core.db import unit_of_work
from meetings.directory.queries import bodies_meant
from meetings.directory.rules.states_ended import ended_state
from meetings.directory.rules.typed_names import name_key
from meetings.programme.queries import choices
from meetings.programme.rules.zones_meant import zones_meant
from meetings.web.taking_in import TakesTextIn, text_fields
from tests.accounts.people import account, signed_in
from tests.programme.browsing import DESK, send
from tests.programme.builders import CODE, webinar
from tests.web.test_every_text_is_taken_in import as_it_starts, filled, forms

Counted = Callable[[int], AbstractContextManager[list[str]]]
SIGN = "\ufdfa"  # eighteen letters once it is folded
LONG = SIGN * 100_000
TEXTS = {"ApartForm.whole", "NewParagraphForm.text", "OfficialMapForm.text", "WordFileForm.text"}  # taken apart
LOOKS_UP = (
    folding.folded, zones_meant, choices.bodies_named, bodies_meant, ended_state, name_key, rough_days.days_meant,
)  # fmt: skip


@contextmanager
def looked_up() -> Iterator[list[int]]:
    """How many characters each text has that is folded or looked up meanwhile."""
    codes, found = {each.__code__ for each in LOOKS_UP}, list[int]()

    def see(frame: FrameType, event: str, _given: Any) -> None:
        if event == "call" and frame.f_code in codes:
            found.append(len(str(frame.f_locals[frame.f_code.co_varnames[0]])))

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        yield found
    finally:
        sys.setprofile(before)


def test_every_field_of_every_form_refuses_what_is_too_long_and_looks_nothing_up(app: Flask) -> None:
    seen, taken = 0, []
    for kind in sorted({form for form in forms() if issubclass(form, TakesTextIn)}, key=lambda form: form.__name__):
        with app.test_request_context("/", method="POST"), looked_up() as lengths:
            form = as_it_starts(kind, dict.fromkeys(filled(kind), SIGN * 30_000))
            for field in form:
                if getattr(field, "choices", "") is None:  # the page offers them
                    field.choices = []
            form.validate()
            assert max(lengths, default=0) <= folding.LONGEST_NAME, kind.__name__
            for field in text_fields(form):
                named = f"{kind.__name__}.{field.name}"
                if field.raw_data and not isinstance(field, HiddenField) and named not in TEXTS:
                    seen += 1
                    taken += [] if field.errors or form.form_errors else [named]
    assert sorted(taken) == []
    assert seen > 80


@pytest.fixture
def desk(empty_app: Flask) -> Flask:
    with empty_app.app_context(), unit_of_work():
        webinar()
    account(empty_app, "olga@example.org", ("organiser", CODE), ("organiser", None))
    return empty_app


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/desk/new", "zone"),
        (f"{DESK}/details", "zone"),
        (f"{DESK}/details", "hosts-0"),
        (f"{DESK}/people", "represents"),
    ],
)
@pytest.mark.parametrize("text", [LONG, "x" * 400_000, "é" + " " * 200_000 + "é", "e" + "\u0301\u0316" * 100_000])
def test_a_form_with_one_of_them_is_answered_at_once(desk: Flask, address: str, field: str, text: str) -> None:
    olga = signed_in(desk, "olga@example.org")
    with looked_up() as lengths:
        to = address if field == "represents" else ""
        answer = send(olga, address, to=to, **{"title": "A", "name": "Ana", field: text})
    assert max(lengths, default=0) <= folding.LONGEST_NAME
    if len(intake.one_line(text)) > folding.LONGEST_NAME:
        assert answer.status_code == 422
        assert "Field cannot be longer than" in answer.text
        assert len(answer.text) < 200_000


@pytest.mark.parametrize("sign", ["\u0301", "\u0316", "\u05b0", "\u3099"])
def test_no_letter_has_more_marks_than_a_language_gives_it(sign: str) -> None:
    assert intake.one_line("e" + sign * 30 + "é") == intake.one_line("e" + sign * 90_000 + "é")
    assert len(intake.running_text("e" + sign * 90_000)) <= 31


@pytest.mark.parametrize("spaces", [" ", " \n ", "\t", "\u00a0 \n \u00a0", "\u2003 ", "\u3164\n", "\u2800"])
def test_spaces_within_a_line_are_taken_in_as_before_and_without_end_at_once(spaces: str) -> None:
    expected = re.sub(r"[ \t]*[\n\t][\s]*", " ", f"é{spaces}é")
    assert intake.one_line(f"{spaces}é{spaces}é{spaces}") == expected
    assert intake.one_line("é" + spaces * 60_000 + "é").startswith("é")
