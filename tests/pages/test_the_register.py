import csv
import io
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.outcomes.vocabulary import MaterialVisibility
from meetings.programme.vocabulary import Visibility
from tests.accounts.people import account, signed_in
from tests.pages.meetings import held, telling
from tests.pages.outcomes import belongs, document, happened, on_its_way, published, read, recommended, the_compact
from tests.programme.builders import Unit

ONE_DAY = FuzzyDates.on(date(2017, 12, 4))


@pytest.fixture
def register(unit: Unit) -> None:
    """Three recommendations of a public meeting: one assessed, one on its way that is not public, one at rest."""
    with unit():
        made = belongs(published(document("spring/text")), telling(held("spring", short="SPRING 1")))
        first = recommended(
            made, "SPR-R01", "Keep zebrafish papers.", "6", objectives=[4], mechanisms=["arcp"], addressed_to="States"
        )
        way = on_its_way(first, "endorsement-2018")
        happened(way, "transmitted")
        happened(way, "agreed")
        read(way, the_compact(), "21", "verified", "cleared")
        second = recommended(made, "SPR-R02", "=Zebrafish again", "6-a", kind="process", objectives=[4, 5])
        happened(on_its_way(second), "transmitted", word="canary")
        recommended(made, "SPR-R03", "Zebrafish at rest", "1", kind="commitment")


def codes(client: FlaskClient, query: str) -> list[str]:
    data = client.get(f"/recommendations.json?{query}").json
    return sorted(row["code"] for row in data["recommendations"])


def test_finds_by_words_and_by_each_facet(client: FlaskClient, register: None) -> None:
    assert codes(client, "q=zebrafish") == ["SPR-R01", "SPR-R02", "SPR-R03"]
    assert codes(client, "q=zebrafish+PAPERS") == ["SPR-R01"]
    assert codes(client, "q=spr-r02") == ["SPR-R02"]
    assert codes(client, "meeting=spring&kind=process") == ["SPR-R02"]
    assert codes(client, "meeting=spring&objective=4") == ["SPR-R01", "SPR-R02"]
    assert codes(client, "meeting=spring&mechanism=arcp") == ["SPR-R01"]
    assert codes(client, "meeting=spring&milestone=endorsement-2018") == ["SPR-R01"]
    assert codes(client, "meeting=spring&stage=assessed") == ["SPR-R01"]
    assert codes(client, "meeting=spring&theme=nothing") == []


def test_offers_choices_with_counts_and_takes_them_off_again(client: FlaskClient, register: None) -> None:
    text = client.get("/recommendations/?meeting=spring&kind=process").text
    assert "1 recommendation<" in text
    assert 'href="/recommendations/?kind=process"' in text  # takes the meeting off
    assert '<span>SPRING 1</span> <span class="facet__count">1</span>' in text
    assert "No recommendation on record fits" in client.get("/recommendations/?q=nowhere").text


def test_does_not_list_for_everybody_what_was_not_handed_on(app: Flask, client: FlaskClient, register: None) -> None:
    text = client.get("/recommendations/?meeting=spring").text
    assert "stage=recorded" not in text
    assert "Transmitted" not in text
    assert codes(client, "meeting=spring&stage=recorded") == ["SPR-R01", "SPR-R02", "SPR-R03"]
    assert codes(client, "meeting=spring&milestone=stocktaking-2017") == []
    account(app, "ana@example.org", ("analyst", None))
    staff = signed_in(app, "ana@example.org")
    assert "stage=recorded" in staff.get("/recommendations/?meeting=spring").text
    assert codes(staff, "meeting=spring&stage=recorded") == ["SPR-R03"]
    assert codes(staff, "meeting=spring&milestone=stocktaking-2017") == ["SPR-R02"]


def test_a_reading_that_waits_is_seen_by_those_who_work_on_it_only(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        made = belongs(published(document("spring/text")), held("spring"))
        way = on_its_way(recommended(made, "SPR-R01", "Wait."), "endorsement-2018")
        happened(way, "agreed")
        read(way, the_compact(), "21", "verified")
    account(app, "ana@example.org", ("analyst", "spring"))
    account(app, "dora@example.org", ("analyst", "elsewhere"))
    assert client.get("/recommendations.json?meeting=spring").json["recommendations"][0]["milestones"] == [
        {"milestone": "endorsement-2018", "stage": "recorded", "channels": ["grcp"], "degree": None, "standing": None}
    ]
    for email, sees in (("ana@example.org", True), ("dora@example.org", False)):
        text = signed_in(app, email).get("/recommendations/?meeting=spring").text
        assert ("In part (not public: verified)" in text) is sees


def test_files_hold_what_the_page_shows_and_no_formula(client: FlaskClient, register: None) -> None:
    for query, expected in (("meeting=spring", 3), ("meeting=spring&kind=process", 1), ("q=nowhere", 0)):
        body = client.get(f"/recommendations.csv?{query}").data.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(body)))
        assert len([row for row in rows[1:] if row and row[0].startswith("SPR-")]) == expected
        assert "do not imply any opinion" in body
        assert "not the views of IOM" in body
        sheet = load_workbook(io.BytesIO(client.get(f"/recommendations.xlsx?{query}").data)).active
        shown = [cell.value for cell in sheet["A"] if str(cell.value).startswith("SPR-")]
        assert len(shown) == expected
    assert "'=Zebrafish again" in client.get("/recommendations.csv?q=again").data.decode()
    data = client.get("/recommendations.json?meeting=spring&as_of=2018-12-31").json
    assert data["as_of"] == "2018-12-31"
    assert data["filter"] == {"meeting": "spring"}
    assert "do not imply any opinion" in data["disclaimer"]


def test_both_days_stay_in_every_address_and_are_printed(client: FlaskClient, register: None) -> None:
    text = client.get("/recommendations/?meeting=spring&as_of=2018-01-31&known=2099-01-01").text
    assert "As of 31 January 2018, as recorded by 1 January 2099." in text
    assert "/recommendations.csv?meeting=spring&amp;as_of=2018-01-31&amp;known=2099-01-01" in text
    assert "assessed" not in client.get("/recommendations.csv?meeting=spring&as_of=2018-01-31").text.casefold()
    assert codes(client, "meeting=spring&as_of=2016-01-01") == []


@pytest.mark.parametrize(
    "address", ["/recommendations/?meeting=spring", "/recommendations.csv", "/documents/?q=spring"]
)
def test_a_private_meeting_or_material_is_in_no_list_and_no_count(
    client: FlaskClient, unit: Unit, address: str
) -> None:
    with unit():
        closed: list[tuple[str, Visibility, MaterialVisibility]] = [
            ("spring", "private", "public"),
            ("summer", "listed", "public"),
            ("autumn", "public", "private"),
        ]
        for code, visibility, material in closed:
            made = belongs(published(document(f"{code}/text", word="canary")), held(code, visibility), material)
            way = on_its_way(recommended(made, f"{code.upper()}-R01", "canary", objectives=[1]), "endorsement-2018")
            happened(way, "agreed")
            read(way, the_compact(), "47", "verified", "cleared", word="canary")
    assert "canary" not in client.get(address).text
    for page in ("/documents/gcm", "/compact/paragraphs/47", "/compact/objectives/1", "/", "/meetings/autumn/"):
        text = client.get(page).text
        assert "canary" not in text
        assert "-R01" not in text.replace("GRCP7-R01", "")
    for code in ("spring", "summer", "autumn"):
        assert client.get(f"/recommendations/{code.upper()}-R01").status_code == 404
        assert client.get(f"/documents/{code}/text").status_code == 404
        assert client.get(f"/documents/{code}/text.json").status_code == 404
        assert codes(client, f"meeting={code}") == []


def test_a_meeting_is_called_what_its_release_calls_it(client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = held("spring", short="SPRING 1")
        row = recommended(belongs(published(document("spring/text")), meeting), "SPR-R01", "A thing.")
        way = on_its_way(row, "endorsement-2018")
        happened(way, "agreed")
        read(way, the_compact(), "21", "verified", "cleared")
        meeting.short, meeting.title = "canary", "canary"
    lists = ("/recommendations/", "/recommendations.csv", "/documents/", "/documents.csv")
    for address in (*lists, "/recommendations/SPR-R01", "/documents/gcm", "/compact/paragraphs/21", "/followup/"):
        assert "canary" not in client.get(address).text, address


def test_the_list_of_documents_is_searched_narrowed_and_downloaded(client: FlaskClient, unit: Unit) -> None:
    with unit():
        published(document("zebra", word="Zebrafish", kind="letter", symbol="Z/2017/1", issued=ONE_DAY))
        published(document("zebra-2", word="Zebrafish", kind="report", nature="summary", original_symbol="Z/2"))
        document("zebra-3", word="Zebrafish draft")
    assert "2 documents<" in client.get("/documents/?q=zebrafish").text
    assert "1 document<" in client.get("/documents/?q=Z/2017/1").text
    assert "1 document<" in client.get("/documents/?q=zebrafish&kind=report").text
    assert "No document on record fits" in client.get("/documents/?q=nowhere").text
    rows = list(csv.reader(io.StringIO(client.get("/documents.csv?q=zebrafish&kind=letter").data.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:2]] == ["zebra"]
    assert "do not imply any opinion" in rows[-1][0]
    sheet = load_workbook(io.BytesIO(client.get("/documents.xlsx?q=zebrafish").data)).active
    assert [cell.value for cell in sheet["A"]][1:3] == ["zebra", "zebra-2"]


def test_a_list_of_documents_has_pages(client: FlaskClient, unit: Unit) -> None:
    with unit():
        for number in range(30):
            published(document(f"zebra-{number}", ("1",), word="Zebrafish"))
        assert db.session.query(Document).filter(Document.reference.like("zebra-%")).count() == 30
    text = client.get("/documents/?q=zebrafish&page=2").text
    assert "26 to 30 of 30" in text
    assert "26 to 30 of 30" in client.get("/documents/?q=zebrafish&page=99").text


def test_the_list_of_documents_says_in_words_what_a_text_that_counts_itself_holds(client: FlaskClient) -> None:
    rows = list(csv.reader(io.StringIO(client.get("/documents.csv?q=highlights").data.decode("utf-8-sig"))))
    (row,) = [row for row in rows if row and row[0] == "grcp-7/highlights"]
    head = next(row for row in rows if "Recommendations" in row)
    told = dict(zip(head, row, strict=True))
    assert (told["Recommendations"], told["What it holds, in words"]) == ("28", "eleven points, read here as 28 items")
