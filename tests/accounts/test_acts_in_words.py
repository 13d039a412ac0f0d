"""An act of the history is told as a sentence; what was erased or never known leaves a gap, not a failure."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from meetings.accounts.entrance.history_sentences import action_name, changes, sentence
from meetings.core.history import HistoryEntry, HistoryValues
from meetings.web import languages

pytestmark = pytest.mark.alike


@pytest.fixture(scope="module", autouse=True)
def _on_a_page() -> Iterator[None]:
    app = Flask("log")
    languages.init_app(app)
    with app.test_request_context("/?lang=en"):
        yield


def entry(
    action: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    *,
    scope: str | None = "grcp-7",
    actor: str = "Alice",
    user_id: int | None = 1,
) -> HistoryEntry:
    values = HistoryValues(actor=actor, before=before, after=after)
    return HistoryEntry(action=action, subject="session", subject_key="3", scope=scope, user_id=user_id, values=values)


def test_names_who_did_it_and_to_whom() -> None:
    told = sentence(entry("account.opened", after={"name": "Bob", "email": "bob@example.org"}))
    assert told == "Alice opened an account for Bob."


def test_tells_what_was_and_what_became_apart() -> None:
    told = sentence(entry("account.renamed", {"name": "Bob"}, {"name": "Robert"}))
    assert told == "Alice changed a name from Bob to Robert."


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        ("grcp-7", "Alice made Bob Organiser of grcp-7."),
        (None, "Alice made Bob Organiser of every meeting."),
    ],
)
def test_a_role_is_of_one_meeting_or_of_every_one(scope: str | None, told: str) -> None:
    given = entry("role.granted", after={"name": "Bob", "role": "Organiser"}, scope=scope)
    assert sentence(given) == told


def test_what_was_erased_is_a_gap() -> None:
    erased = entry("account.renamed")
    erased.values = None
    assert sentence(erased) == "… changed a name from … to …."
    assert sentence(entry("account.renamed", {"name": "Bob"}, {})) == "Alice changed a name from Bob to …."


def test_an_act_that_nobody_described_is_put_together_from_its_name() -> None:
    assert sentence(entry("session.looked_at")) == "Alice looked at the session 3."
    assert sentence(entry("mended")) == "Alice mended the session 3."
    assert action_name("session.looked_at") == "Session looked at"


def test_an_act_that_is_described_has_a_name() -> None:
    assert action_name("role.granted") == "Role given"


def test_a_value_with_a_sign_of_per_cent_is_a_value() -> None:
    assert sentence(entry("account.opened", after={"name": "100%s"})) == "Alice opened an account for 100%s."


def test_lists_what_differs_in_the_order_in_which_it_was_kept() -> None:
    edited = entry(
        "session.described",
        {"title": "Lakes", "room_name": "Hall", "kind": "panel"},
        {"title": "Rivers", "room_name": "Hall", "kind": "plenary", "link": "https://example.org"},
    )
    assert changes(edited) == [
        ("title", "Lakes", "Rivers"),
        ("kind", "panel", "plenary"),
        ("link", None, "https://example.org"),
    ]


def test_what_was_taken_away_became_nothing() -> None:
    assert changes(entry("session.described", {"title": "Lakes"}, {})) == [("title", "Lakes", None)]
    assert changes(entry("session.described", {"title": "Lakes"}, None)) == [("title", "Lakes", None)]


def test_lists_nothing_where_the_sentence_says_all_or_nothing_is_left() -> None:
    assert changes(entry("account.renamed", {"name": "Bob"}, {"name": "Robert"})) == []
    erased = entry("session.described", {"title": "Lakes"}, {"title": "Rivers"})
    erased.values = None
    assert changes(erased) == []
