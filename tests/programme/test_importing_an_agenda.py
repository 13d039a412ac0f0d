"""An agenda leaves as a table and comes back: unchanged it changes nothing, with one bad cell nothing at all."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import Workbook, load_workbook
from werkzeug.test import TestResponse

from meetings.core import history
from meetings.core.db import db, unit_of_work
from meetings.core.history import HistoryEntry
from meetings.programme.actions.sessions import add_session, cancel_session
from meetings.programme.models import Session
from tests.accounts.people import account, signed_in
from tests.counting import counted
from tests.programme.browsing import DESK, form_on
from tests.programme.builders import CODE, OLGA, Unit, at_desk, entry, session_at_desk, webinar, with_sessions
from tests.programme.typed import typed_speaker

IMPORT = f"{DESK}/agenda/import"
HEAD = ("number", "day", "start", "end", "title")
Rows = list[list[Any]]


def send(client: FlaskClient, body: bytes, name: str = "agenda.xlsx") -> TestResponse:
    """Choose the file and send it."""
    form = {"csrf_token": form_on(client.get(IMPORT))["csrf_token"]}
    return client.post(IMPORT, data={**form, "file": (io.BytesIO(body), name)}, content_type="multipart/form-data")


def accept(client: FlaskClient, preview: str) -> TestResponse:
    """Say yes to what the preview shows."""
    return client.post(preview, data=form_on(client.get(preview)))


def as_csv(*rows: Iterable[Any]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def edited(body: bytes, edit: Callable[[Any], None]) -> bytes:
    """The workbook after somebody changed it in a spreadsheet."""
    book = load_workbook(io.BytesIO(body))
    edit(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def exported(client: FlaskClient, ending: str = "xlsx", language: str = "en") -> bytes:
    answer = client.get(f"{DESK}/agenda.{ending}?lang={language}")
    assert answer.status_code == 200
    return bytes(answer.data)


def every_kind_of_session() -> None:
    """A webinar with what is hard to write in a table."""
    meeting = webinar(zone="Europe/Zurich")
    said = [
        typed_speaker("H.E. Amara Diallo", "chair", "Minister | of all", "Kenya"),
        typed_speaker("Luis \\ Quispe", "panellist", None, "IOM"),
        typed_speaker("=Sum(A1)"),
    ]
    add_session(OLGA, meeting, entry("=1+1", "09:00", "10:00", room="Room I", kind="opening"))
    add_session(
        OLGA,
        meeting,
        entry("'=quoted", "10:00", "11:00", description="One\r\n\r\n  two  \r\nthree", join_url="https://a.example/x"),
    )
    watched = "https://webtv.example/live?id=1,2"
    heard = entry("Panel — côté", "11:00", "12:00", kind="panel", livestream_url=watched, interpretation="fr ar")
    add_session(OLGA, meeting, heard)
    night = entry("Night", "2027-10-31 01:30", "2027-10-31 02:30", kind="side-event", end_fold=1)
    add_session(OLGA, meeting, night)
    add_session(OLGA, meeting, entry("Late", "23:00", "2027-05-21 01:00", kind="ceremony"))
    cancel_session(OLGA, add_session(OLGA, meeting, entry("12", "13:00", "14:00", kind="break")))
    add_session(OLGA, meeting, replace(entry("With speakers", "15:00", "16:00"), speakers=said))


def test_what_was_exported_is_imported_unchanged_in_each_language(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        every_kind_of_session()
    with unit():  # as they are read, in order of time
        versions = [session.version for session in at_desk().sessions]
    for ending, language in product(("xlsx", "csv"), ("en", "fr", "es")):
        body = exported(alice, ending, language)
        sent = send(alice, body, f"agenda.{ending}")
        assert sent.status_code == 303, sent.text
        page = alice.get(f"{sent.location}?lang=en").text  # the language that was asked for last is remembered
        assert "There is nothing to do" in page
        assert "7 sessions as they are" in page
        assert "Import it" not in page
        assert exported(alice, ending, language) == body
    with unit():
        assert [session.version for session in at_desk().sessions] == versions


def test_cells_that_were_changed_change_just_that(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        every_kind_of_session()

    def edit(sheet: Any) -> None:
        head = [cell.value for cell in sheet[1]]
        rows = {row[0].value: row for row in sheet.iter_rows(min_row=2) if isinstance(row[0].value, int)}
        rows[2][head.index("Starts")].value = "10:15"
        rows[2][head.index("Room")].value = "Room IX"
        rows[6][head.index("Status")].value = "planned"
        rows[7][head.index("Speakers")].value = "Chair | Ana | | Peru\nBo"

    sent = send(alice, edited(exported(alice), edit))
    page = alice.get(sent.location).text
    assert "3 sessions to change" in page
    assert "10:15" in page
    assert accept(alice, sent.location).location.endswith(f"{DESK}/agenda")
    with unit():
        second, seventh = session_at_desk(2), session_at_desk(7)
        assert f"{second.start_wall:%H:%M} {second.end_wall:%H:%M}" == "10:15 11:00"
        assert second.room is not None
        assert second.room.name == "Room IX"
        assert second.description == "One\r\n\r\n  two  \r\nthree"
        assert second.join_url == "https://a.example/x"
        assert session_at_desk(6).standing == "planned"
        assert [(each.role, each.name, each.affiliation) for each in seventh.speakers] == [
            ("chair", "Ana", "Peru"),
            ("speaker", "Bo", None),
        ]
        acts = [each.action for each in db.session.query(HistoryEntry).order_by(HistoryEntry.id)][-4:]
    assert acts == ["session.edited", "session.restored", "session.edited", "agenda.imported"]


@pytest.mark.parametrize(
    ("heading", "written", "field", "kept"),
    [
        ("Interpretation", "es, EN", "interpretation", "en es"),
        ("Interpretation", None, "interpretation", ""),
        ("Webcast", "https://webtv.example/other", "livestream_url", "https://webtv.example/other"),
        ("Webcast", None, "livestream_url", None),
        ("Title", "Panel", "title", "Panel"),
    ],
)
def test_a_changed_cell_of_a_session_with_webcast_and_interpretation_changes_this_alone(
    unit: Unit, alice: FlaskClient, heading: str, written: str | None, field: str, kept: str | None
) -> None:
    with unit():
        every_kind_of_session()
        before = _all_of(session_at_desk(3))

    def edit(sheet: Any) -> None:
        head = [cell.value for cell in sheet[1]]
        (row,) = (row for row in sheet.iter_rows(min_row=2) if row[0].value == 3)
        row[head.index(heading)].value = written

    sent = send(alice, edited(exported(alice), edit))
    page = alice.get(sent.location).text
    assert "1 session to change" in page
    assert "6 sessions as they are" in page
    accept(alice, sent.location)
    with unit():
        assert _all_of(session_at_desk(3)) == {**before, field: kept}


def _all_of(session: Session) -> dict[str, Any]:
    names = session.__table__.columns.keys()
    return {name: getattr(session, name) for name in names if name != "version"}


def test_a_session_typed_right_below_the_last_one_is_read_and_the_notes_are_not(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()

    def edit(sheet: Any) -> None:
        assert sheet["A5"].value.startswith("All times are on the clock")
        for place, text in zip("BCDF", ("2027-05-20", "17:00", "18:00", "Closing"), strict=True):
            sheet[f"{place}4"].value = text

    page = alice.get(send(alice, edited(exported(alice), edit)).location).text
    assert "1 session to add" in page
    assert "2 sessions as they are" in page


def test_a_lone_cell_between_sessions_is_a_mistake(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    row = ["", "2027-05-20", "17:00", "18:00", "Closing"]
    assert reports(send(alice, as_csv(HEAD, row, ["?", "", "", "", ""], row)))[0][0] == "A3"


def test_rows_without_a_number_are_added_and_what_is_not_in_the_file_stays(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    head = ["title", "Starts", "END", "day", "No.", "Remarks"]
    body = as_csv(head, ["Closing", "17:00", "18:30", "2027-05-20", "", "to be seen"])
    sent = send(alice, body, "agenda.csv")
    page = alice.get(sent.location).text
    assert "1 session to add" in page
    assert "2 sessions of the draft are not in the file and stay as they are: 1, 2" in page
    assert "are left aside: Remarks" in page
    accept(alice, sent.location)
    with unit():
        assert [(each.number, each.title) for each in at_desk().sessions] == [
            (1, "Opening"),
            (2, "Panel"),
            (3, "Closing"),
        ]


def test_an_empty_draft_takes_the_agenda_of_another_meeting(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        webinar()
    sent = send(alice, as_csv(HEAD, [12, "2027-05-20", "9:00", "9.30", "A"], [31, "2027-05-20", "10h00", "11:00", "B"]))
    accept(alice, sent.location)
    with unit():
        assert [(each.number, each.title) for each in at_desk().sessions] == [(1, "A"), (2, "B")]


PLAIN = {
    "number": "", "day": "2027-05-20", "start": "09:00", "end": "10:00", "title": "Talk", "kind": "panel", "room": "",
    "standing": "planned", "link": "", "speakers": "", "end_day": "",
    "livestream_url": "", "interpretation": "",
}  # fmt: skip
BAD: list[tuple[str, Any, str]] = [
    ("number", "x", "Write the number that the session has in the draft"),
    ("number", 99, "The draft has no session of this number"),
    ("day", "20/05/27", "Write the year in four digits"),
    ("day", "05/06/2027", "This may be 5 June 2027 or 6 May 2027. Write the one that is meant"),
    ("day", "", "This cannot be empty"),
    ("day", "1066-10-14", "Give a day from 1945 to 2199."),
    ("start", "25:00", "Write the time in hours and minutes"),
    ("start", "24:00", "A day ends at 24:00, and nothing starts then. Write 00:00, and the day that begins."),
    ("title", "#REF!", "This is an error of the spreadsheet."),
    ("room", "=VLOOKUP(A1,B:C,2)", "This is a formula without its value."),
    ("number", "#N/A", "This is an error of the spreadsheet."),
    (
        "end",
        "08:00",
        "within 24 hours of it. If it ends on the next day, write 2027-05-21 under “Ends on another day”.",
    ),
    ("end", "09:00", "If it ends on the next day, write 2027-05-21 under “Ends on another day”."),
    ("title", " ", "This cannot be empty"),
    ("title", "x" * 301, "Write at most 300 characters; these are 301."),
    ("kind", "party", "Write one of: Opening, Plenary, Panel"),
    ("standing", "perhaps", "Write one of: Planned, Cancelled."),
    ("room", "r" * 101, "Write at most 100 characters"),
    ("link", "javascript:alert(1)", "Give an address that begins with https://."),
    ("livestream_url", "http://webtv.example", "Give an address that begins with https://."),
    ("interpretation", "Arabic", "Write languages by their codes of two or three letters"),
    ("speakers", "Boss | Ana", "Line 1: write role | name | title | affiliation"),
    ("speakers", "Ana\nchair | | Minister", "Line 2: write role"),
    ("end_day", "tomorrow", "Write the day as year, month and day"),
]


def reports(answer: TestResponse) -> list[tuple[str, str]]:
    """The cells that a page says cannot be read, each with what would be accepted."""
    cells = re.findall(r'<th scope="row">(\w+) .*?</th>(.*?)</tr>', answer.text, re.DOTALL)
    return [(at, re.findall(r"<td>(.*?)</td>", rest, re.DOTALL)[-1]) for at, rest in cells]


def test_each_bad_cell_is_named_with_what_would_be_accepted(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    answer = send(alice, as_csv([*PLAIN], *({**PLAIN, name: given}.values() for name, given, _told in BAD)))
    assert answer.status_code == 422
    found = reports(answer)
    places = {name: "ABCDEFGHIJKLM"[place] for place, name in enumerate(PLAIN)}
    for row, ((name, _given, told), (at, said)) in enumerate(zip(BAD, found, strict=True), start=2):
        assert at == f"{places[name]}{row}"
        assert told in said
    assert alice.get(f"{DESK}/agenda").text.count('<tr id="session-') == 2


def test_a_number_that_is_in_the_file_twice_is_refused_where_it_comes_again(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    row = ["1", "2027-05-20", "09:00", "10:00", "Opening"]
    assert reports(send(alice, as_csv(HEAD, row, row))) == [
        ("A3", "This number is in A2 too. Keep one row for each session.")
    ]


def test_a_time_that_clocks_skip_is_refused_and_a_doubled_one_asked_about(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    skipped, doubled = ["", "2027-03-28", "02:30", "05:00", "Night"], ["", "2027-10-31", "02:30", "05:00", "Night"]
    assert reports(send(alice, as_csv(HEAD, skipped, doubled))) == [
        ("C2", "02:30 does not exist that day, because clocks go forward."),
        ("C3", "02:30 comes twice that day. Write 02:30 (1) for the first, 02:30 (2) for the second."),
    ]
    sent = send(alice, as_csv(HEAD, ["", "2027-10-31", "02:30 (2)", "05:00", "Night"]))
    accept(alice, sent.location)
    with unit():
        assert session_at_desk(3).starts_at.hour == 1  # UTC


def test_thirty_seven_bad_cells_are_thirty_seven_reports_and_nothing_is_imported(
    unit: Unit, alice: FlaskClient
) -> None:
    with unit():
        webinar()
    rows: Rows = [["", "2027-05-20", "09:00", "10:00", f"Session {place}"] for place in range(1000)]
    for place in range(37):
        rows[27 * place][2] = "nine"
    answer = send(alice, as_csv(HEAD, *rows))
    assert answer.status_code == 422
    assert "37 cells cannot be read" in answer.text
    assert [at for at, _told in reports(answer)] == [f"C{27 * place + 2}" for place in range(37)]
    with unit():
        assert at_desk().sessions == []


ROW = ["", "2027-05-20", "09:00", "10:00", "x"]
NO_AGENDA = [
    (b"", "There is nothing in the file."),
    (b"\x89PNG\r\n\x1a\n\xff", "This is neither XLSX nor CSV in UTF-8."),
    (
        b"No.;Jour;D\xe9but",
        "This CSV is not in UTF-8, so its letters cannot be told: see line 1, “No.;Jour;D\ufffdbut”.",
    ),
    (b"PK\x03\x04 is no archive", "The workbook cannot be read."),
    (b"Name,Mail\nA,b", "none of the headings of an agenda"),
    (b"number,title,Title\n1,a,b", "Two columns are called Title."),
    (b"title,day,start\na,2027-05-20,09:00", "Columns that are missing: Ends."),
    (as_csv(HEAD, *([ROW] * 1001)), "more than 1000 sessions"),
    (as_csv(HEAD, *([ROW] * 2001)), "more than 1000 rows"),
]


@pytest.mark.alike
def test_what_is_no_agenda_is_refused_as_a_whole(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    for body, told in NO_AGENDA:
        answer = send(alice, body)
        assert answer.status_code == 422
        assert told in answer.text


PLAIN_FILE = as_csv(
    ["Day", "Start", "End", "Title", "Type", "Room", "Speakers"],
    ["2027-05-20", "09:00", "10:00", "Night", "panel", "", "H.E. Amara Diallo; Luis Quispe, IOM;Ana Li"],
    [
        "2027-05-21",
        "22:00",
        "24:00",
        "Late",
        "",
        "Room I",
        "Chair | Bo\nPanellist | Eva | Head; acting | ILO; Speaker | Li",
    ],
)


def test_a_plain_file_without_numbers_only_adds(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    sent = send(alice, PLAIN_FILE)
    assert sent.status_code == 303, sent.text
    page = alice.get(sent.location).text
    assert "The file has no column “No.”, so every row is a new session." in page
    assert "2 sessions to add" in page
    assert "24:00" in page
    assert "00:00" not in page
    assert ">nothing<" not in page
    assert "Panel" in page
    assert "Speaker | H.E. Amara Diallo<br>Speaker | Luis Quispe, IOM<br>Speaker | Ana Li" in page
    accept(alice, sent.location)
    with unit():
        assert [[each.name for each in session_at_desk(number).speakers] for number in (3, 4)] == [
            ["H.E. Amara Diallo", "Luis Quispe, IOM", "Ana Li"],
            ["Bo", "Eva", "Li"],
        ]
        assert session_at_desk(4).speakers[1].title == "Head; acting"
        assert (session_at_desk(3).kind, session_at_desk(4).kind) == ("panel", "plenary")


def test_an_empty_number_is_said_to_be_a_new_session(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    sent = send(alice, as_csv(HEAD, ["", "2027-05-20", "17:00", "18:00", "Closing"]))
    assert "Rows without anything under “No.” are new sessions." in alice.get(sent.location).text


def test_a_missing_column_is_refused_with_those_that_are_known_and_needed(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    assert "A new session needs these columns: Title, Day, Starts, Ends." in alice.get(IMPORT).text
    told = send(alice, as_csv(["Day", "Title", "Room"], ["2027-05-20", "Talk", "Room I"])).text
    assert "Columns that are missing: Starts, Ends. Needed are Title, Day, Starts, Ends." in told
    assert "Known as well are No., Ends on another day, Type, Room, Speakers" in told


def test_an_end_that_becomes_midnight_is_told_once(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    page = alice.get(send(alice, as_csv(["No.", "Ends"], ["2", "24:00"])).location).text
    assert "24:00" in page
    assert "Ends on another day" not in page


def added_by(unit: Unit, client: FlaskClient, body: bytes) -> list[tuple[str, str, str]]:
    """The sessions that the file adds to an empty draft: title, start and end."""
    with unit():
        webinar()
    sent = send(client, body)
    assert sent.status_code == 303, sent.text
    accept(client, sent.location)
    with unit():
        return [
            (each.title, f"{each.start_wall:%Y-%m-%d %H:%M}", f"{each.end_wall:%Y-%m-%d %H:%M}")
            for each in at_desk().sessions
        ]


def test_a_day_that_ends_at_24_ends_when_the_next_begins(unit: Unit, alice: FlaskClient) -> None:
    body = as_csv(HEAD, ["", "2027-05-20", "9:30 PM", "24:00", "Night"], ["", "20 May 2027", "9h30", "10.30", "Day"])
    assert added_by(unit, alice, body) == [
        ("Day", "2027-05-20 09:30", "2027-05-20 10:30"),
        ("Night", "2027-05-20 21:30", "2027-05-21 00:00"),
    ]
    again = as_csv(HEAD, ["1", "2027-05-20", "21:30", "24:00", "Night"])
    assert "There is nothing to do" in alice.get(send(alice, again).location).text


def test_a_whole_day_is_a_session_of_24_hours(unit: Unit, alice: FlaskClient) -> None:
    body = as_csv(HEAD, ["", "2027-05-20", "00:00", "24:00", "Hackathon"])
    assert added_by(unit, alice, body) == [("Hackathon", "2027-05-20 00:00", "2027-05-21 00:00")]


def test_what_stands_above_the_headings_is_no_session(unit: Unit, alice: FlaskClient) -> None:
    row = ["", "2027-05-20", "09:00", "10:00", "Opening"]
    body = as_csv(["Agenda of the meeting"], [], ["Geneva, 20 May"], [], HEAD, row)
    assert added_by(unit, alice, body) == [("Opening", "2027-05-20 09:00", "2027-05-20 10:00")]


def sheets(**titles: str) -> bytes:
    """A workbook with an agenda of one session on each sheet."""
    book, out = Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for name, title in titles.items():
        sheet = book.create_sheet(name)
        sheet.append([*HEAD])
        sheet.append(["", "2027-05-20", "09:00", "10:00", title])
        sheet.sheet_state = "hidden" if name.startswith("Old") else "visible"
    book.save(out)
    return out.getvalue()


def test_the_preview_names_the_sheet_that_is_read_and_those_that_are_not(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        webinar()
    preview = " ".join(
        alice.get(send(alice, sheets(Old="OLD", Agenda="NEW", Rooms="x", Notes="y")).location).text.split()
    )
    assert "Read from the sheet “Agenda”." in preview
    assert "2 other sheets are not read: Rooms, Notes." in preview
    assert "1 hidden sheet is not read: Old." in preview
    assert "NEW" in preview
    assert "OLD" not in re.sub(r"<input[^>]*>", "", preview)  # a token may spell anything
    wrong = " ".join(send(alice, sheets(Old="OLD", Agenda="#N/A")).text.split())
    assert "Read from the sheet “Agenda”." in wrong
    assert "sheet" not in alice.get(send(alice, as_csv(HEAD, ROW)).location).text.partition("<main")[2]


def test_a_file_that_is_kept_for_its_preview_is_kept_as_plain_values(
    unit: Unit, alice: FlaskClient, app: Flask
) -> None:
    with unit():
        webinar()
    send(alice, sheets(Agenda="NEW"))
    kept = [path.read_bytes() for path in (Path(app.instance_path) / "cache").rglob("*") if path.is_file()]
    assert any(b'"NEW"' in body and json.loads(body)["sheet"] == "Agenda" for body in kept if body.startswith(b"{"))
    assert not any(body.startswith(b"PK") for body in kept)


def test_of_many_sessions_nothing_more_is_asked_than_of_few(unit: Unit, alice: FlaskClient) -> None:
    """Nobody else can write meanwhile."""
    with unit():
        webinar()
    counts = []
    for number in (5, 60):
        rows = [["", "2027-05-20", "09:00", "10:00", f"Talk {number} {place}"] for place in range(number)]
        preview = send(alice, as_csv(HEAD, *rows)).location
        form = form_on(alice.get(preview))
        with counted() as statements:
            assert alice.post(preview, data=form).status_code == 303
        counts.append(sum(1 for each in statements if not each.startswith("INSERT")))
    assert counts[1] <= counts[0] + 5  # of the sessions that are there by then


def test_a_draft_that_changed_since_the_preview_is_shown_anew(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    preview = send(alice, as_csv(HEAD, [1, "2027-05-20", "09:00", "10:00", "Inauguration"])).location
    form = form_on(alice.get(preview))
    with unit():
        cancel_session(OLGA, session_at_desk(2))
    answer = alice.post(preview, data=form)
    assert answer.status_code == 409
    assert "Nothing was imported" in answer.text
    with unit():
        assert session_at_desk(1).title == "Opening"
    assert accept(alice, preview).status_code == 303
    with unit():
        assert session_at_desk(1).title == "Inauguration"


def test_the_same_acceptance_twice_imports_once(unit: Unit, alice: FlaskClient) -> None:
    with unit():
        with_sessions()
    preview = send(alice, as_csv(HEAD, ["", "2027-05-20", "17:00", "18:00", "Closing"])).location
    form = form_on(alice.get(preview))
    assert [alice.post(preview, data=form).status_code for _time in range(2)] == [303, 303]
    with unit():
        assert [each.title for each in at_desk().sessions] == ["Opening", "Panel", "Closing"]


def test_nobody_else_gets_at_the_file_that_one_sent(
    app: Flask, unit: Unit, alice: FlaskClient, bob: FlaskClient
) -> None:
    with unit():
        with_sessions()
    preview = send(alice, as_csv(HEAD, ["", "2027-05-20", "17:00", "18:00", "Closing"])).location
    account(app, "ann@example.org", ("organiser", CODE))
    assert signed_in(app, "ann@example.org").get(preview).status_code == 404
    assert bob.get(preview).status_code == 403
    assert app.test_client().get(preview).status_code == 302
    assert alice.get(preview).status_code == 200


def test_the_link_to_join_leaves_with_the_desks_export_only(
    app: Flask, unit: Unit, alice: FlaskClient, bob: FlaskClient
) -> None:
    with unit():
        every_kind_of_session()
    assert b"https://a.example/x" in exported(alice, "csv")
    assert bob.get(f"{DESK}/agenda.csv").status_code == 403
    assert app.test_client().get(f"{DESK}/agenda.csv").status_code == 302


def _another_imports(alice: FlaskClient) -> None:
    body = as_csv(HEAD[1:], ("2027-05-20", "09:00", "10:00", "Theirs"))
    assert accept(alice, send(alice, body, "theirs.csv").location).status_code == 303


def _takes_the_zone_away(_alice: FlaskClient) -> None:
    with unit_of_work():
        at_desk().zone = None
        history.record("meeting.edited", "meeting", CODE, scope=CODE)


def _fills_the_agenda(alice: FlaskClient) -> None:
    rows = [("2027-05-20", "09:00", "10:00", f"Session {number}") for number in range(1000)]
    assert accept(alice, send(alice, as_csv(HEAD[1:], *rows), "many.csv").location).status_code == 303


@pytest.mark.parametrize("meanwhile", [_another_imports, _takes_the_zone_away, _fills_the_agenda])
def test_the_loser_of_two_first_imports_is_told_of_the_other_and_finds_back(
    empty_app: Flask, meanwhile: Callable[[FlaskClient], None]
) -> None:
    with empty_app.app_context(), unit_of_work():
        webinar()
    account(empty_app, "olga@example.org", ("organiser", CODE))
    account(empty_app, "alice@example.org", ("organiser", CODE))
    olga, alice = signed_in(empty_app, "olga@example.org"), signed_in(empty_app, "alice@example.org")
    preview = send(olga, as_csv(HEAD[1:], ("2027-05-20", "11:00", "12:00", "Ours")), "ours.csv").location
    seen = form_on(olga.get(preview))
    with empty_app.app_context():
        meanwhile(alice)
    told = olga.post(preview, data=seen)
    assert told.status_code == 409
    assert "Somebody changed the draft meanwhile. Nothing was imported" in told.text
    assert f'href="{IMPORT}"' in told.text
    with empty_app.app_context(), unit_of_work(write=False):
        assert "Ours" not in {each.title for each in at_desk().sessions}
