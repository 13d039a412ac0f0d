"""The page in another language, and the next page of a list: whatever stands in the address, nothing else changes."""

from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.web.paging import Page
from tests.accounts.people import account, signed_in

NAMES_OF_URL_FOR = ("endpoint=x", "_scheme=evil", "_external=1", "_anchor=x", "_method=POST", "self=x", "values=x")


@pytest.mark.parametrize("query", NAMES_OF_URL_FOR)
@pytest.mark.parametrize("path", ["/", "/meetings/", "/meetings/grcp-7/", "/nowhere", "/sign-in"])
def test_names_that_the_program_uses_itself_are_words_like_others(client: FlaskClient, path: str, query: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == (404 if path == "/nowhere" else 200)
    text = unescape(answer.text)
    assert f"{path}?{query}&lang=fr" in text or path != "/sign-in"
    assert f"{path}?lang=fr" in text or path in ("/sign-in", "/nowhere")  # no page that is kept reads them


def test_the_other_languages_of_a_page_keep_what_was_asked(client: FlaskClient) -> None:
    text = unescape(client.get("/meetings/?kind=grcp&q=a%26b&lang=es").text)
    assert 'href="/meetings/?kind=grcp&q=a%26b&lang=fr"' in text


def test_the_next_page_keeps_what_was_asked(app: Flask) -> None:
    with app.test_request_context("/meetings/?endpoint=x&kind=a&kind=b&page=2"):
        page = Page(2, 10, 30)
        assert page.next_url == "/meetings/?endpoint=x&kind=a&kind=b&page=3"
        assert page.previous_url == "/meetings/?endpoint=x&kind=a&kind=b&page=1"


def test_lists_of_the_administration_take_such_words_too(app: Flask) -> None:
    account(app, "ada@example.org", ("administrator", None))
    client = signed_in(app, "ada@example.org")
    for path in ("/administration/users/", "/administration/log/"):
        answer = client.get(f"{path}?endpoint=x")
        assert answer.status_code == 200, path
