"""Nobody sends more lines, ticks or fields than one types: what does is refused before anything is done about it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, FormField, HiddenField, PasswordField, SelectMultipleField, StringField
from wtforms.validators import Length

from meetings.core.db import unit_of_work
from meetings.outcomes.views.forms.official import OfficialMapForm
from meetings.outcomes.views.forms.taken_apart import ApartForm
from meetings.web.bounds import MOST_FIELDS, MOST_FILES, MOST_LINES, MOST_OF_A_TEXT, MOST_TICKED, is_endless
from meetings.web.fields import LinesField, ManyField
from tests.access.spider import every_form
from tests.accounts.people import account, signed_in
from tests.programme.browsing import DESK, form_on, send
from tests.programme.builders import CODE, at_desk, webinar

Unit = Callable[[], AbstractContextManager[None]]


def lines(name: str, number: int) -> dict[str, str]:
    return {f"{name}-{place}": "CHE" for place in range(number)}


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        ([(name, "x") for name in lines("hosts", MOST_LINES)], False),
        ([(name, "x") for name in lines("hosts", MOST_LINES + 1)], True),
        ([(f"speakers-{place}-{part}", "x") for place in range(MOST_LINES) for part in ("name", "role")], False),
        ([(f"speakers-{place}-name", "x") for place in range(MOST_LINES + 1)], True),
        ([(f"quote-p-{place}", "x") for place in range(MOST_LINES + 1)], True),
        ([(f"quote-p{place}", "x") for place in range(400)], False),
        ([("person", str(place)) for place in range(MOST_TICKED)], False),
        ([("person", "7")] * (MOST_TICKED + 1), True),
        ([(f"field{place}", "x") for place in range(MOST_FIELDS + 1)], True),
    ],
)
def test_is_told_by_names_alone(sent: list[tuple[str, str]], refused: bool) -> None:
    assert is_endless(MultiDict(sent)) is refused


@pytest.fixture
def desk(empty_app: Flask) -> Flask:
    with empty_app.app_context(), unit_of_work():
        webinar()
    account(empty_app, "olga@example.org", ("organiser", CODE))
    return empty_app


def test_ten_thousand_hosts_are_refused_before_anybody_is_looked_up(
    desk: Flask, assert_queries: Callable[[int], AbstractContextManager[list[str]]]
) -> None:
    olga = signed_in(desk, "olga@example.org")
    form = form_on(olga.get(f"{DESK}/details"))
    with assert_queries(0):
        refused = olga.post(f"{DESK}/details", data=form | lines("hosts", 10_000))
    assert refused.status_code == 422
    assert f"at most {MOST_LINES} of a list" in refused.text
    with assert_queries(0):
        assert olga.get("/desk/?" + "&".join(["kind=a"] * 3000)).status_code == 422
        files = MultiDict([("file", (b"", f"{number}.csv")) for number in range(MOST_FILES + 1)])
        assert olga.post(f"{DESK}/agenda/import", data=_uploads(files)).status_code == 422


def _uploads(files: MultiDict[str, Any]) -> dict[str, Any]:
    import io

    return {"file": [(io.BytesIO(b"x"), name) for _body, name in files.getlist("file")]}


def test_a_list_that_has_its_own_most_says_so_and_keeps_what_was_typed(desk: Flask) -> None:
    olga = signed_in(desk, "olga@example.org")
    refused = send(olga, f"{DESK}/details", **lines("hosts", 61))
    assert refused.status_code == 422
    assert "Give at most 60." in refused.text
    assert "hosts-60" in refused.text
    assert send(olga, f"{DESK}/details", **lines("hosts", 60)).status_code == 303
    with desk.app_context(), unit_of_work(write=False):
        assert len(at_desk().parties) == 60
    shown = olga.get(f"{DESK}/details")
    assert "hosts-59" in shown.text
    assert "hosts-60" not in shown.text


def fields(of: type) -> Iterator[tuple[str, type, tuple[Any, ...], dict[str, Any]]]:
    """Each field of a form class: its name, its class, what it is made with; those of a line too."""
    for name in dir(of):
        made = getattr(of, name, None)
        kind = getattr(made, "field_class", None)
        if made is None or kind is None:
            continue
        yield name, kind, made.args, made.kwargs
        if issubclass(kind, FieldList):
            line = made.args[0]
            if issubclass(line.field_class, FormField):
                yield from fields(line.args[0])
            else:
                yield f"a line of {name}", line.field_class, line.args, line.kwargs


OF_TEXTS = (ApartForm, OfficialMapForm)  # their views state that they take a whole text


def test_every_field_of_every_form_has_its_most(empty_app: Flask) -> None:
    assert empty_app.view_functions  # which imports every form
    endless, seen = [], 0
    for form in every_form():
        for name, kind, args, given in fields(form):
            seen += 1
            validators = given.get("validators") or next((each for each in args if isinstance(each, list)), [])
            longest = max((each.max for each in validators if isinstance(each, Length)), default=-1)
            if issubclass(kind, FieldList):
                good = issubclass(kind, LinesField) and given["most"] <= (
                    MOST_OF_A_TEXT if form in OF_TEXTS else MOST_LINES
                )
            elif issubclass(kind, SelectMultipleField):
                good = issubclass(kind, ManyField)
            elif issubclass(kind, StringField) and not issubclass(kind, HiddenField | PasswordField):
                good = longest > 0
            else:
                good = True
            endless += [] if good else [f"{form.__name__}.{name}"]
    assert sorted(set(endless)) == []
    assert seen > 100


def test_a_choice_sent_a_thousand_times_is_one_choice(desk: Flask) -> None:
    with desk.test_request_context("/", method="POST", data={"many": ["a"] * 1000 + ["b"]}):
        from flask import request

        from meetings.web.forms import Form, offered

        class Many(Form):
            many = ManyField(choices=offered([("a", "A"), ("b", "B")]))

        assert Many(formdata=request.form).many.data == ["a", "b"]
