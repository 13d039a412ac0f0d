"""The list of participants is handed out on paper and as files, with those who agreed and nobody else."""

import io
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.core.db import db
from meetings.core.history import HistoryEntry
from tests.accounts.people import account, signed_in
from tests.handouts.sheets import laid_down
from tests.handouts.specimens import whole_text, worked_off
from tests.participation.lists import public_list, put
from tests.programme.builders import CODE, OLGA, Unit, at_desk
from tests.verapdf import assert_conforms

PAGE = f"/meetings/{CODE}/participants"
EVERYBODY = f"/meetings/{CODE}/desk/people.xlsx"
NEVER = ("Canaryabsent", "Zambia", "canary.example", "note verbale")


def cells(body: bytes) -> list[list[object]]:
    """The rows of a workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(body)).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def unpacked(body: bytes) -> str:
    """Every text within a workbook or a document."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return " ".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def printed(app: Flask, client: FlaskClient, address: str) -> bytes:
    """The PDF as it is after the worker made it."""
    worked_off(app)
    assert client.get(address).status_code == 202
    worked_off(app)
    answer = client.get(address)
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    body: bytes = answer.data
    return body


@pytest.mark.alike
def test_prints_a_list_of_record_with_those_who_agreed_word_for_word(
    app: Flask, client: FlaskClient, unit: Unit, tmp_path: Path
) -> None:
    with unit():
        meeting = public_list()
        put(meeting, "<b>Bo</b> & " + "Long" * 60, "state KOR", title="x" * 200)
        put(meeting, "كريم حداد", "organisation iom")
        put(meeting, "Eva Sol", "organisation fiiapp")
    first = printed(app, client, PAGE + ".pdf")
    assert_conforms(first)
    text = whole_text(first, tmp_path)
    for words in ("List of participants", "Provisional", "4 participants", "Republic of Korea", "<b>Bo</b> & Long"):
        assert words in text
    assert "H.E. Ms Ann Agreed, Minister, Ministry of Migration, Head of delegation" in text
    assert "كريم حداد" in text
    assert "do not imply" in text
    for hidden in NEVER:
        assert hidden not in text
        assert hidden.encode() not in first
    shutil.rmtree(Path(app.instance_path) / "cache")
    app.extensions["concord.reader"].bodies.forget()
    assert printed(app, client, PAGE + ".pdf") == first


def test_hands_the_same_people_out_as_csv_workbook_and_document(client: FlaskClient, unit: Unit) -> None:
    with unit():
        public_list()
    lines = client.get(PAGE + ".csv").text
    assert "States,Switzerland,H.E. Ms Ann Agreed,Minister,Ministry of Migration,Head of delegation" in lines
    workbook = client.get(PAGE + ".xlsx").data
    assert cells(workbook)[1][1:3] == ["Switzerland", "H.E. Ms Ann Agreed"]
    document = unpacked(client.get(PAGE + ".docx").data)
    assert "Ann Agreed" in document
    for text in (lines, unpacked(workbook), document):
        assert "Provisional" in text
        assert not [hidden for hidden in NEVER if hidden in text]


@pytest.mark.alike
def test_lists_states_in_french_and_spanish_as_those_languages_do(client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = public_list()
        put(meeting, "Bo Li", "state KOR")
        put(meeting, "Ingrid Moe", "state DEU")
    order = {"fr": ["Allemagne", "République de Corée", "Suisse"], "es": ["Alemania", "República de Corea", "Suiza"]}
    for language, names in order.items():
        text = client.get(f"{PAGE}.csv?lang={language}").text
        assert sorted(names, key=text.index) == names


@pytest.mark.alike
def test_says_on_page_and_sheet_in_which_language_a_body_is_called(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        put(public_list(), "Bo Li", "mechanism bali")
    assert '<dt lang="en">Bali Process' in client.get(f"{PAGE}?lang=fr").text
    sheet = laid_down(app, client, f"{PAGE}.pdf?lang=fr")
    assert '<h3 lang="en">Bali Process' in sheet.html
    assert "<h3>Suisse" in sheet.html


def test_gives_everybody_on_record_to_the_organisers_alone_and_writes_down_who_took_it(app: Flask, unit: Unit) -> None:
    with unit():
        public_list()
    who = {"alice": [("organiser", CODE)], "bob": [("rapporteur", CODE)], "charlie": [("organiser", "another")]}
    for name, grants in who.items():
        account(app, f"{name}@example.org", *grants)
    alice, bob, charlie = (signed_in(app, f"{name}@example.org") for name in who)
    assert app.test_client().get(EVERYBODY).location == "/sign-in"
    assert (bob.get(EVERYBODY).status_code, charlie.get(EVERYBODY).status_code) == (403, 403)
    answer = alice.get(EVERYBODY)
    assert "no-store" in answer.headers["Cache-Control"]
    rows = cells(answer.data)
    assert [row[1] for row in rows[1:3]] == ["Ann Agreed", "Zed Canaryabsent"]
    assert [row[7] for row in rows[1:3]] == ["Yes", "No"]
    assert rows[2][10] == "zed@canary.example"
    with unit():
        [taken] = db.session.scalars(select(HistoryEntry).where(HistoryEntry.action == "people.taken"))
        assert taken.values is not None
        assert (taken.scope, taken.values.actor, taken.values.after) == (CODE, "Alice", {"number": 2})
    assert "took the list of 2 people" in alice.get(f"/meetings/{CODE}/desk/history").text


@pytest.mark.alike
def test_tells_staff_on_the_sheet_that_a_list_is_not_issued(app: Flask, unit: Unit) -> None:
    with unit():
        put(public_list(), "Bo Li", "state KOR")
        meeting = at_desk(OLGA)
        db.session.execute(db.text("DELETE FROM lists_of_participants WHERE meeting_id = :id"), {"id": meeting.id})
    account(app, "bob@example.org", ("rapporteur", CODE))
    bob = signed_in(app, "bob@example.org")
    assert "This list is not issued." in bob.get(PAGE + ".csv").text
    for ending in (".csv", ".pdf", ".xlsx", ".docx"):
        assert app.test_client().get(PAGE + ending).status_code == 404
