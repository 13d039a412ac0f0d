"""An administrator imports the official text over a summary: both stay, and readings show the official words."""

import io
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Invalid, NotAllowed
from meetings.core.history import HistoryEntry
from meetings.documents.models import Document
from meetings.followup.actions.readings import record_reading
from meetings.outcomes.actions import DocumentEntry, import_official
from meetings.outcomes.queries.readable_texts import document_for
from tests.accounts.people import account, signed_in
from tests.outcomes.builders import Unit
from tests.outcomes.official_texts import imported, read_page, started, taken
from tests.programme.browsing import form_on, send
from tests.records.recommended import ANA
from tests.records.test_the_declaration_of_2022 import entry, fresh


def test_it_is_a_document_of_its_own_and_each_page_leads_to_the_other(
    client: FlaskClient, vera: FlaskClient, gcm: int
) -> None:
    before = read_page(client, "/documents/gcm")
    assert "/documents/gcm/official" not in before
    imported(vera, gcm)
    summary, official = read_page(client, "/documents/gcm"), read_page(client, "/documents/gcm/official")
    assert 'href="/documents/gcm/official"' in summary
    assert "Sets out ten guiding principles" in summary
    assert 'href="/documents/gcm/official#p-15-f"' in summary
    assert 'href="/documents/gcm"' in official
    assert "Human rights, officially." in official
    assert 'href="/documents/gcm#p-15-f"' in official
    assert "not the agreed text" not in official
    assert 'href="https://undocs.org/A/RES/73/195"' in official
    assert "Human rights, officially." in read_page(client, "/documents/A/RES/73/195")  # a symbol leads to the text


def test_both_are_found(client: FlaskClient, vera: FlaskClient, gcm: int) -> None:
    imported(vera, gcm)
    for words in ("A/RES/73/195", "Compact for Safe"):
        found = client.get("/documents/", query_string={"q": words}).text
        assert "/documents/gcm" in found
        assert re.search(r'href="/documents/(gcm/official|A/RES/73/195)"', found)
    data = client.get("/documents/gcm.json").json
    assert data["official"] == ["gcm/official"]
    assert client.get("/documents/gcm/official.json").json["summary"] == "gcm"


def test_nobody_else_reads_it_before_it_is_published(
    app: Flask, client: FlaskClient, vera: FlaskClient, gcm: int
) -> None:
    at = started(vera, gcm)
    taken(vera, at)
    send(vera, f"{at}/official-map")
    account(app, "olga@example.org", ("organiser", "elsewhere"))
    for somebody in (client, signed_in(app, "olga@example.org")):
        assert somebody.get("/documents/gcm/official").status_code == 404
        assert "officially" not in somebody.get("/documents/A/RES/73/195").text
        assert "officially" not in somebody.get("/compact/paragraphs/15").text
        assert "gcm/official" not in somebody.get("/documents/").text
    assert vera.get(f"{at}/").status_code == 200
    assert "officially" in vera.get("/documents/gcm/official").text
    assert "Everybody reads it from then on" in vera.get(f"{at}/publication").text


@pytest.mark.parametrize("grant", [None, ("organiser", None), ("analyst", None), ("rapporteur", "elsewhere")])
def test_only_an_administrator_imports(app: Flask, gcm: int, unit: Unit, grant: tuple[str, str | None] | None) -> None:
    account(app, "someone@example.org", *([grant] if grant else []))
    at = f"/desk/documents/{gcm}/official"
    assert app.test_client().get(at).status_code == 302
    client = signed_in(app, "someone@example.org")
    assert client.get(at).status_code == 403
    assert "Import the official text" not in client.get("/documents/gcm").text
    person = Viewer(9, "Someone", frozenset([grant] if grant else []))
    with unit(), pytest.raises(NotAllowed):
        import_official(person, db.session.get_one(Document, gcm), DocumentEntry(title="Mine"))


def test_an_administrator_alone_does_not_write_for_a_meeting(vera: FlaskClient, unit: Unit) -> None:
    with unit():
        number = db.session.scalars(select(Document.id).where(Document.reference == "grcp-7/highlights")).one()
    assert vera.get(f"/desk/documents/{number}/official").status_code == 404
    assert "Import the official text" not in vera.get("/documents/grcp-7/highlights").text
    assert vera.get(f"/desk/documents/{number}/").status_code in (403, 404)


def test_a_document_beside_no_summary_has_no_map(anna: FlaskClient, gcm: int) -> None:
    assert anna.get(f"/desk/documents/{gcm}/official-map").status_code == 404


def test_what_the_official_text_has_is_no_longer_called_not_read(
    client: FlaskClient, vera: FlaskClient, unit: Unit
) -> None:
    with unit():
        number = db.session.scalars(select(Document.id).where(Document.reference == "progress-2022")).one()
    assert "Not read: 6-69, 71-75, 77 onwards, if any." in read_page(client, "/documents/progress-2022")
    words = "\n\n".join(f"{each}.\tParagraph {each} as agreed." for each in range(1, 70))
    imported(vera, number, words)
    page = read_page(client, "/documents/progress-2022")
    assert "Paragraphs 6 to 69: not read" not in page
    assert "Paragraphs 6 to 69: see the official text." in page
    assert "Paragraphs 71 to 75: not read" in page
    assert "Not read: 71-75, 77 onwards, if any." in page
    assert client.get("/documents/progress-2022.json").json["unread"] == "71-75, 77 onwards, if any"


def test_a_text_that_is_on_record_whole_beside_its_summary_may_be_called_silent(vera: FlaskClient, unit: Unit) -> None:
    with unit():
        number = db.session.scalars(select(Document.id).where(Document.reference == "progress-2022")).one()
    words = "\n\n".join(f"{each}.\tParagraph {each} as agreed." for each in range(1, 77))
    at = started(vera, number)
    taken(vera, at, words)
    send(vera, f"{at}/official-map")
    with unit():  # while it is a draft, it is on record for nobody
        text = document_for(ANA, "progress-2022")
        with pytest.raises(Invalid) as refusal:
            record_reading(ANA, fresh("imrf-2022"), entry(text, "none"))
        assert "cannot be called silent" in refusal.value.fields["degree"]
        db.session.rollback()
    assert send(vera, f"{at}/publication").status_code == 303
    with unit():
        text = document_for(ANA, "progress-2022")
        assert record_reading(ANA, fresh("imrf-2022"), entry(text, "none")).reading.degree == "none"


def test_that_of_a_meeting_is_the_meetings_and_asks_for_whom(app: Flask, client: FlaskClient, unit: Unit) -> None:
    account(app, "both@example.org", ("administrator", None), ("organiser", "grcp-7"))
    both = signed_in(app, "both@example.org")
    with unit():
        number = db.session.scalars(select(Document.id).where(Document.reference == "grcp-7/highlights")).one()
    at = started(both, number)
    taken(both, at, "1.\tWe met officially.\n\n6.\tWe want officially:\n")
    assert send(both, f"{at}/official-map").status_code == 303
    assert "Who may read it" in both.get(f"{at}/publication").text
    assert send(both, f"{at}/publication", visibility="private").status_code == 303
    assert client.get("/documents/grcp-7/highlights/official").status_code == 404
    assert "officially" not in client.get("/documents/grcp-7/highlights").text
    assert "highlights/official" not in client.get("/documents/grcp-7/highlights").text
    assert "highlights/official" in both.get("/documents/grcp-7/highlights").text


def test_every_step_is_in_the_history(vera: FlaskClient, gcm: int, unit: Unit) -> None:
    imported(vera, gcm)
    with unit():
        about = select(HistoryEntry.action).where(HistoryEntry.subject_key == "gcm/official")
        acts = db.session.scalars(about.order_by(HistoryEntry.id)).all()
    assert acts == ["document.official_started", "paragraphs.added", "document.official_mapped", "document.published"]


def test_a_file_is_read_as_what_is_pasted(vera: FlaskClient, gcm: int) -> None:
    at = started(vera, gcm)
    word = Path(__file__).parents[1] / "formats" / "documents" / "libreoffice.docx"
    fields = form_on(vera.get(f"{at}/file"))
    sent = {**fields, "file": (io.BytesIO(word.read_bytes()), "official.docx")}
    answer = vera.post(f"{at}/file", data=sent, content_type="multipart/form-data")
    assert answer.status_code == 200
    assert "This reads like" in answer.text
    nothing = send(vera, f"{at}/file", text=" ")
    assert nothing.status_code == 422
    assert "Choose a file, or paste the text." in nothing.text


def test_an_address_of_the_source_is_asked_for(vera: FlaskClient, gcm: int) -> None:
    refused = send(vera, f"/desk/documents/{gcm}/official", original_url="")
    assert refused.status_code == 422
    assert "Say where the official text is taken from." in refused.text
    strange = send(vera, f"/desk/documents/{gcm}/official", original_url="javascript:alert(1)")
    assert strange.status_code == 422


def test_a_text_as_long_as_the_compact_goes_in_one_go(vera: FlaskClient, gcm: int, unit: Unit) -> None:
    words = "\n\n".join(f"{each}.\tParagraph {each}:\n(a)\tfirst;\n(b)\tsecond;\n(c)\tthird." for each in range(1, 71))
    at = started(vera, gcm)
    assert taken(vera, at, words).status_code == 303
    with unit():
        text = db.session.scalars(select(Document).where(Document.reference == "gcm/official")).one()
        assert len(text.paragraphs) == 280
        assert text.paragraphs[-1].path == ["70", "c"]
