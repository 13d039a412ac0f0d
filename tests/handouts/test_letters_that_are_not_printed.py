"""Whoever wrote a letter that no font has is told which, where it is typed and before it goes out."""

import json

from flask.testing import FlaskClient

from meetings.outcomes.queries.unprintable import Unprintable, unprintable
from meetings.programme.actions.sessions import add_session
from meetings.programme.rules.draft_warnings import warnings
from tests.outcomes.builders import written
from tests.programme.browsing import DESK, form_on, send
from tests.programme.builders import OLGA, Unit, at_desk, entry, with_sessions
from tests.programme.conftest import alice, bob

YAZ = "\u2d63"
NAMED = f"{YAZ} (U+2D63 TIFINAGH LETTER YAZ)"
TOLD = f"On paper, a mark stands for: {NAMED}."
__all__ = ["alice", "bob"]


def test_warns_the_organiser_of_letters_that_no_font_has_and_says_where(unit: Unit) -> None:
    with unit():
        meeting = with_sessions(city=f"Geneva {YAZ}")
        add_session(OLGA, meeting, entry("Closing", "11:00", "12:00", f"Ana {YAZ}", "김민준", room="Room I"))
    with unit():
        found = [(finding.sessions, str(finding)) for finding in warnings(at_desk(OLGA)) if "letters" in str(finding)]
    assert found == [
        ((), f"“Geneva {YAZ}” has letters that cannot be printed: {NAMED}."),
        ((3,), f"“Ana {YAZ}” has letters that cannot be printed: {NAMED}."),
    ]


def test_tells_of_letters_of_a_draft_that_no_font_has(unit: Unit) -> None:
    with unit():
        document = written("Cooperate", f"Share {YAZ}")
        assert unprintable(document) == [Unprintable(f"Share {YAZ}", NAMED)]


def test_warns_the_rapporteur_who_may_publish_all_the_same(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        number = written(f"Share {YAZ}").id
    assert f"has letters that cannot be printed: {NAMED}." in bob.get(f"/desk/documents/{number}/publication").text


def test_tells_whoever_types_it_on_the_next_page_and_beside_the_field(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    saved = send(alice, f"{DESK}/sessions/1", title=f"Opening {YAZ}")
    assert TOLD in alice.get(saved.location).text
    assert TOLD in alice.get(f"{DESK}/sessions/1").text
    added = send(alice, f"{DESK}/people", to=f"{DESK}/people", name=f"Ana {YAZ}")
    assert TOLD in alice.get(added.location).text


def test_tells_the_rapporteur_beside_the_paragraph_and_when_it_saves_itself(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        document = written(f"Share {YAZ}")
        number, paragraph = document.id, document.paragraphs[0].id
    desk = f"/desk/documents/{number}"
    assert TOLD in bob.get(f"{desk}/").text
    address = f"{desk}/paragraphs/{paragraph}"
    answer = bob.post(
        address,
        data={**form_on(bob.get(f"{desk}/"), address), "text": f"Give {YAZ}", "kind": "numbered"},
        headers={"Accept": "application/json"},
    )
    assert json.loads(answer.data)["remark"] == TOLD
