"""Lists leave as CSV, as workbooks and as documents: the same rows, the same face, and what must be said beneath."""

import csv
import io
from typing import Any

from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from meetings.core.db import unit_of_work
from meetings.programme.actions.sessions import add_session
from meetings.programme.actions.standing import cancel_meeting
from tests.accounts.people import account, signed_in
from tests.pages.meetings import drafted, held, made, with_secrets
from tests.programme.builders import DAY, OLGA, Unit, at_desk, entry

NO_OPINION = "do not imply any opinion"
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def as_csv(client: FlaskClient, address: str) -> list[list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def as_sheet(client: FlaskClient, address: str) -> Any:
    return load_workbook(io.BytesIO(client.get(address).data)).active


def as_paper(client: FlaskClient, address: str) -> Any:
    return Document(io.BytesIO(client.get(address).data))


def an_agenda() -> None:
    """A public meeting of two days, released, with what a spreadsheet would compute."""
    meeting = drafted("open", title="Open: the meeting")
    first = entry("=1+1", "09:00", "10:00", room="Room I", kind="opening", join_url="https://link.example/x")
    add_session(OLGA, meeting, first).description = "About it"
    add_session(OLGA, meeting, entry("Night", f"{DAY} 23:00", "2027-05-21 01:00"))
    add_session(OLGA, meeting, entry("Morning", "2027-05-21 09:00", "2027-05-21 10:00"))
    made(meeting)
    add_session(OLGA, meeting, entry("Not released", "2027-05-21 11:00", "2027-05-21 12:00"))


def test_the_released_agenda_leaves_in_each_kind_of_file(unit: Unit, client: FlaskClient) -> None:
    with unit():
        an_agenda()
    rows = as_csv(client, "/meetings/open/agenda.csv")
    first = ["No.", "Day", "Starts", "Ends", "Ends on another day", "Title", "Type", "Room", "Speakers", "Description"]
    assert (rows[0][:10], rows[0][-1]) == (first, "Status")
    assert {"Webcast", "Interpretation"} < set(rows[0])
    assert rows[1][:8] == ["1", "2027-05-20", "09:00", "10:00", "", "'=1+1", "Opening", "Room I"]
    assert rows[2][:6] == ["2", "2027-05-20", "23:00", "01:00", "2027-05-21", "Night"]
    assert [row[0] for row in rows[1:4]] == ["1", "2", "3"]
    assert rows[4] == []
    assert rows[5] == ["All times are on the clock of Europe/Zurich."]
    assert NO_OPINION in rows[6][0]
    sheet = as_sheet(client, "/meetings/open/agenda.xlsx")
    assert sheet.title == "Agenda Open the meeting"
    assert [cell.value for cell in sheet["F"][:4]] == ["Title", "'=1+1", "Night", "Morning"]
    assert sheet["B2"].is_date
    last = f"{sheet.cell(1, len(rows[0])).column_letter}4"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.column_dimensions["F"].width > 30) == (
        "B2",
        f"A1:{last}",
        True,
    )
    paper = as_paper(client, "/meetings/open/agenda.docx")
    headings = [each.text for each in paper.paragraphs if each.style.name.startswith("Heading")]
    assert headings == ["Agenda: Open: the meeting", "Thursday 20 May 2027", "Friday 21 May 2027"]
    assert [row.cells[3].text for row in paper.tables[0].rows] == ["Title", "=1+1", "Night"]
    assert [row.cells[2].text for row in paper.tables[0].rows] == ["Ends", "10:00", "01:00 (+1 day)"]
    assert NO_OPINION in paper.paragraphs[-1].text
    for ending, kind in KINDS.items():
        answer = client.get(f"/meetings/open/agenda.{ending}")
        assert answer.content_type == kind
        assert answer.headers["Content-Disposition"] == f'attachment; filename="open-agenda.{ending}"'
        assert answer.data == client.get(f"/meetings/open/agenda.{ending}").data


def test_what_is_not_theirs_is_in_nobodys_file(app: Flask, unit: Unit, client: FlaskClient) -> None:
    with unit():
        with_secrets("open")
        held("named", "listed")
        held("closed", "private")
    account(app, "olga@example.org", ("organiser", None))
    olga = signed_in(app, "olga@example.org")
    for ending in KINDS:
        assert client.get(f"/meetings/named/agenda.{ending}").status_code == 404
        assert client.get(f"/meetings/closed/agenda.{ending}").status_code == 404
        assert olga.get(f"/meetings/closed/agenda.{ending}").status_code == 200
    for browser in (client, olga):
        text = browser.get("/meetings/open/agenda.csv").text
        assert "canary" not in text
    draft = olga.get("/meetings/open/desk/agenda.csv").text
    assert "canarylink" in draft
    assert "canarydraft" in draft
    assert "canarymember" not in draft
    assert client.get("/meetings/open/desk/agenda.csv").status_code == 302


def test_a_file_is_in_the_language_of_its_page(unit: Unit, client: FlaskClient) -> None:
    with unit():
        an_agenda()
    paper = as_paper(client, "/meetings/open/agenda.docx?lang=fr")
    assert paper.core_properties.language == "fr"
    assert [each.text for each in paper.paragraphs][2] == "jeudi 20 mai 2027"


def test_an_agenda_without_sessions_is_a_table_too(unit: Unit, client: FlaskClient) -> None:
    with unit():
        held("open")
    assert len(as_csv(client, "/meetings/open/agenda.csv")) == 3
    assert len(as_paper(client, "/meetings/open/agenda.docx").tables) == 1


def test_a_cancelled_meetings_agenda_says_so(app: Flask, unit: Unit, client: FlaskClient) -> None:
    with unit():
        an_agenda()
    with app.app_context(), unit_of_work():
        cancel_meeting(OLGA, at_desk(OLGA, "open"))
        made(at_desk(OLGA, "open"), "It is cancelled.")
    rows = as_csv(client, "/meetings/open/agenda.csv")
    assert [row[-1] for row in rows[1 : rows.index([])]] == ["Cancelled"] * 3  # the fourth nobody knew of: it goes


def test_the_register_leaves_as_it_is_narrowed(client: FlaskClient) -> None:
    address = "/recommendations.{}?q=data&lang=en"
    rows = as_csv(client, address.format("csv"))
    codes = [row[0] for row in rows[1 : rows.index([])]]
    assert codes
    assert [row.cells[0].text for row in as_paper(client, address.format("docx")).tables[0].rows[1:]] == codes
    sheet = as_sheet(client, address.format("xlsx"))
    assert [cell.value for cell in sheet["A"][1 : 1 + len(codes)]] == codes
    assert NO_OPINION in rows[-1][0]
    page = client.get("/recommendations/?q=data").text
    assert 'href="/recommendations.docx?q=data"' in page


def test_the_follow_up_report_leaves_for_what_it_is_asked_of(client: FlaskClient) -> None:
    everything = as_csv(client, "/followup/report.csv")
    body = everything[1 : everything.index([])]
    head = everything[0]
    assert head[:4] == ["Milestone", "Days of the milestone", "Code", "Recommendation"]
    milestones = {row[0] for row in body}
    assert len(milestones) > 1
    of_meeting = as_csv(client, "/followup/report.csv?meeting=grcp-7")
    codes = {row[2] for row in of_meeting[1 : of_meeting.index([])]}
    assert codes < {row[2] for row in body}
    paper = as_paper(client, "/followup/report.docx?meeting=grcp-7")
    assert {table.rows[1].cells[0].text for table in paper.tables} <= codes
    before = as_csv(client, "/followup/report.csv?meeting=grcp-7&as_of=1999-01-01")
    assert len(before[: before.index([])]) == 1
    assert before[-3][0].startswith("As of 1 January 1999")
    for wrong in ("meeting=no-such", "milestone=no-such", "cycle=no-such", "mechanism=no-such"):
        assert client.get(f"/followup/report.csv?{wrong}").status_code == 404
    assert client.get("/followup/report.csv?as_of=yesterday").status_code == 422
