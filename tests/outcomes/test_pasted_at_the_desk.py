"""What is pasted into a paragraph, or sent as a file, is offered as the paragraphs that it has; without JavaScript."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordDocument
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from meetings.core.errors import Conflict, Invalid
from meetings.documents.actions import ParagraphEntry
from meetings.outcomes.actions import add_paragraphs, split_paragraph
from meetings.outcomes.actions.several_paragraphs import LONGEST, MOST
from tests.accounts.people import account, signed_in, token_in
from tests.outcomes.builders import BOB, CODE, Unit, at_desk, outcome, published, texts, write, written
from tests.programme.browsing import form_on, send

PASTED = "1.\tThe Chairs recalled.\r\n\r\n2.\tSecond paragraph.\r\n(a)\tsub a\r\n(b)\tsub b\r\n"
APART = ["1 The Chairs recalled.", "2 Second paragraph.", "2 (a) sub a", "2 (b) sub b"]
LIBREOFFICE = Path(__file__).parents[1] / "formats" / "documents" / "libreoffice.docx"


@pytest.fixture
def bob(app: Flask) -> FlaskClient:
    account(app, "bob@example.org", ("rapporteur", CODE))
    return signed_in(app, "bob@example.org")


def desk(unit: Unit, make: Callable[[], object] = outcome) -> str:
    with unit():
        make()
        return f"/desk/documents/{at_desk().id}"


def now(unit: Unit) -> list[str]:
    with unit():
        return texts(at_desk())


def offered(answer: TestResponse) -> dict[str, list[str]]:
    """The rows of the proposal, by the name of each field."""
    lists = re.findall(r"<select id=.*?</select>", answer.text, re.S)
    rows = re.findall(r'<textarea[^>]*name="parts-\d+-text"[^>]*>(.*?)</textarea>', answer.text, re.S)
    return {
        "kind": [re.findall(r'selected value="([^"]*)"', each)[0] for each in lists],
        "text": [each.strip() for each in rows],
        "was": re.findall(r'name="parts-\d+-was"[^>]*value="([^"]*)"', answer.text),
    }


def answered(
    client: FlaskClient, at: str, answer: TestResponse, do: str = "apart", **changed: list[str]
) -> TestResponse:
    """Send the form as it was shown, but for what is changed in its rows."""
    rows = {f"parts-{place}-{name}": value for name, values in changed.items() for place, value in enumerate(values)}
    return client.post(f"{at}/paragraphs/apart", data={**form_on(answer, f"{at}/paragraphs/apart"), **rows, "do": do})


def pasted(client: FlaskClient, at: str, text: str = PASTED, **more: str) -> TestResponse:
    return send(client, f"{at}/", to=f"{at}/paragraphs", text=text, **more)


def test_is_offered_before_anything_is_saved(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit)
    answer = pasted(bob, at)
    assert answer.status_code == 200
    assert "This reads like 4 paragraphs" in answer.text
    assert offered(answer) == {
        "kind": ["numbered-0", "numbered-0", "numbered-1", "numbered-1"],
        "text": ["The Chairs recalled.", "Second paragraph.", "sub a", "sub b"],
        "was": ["1.", "2.", "(a)", "(b)"],
    }
    assert now(unit) == []
    assert answered(bob, at, answer).status_code == 303
    assert now(unit) == APART


def test_what_was_pasted_is_never_a_script(unit: Unit, bob: FlaskClient) -> None:
    script = "</textarea><script>alert(7)</script>"
    page = pasted(bob, desk(unit), f"1. {script}\n2. {script}").text
    assert "This reads like 2 paragraphs" in page
    assert "<script>alert" not in page


def test_may_be_left_as_one(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit)
    assert answered(bob, at, pasted(bob, at), do="one").status_code == 303
    (only,) = now(unit)
    assert only.startswith("1 1.\tThe Chairs recalled.")


def test_is_mended_in_the_proposal(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit)
    kinds, words = ["heading", "above", "out", "bullet"], ["A", "b", "c", "d"]
    assert answered(bob, at, pasted(bob, at), kind=kinds, text=words).status_code == 303
    with unit():
        assert [(row.kind, row.text) for row in at_desk().paragraphs] == [("heading", "A\nb"), ("bullet", "d")]


def test_goes_below_the_paragraph_that_was_chosen(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit, lambda: written("First", "Last"))
    with unit():
        first = at_desk().paragraphs[0].id
    answer = pasted(bob, at, "One.\n\nTwo.", after=str(first))
    assert answered(bob, at, answer).status_code == 303
    assert now(unit) == ["1 First", "2 One.", "3 Two.", "4 Last"]


PUBLISHED = "1. One.\n2. Two.\n3) Three.\n5. Five.\n(a) Its point."


def test_says_which_numbers_will_be_others(unit: Unit, bob: FlaskClient) -> None:
    answer = pasted(bob, desk(unit), PUBLISHED)
    assert "2 numbers will be others than those that stood there" in answer.text
    assert re.findall(r"[^>]* will be [0-9][^<]*", answer.text) == ["5. will be 4", "5 (a) will be 4 (a)"]


def test_numbers_that_stay_are_not_spoken_of(unit: Unit, bob: FlaskClient) -> None:
    answer = pasted(bob, desk(unit), "1. One.\n2) Two.\n(a) A point.")
    assert " will be " not in answer.text
    assert "Keep the numbers that stood there" not in answer.text


def test_numbers_are_foreseen_where_the_paragraphs_will_stand(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit, lambda: written("Here", "After"))
    with unit():
        first = at_desk().paragraphs[0].id
    assert "will be" not in pasted(bob, at, "2. Two.\n3. Three.", after=str(first)).text
    assert "2. will be 3" in pasted(bob, at, "2. Two.\n3. Three.").text


def test_keeps_the_numbers_that_stood_there_where_that_is_ticked(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit, lambda: written("Preface"))
    answer = pasted(bob, at, PUBLISHED.replace("1. One.\n", ""))
    rows = {**form_on(answer, f"{at}/paragraphs/apart"), "do": "apart", "typed": "y"}
    assert bob.post(f"{at}/paragraphs/apart", data=rows).status_code == 303
    assert now(unit) == ["1 Preface", "2 Two.", "3 Three.", "5 Five.", "5 (a) Its point."]
    with unit():
        assert at_desk().numbering == "given"


def test_a_number_that_cannot_be_kept_is_shown_to_be_mended(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit, lambda: written("Preface"))
    answer = pasted(bob, at, "1. One.\n2. Two.")
    rows = {**form_on(answer, f"{at}/paragraphs/apart"), "do": "apart", "typed": "y"}
    refused = bob.post(f"{at}/paragraphs/apart", data=rows)
    assert refused.status_code == 422
    assert "This number is taken." in refused.text
    assert answered(bob, at, refused, number=["2", "3"]).status_code == 303
    assert now(unit) == ["1 Preface", "2 One.", "3 Two."]


def test_one_paragraph_is_added_without_being_asked(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit)
    assert pasted(bob, at, "The Chairs recalled\nwhat was said.").status_code == 303
    assert now(unit) == ["1 The Chairs recalled\nwhat was said."]


def test_pasted_over_a_paragraph_it_is_offered_too(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit, lambda: written("Here", "After"))
    with unit():
        row = at_desk().paragraphs[0].id
    address = f"{at}/paragraphs/{row}"
    answer = send(bob, f"{at}/", to=address, text=PASTED, do="save")
    assert "This reads like 4 paragraphs" in answer.text
    assert now(unit) == ["1 Here", "2 After"]
    assert answered(bob, at, answer).status_code == 303
    assert now(unit) == [*APART, "3 After"]


def test_saved_by_itself_it_is_kept_and_the_way_to_the_proposal_told(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit, lambda: written("Here"))
    with unit():
        row = at_desk().paragraphs[0]
        address, number = f"{at}/paragraphs/{row.id}", row.id
    shown = form_on(bob.get(f"{at}/"), address)
    told = bob.post(address, data={**shown, "text": PASTED}, headers={"Accept": "application/json"}).json
    assert told["parts"] == 4
    assert told["apart"] == f"{at}/paragraphs/{number}/apart"
    assert "see them apart" in bob.get(f"{at}/").text
    answer = bob.get(told["apart"])
    assert answered(bob, at, answer).status_code == 303
    assert now(unit) == APART


def test_what_is_marked_stays_with_the_first_and_somebody_who_saved_meanwhile_is_not_written_over(unit: Unit) -> None:
    with unit():
        row = written("Here").paragraphs[0]
        entries = [ParagraphEntry(text="One"), ParagraphEntry(text="Two")]
        with pytest.raises(Conflict):
            split_paragraph(BOB, row, entries, 7)
        split_paragraph(BOB, row, entries, 1)
        assert texts(row.document) == ["1 One", "2 Two"]
        assert row.text == "One"


def test_where_numbers_are_given_those_that_stood_there_are_taken(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit, lambda: outcome(numbering="given"))
    answer = pasted(bob, at, PASTED.replace("1.", "14.").replace("2.", "15."))
    numbers = re.findall(r'name="parts-\d+-number"[^>]*value="([^"]*)"', answer.text)
    assert numbers == ["14", "15", "15 (a)", "15 (b)"]
    assert answered(bob, at, answer, number=numbers).status_code == 303
    assert [each.split(" ")[0] for each in now(unit)] == ["14", "15", "15", "15"]


def test_nothing_and_too_much_are_refused_with_what_was_typed(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit)
    refused = answered(bob, at, pasted(bob, at), kind=["out"] * 4)
    assert refused.status_code == 422
    assert "keep at least one paragraph" in refused.text
    assert "Second paragraph." in refused.text
    with unit():
        document = at_desk()
        for entries in ([ParagraphEntry(text="a")] * (MOST + 1), [ParagraphEntry(text="a" * (LONGEST + 1))]):
            with pytest.raises(Invalid, match="more than"):
                add_paragraphs(BOB, document, entries)
    too_many = answered(bob, at, pasted(bob, at), kind=["text"] * 400, text=["x"] * 400)
    assert too_many.status_code == 422
    many = answered(bob, at, pasted(bob, at), kind=["text"] * MOST, text=["x"] * MOST)
    assert many.status_code == 303
    assert len(now(unit)) == MOST


def test_what_was_taken_out_comes_back_as_it_was(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit, lambda: write(outcome(), "(a) typed so. "))
    with unit():
        row = at_desk().paragraphs[0].id
    gone = send(bob, f"{at}/", to=f"{at}/paragraphs/{row}", do="remove")
    assert gone.status_code == 303
    undo = form_on(bob.get(f"{at}/"), f"{at}/paragraphs")
    assert undo["text"] == "(a) typed so."
    assert bob.post(f"{at}/paragraphs", data=undo).status_code == 303
    assert now(unit) == ["1 (a) typed so."]


def sent(client: FlaskClient, at: str, body: bytes) -> TestResponse:
    shown = form_on(client.get(f"{at}/file"))
    data = {"csrf_token": shown["csrf_token"], "file": (io.BytesIO(body), "text.docx")}
    return client.post(f"{at}/file", data=data, content_type="multipart/form-data")


def test_a_file_keeps_its_headings_and_lists(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit)
    answer = sent(bob, at, LIBREOFFICE.read_bytes())
    assert answer.status_code == 200
    assert "Footnotes are left out" in answer.text
    assert "Tables are taken row by row" in answer.text
    assert now(unit) == []
    assert answered(bob, at, answer).status_code == 303
    with unit():
        rows = [(row.kind, row.depth, row.text) for row in at_desk().paragraphs]
    assert rows[:9] == [
        ("heading", 0, "Outcome of the consultation"), ("heading", 0, "Findings"),
        ("text", 0, "States underlined the need for regular pathways. They met in Geneva."),
        ("numbered", 0, "To open pathways;"), ("numbered", 0, "To share data:"), ("numbered", 1, "on visas;"),
        ("numbered", 1, "on work;"), ("numbered", 2, "seasonal;"), ("numbered", 2, "permanent."),
    ]  # fmt: skip
    assert "A point" in [text for kind, _depth, text in rows if kind == "bullet"]
    assert ("text", 0, "State | Seats") in rows


def test_numbers_typed_by_hand_in_a_file_are_read_as_pasted_ones(unit: Unit, bob: FlaskClient) -> None:
    paper, out = WordDocument(), io.BytesIO()
    for text in ("1. One", "(a) below", "Two lines\n2. Two"):
        paper.add_paragraph(text)
    paper.save(out)
    at = desk(unit)
    assert answered(bob, at, sent(bob, at, out.getvalue())).status_code == 303
    assert now(unit) == ["1 One", "1 (a) below", "Two lines", "2 Two"]


@pytest.mark.parametrize("body", [b"PK not a file", b"plain words", b""])
def test_what_is_no_such_file_is_refused_where_it_was_chosen(unit: Unit, bob: FlaskClient, body: bytes) -> None:
    at = desk(unit)
    answer = sent(bob, at, body)
    assert answer.status_code == 422
    assert 'href="#file"' in answer.text
    assert now(unit) == []


def test_an_empty_file_is_told(unit: Unit, bob: FlaskClient) -> None:
    out = io.BytesIO()
    WordDocument().save(out)
    assert "There is no text in this file." in sent(bob, desk(unit), out.getvalue()).text


def test_a_published_text_takes_none(unit: Unit, bob: FlaskClient) -> None:
    at = desk(unit, lambda: published(written()))
    asked = bob.get(f"{at}/file")
    assert (asked.status_code, asked.location) == (303, f"{at}/")
    out = io.BytesIO()
    WordDocument().save(out)
    token = token_in(bob.get("/account/"))
    data = {"csrf_token": token, "file": (io.BytesIO(out.getvalue()), "text.docx")}
    assert bob.post(f"{at}/file", data=data, content_type="multipart/form-data").status_code == 422
