"""What is carried in and out: tables, calendars, paragraphs, and who is let in."""

from collections.abc import Iterator
from io import BytesIO

import openpyxl

from tests.bench.first_week import desk
from tests.bench.first_week.browsing import PASSWORD, Answer, Browser
from tests.bench.first_week.seen import Case, People, Seen, near


def tables_as_they_come(people: People) -> Iterator[Seen]:
    """Workbooks with a hidden sheet and with errors, files with what Excel and editors put before the headings."""
    code = desk.start_meeting(people.organiser, "Tables as they come")
    page = _imported(people, code, "hidden.xlsx", _workbook([["NEW", desk.DAY, "09:00", "10:00"]], before="OLD ONE"))
    yield Seen("7", "the sheet that is shown is read", "NEW" in page and "OLD ONE" not in page)
    yield Seen("7", "its name is told", "Agenda to import" in page)
    page = _imported(people, code, "errors.xlsx", _workbook([["#N/A", desk.DAY, "09:00", "10:00"]], errors=True))
    yield Seen("8", "a cell with an error is refused", "A2" in page and "to add" not in page, near(page, "#N/A"))
    line = f"X marks it;{desk.DAY};09:00;10:00\r\n"
    for name, text in {
        "sep.csv": "sep=;\r\nTitle;Day;Starts;Ends\r\n" + line,
        "blank-first.csv": "\r\n \r\nTitle;Day;Starts;Ends\r\n" + line,
        "quoted-commas.csv": 'Title;Day;Starts;Ends;"Remarks, notes, things, to do, other"\r\n'
        + line.strip()
        + ";a\r\n",
        "tabs.csv": ("Title;Day;Starts;Ends\r\n" + line).replace(";", "\t"),
        "midnight.csv": "Title;Day;Starts;Ends\r\n" + line.replace("10:00", "24:00"),
    }.items():
        page = _imported(people, code, name, text.encode())
        yield Seen("13", f"{name} is read", "X marks it" in page, near(page, "headings"))


def clocks_of_two_zones(people: People) -> Iterator[Seen]:
    """The hours of a calendar entry say their day and both names of the zone."""
    code = desk.start_meeting(people.organiser, "Clocks", "Pacific/Auckland", "2027-04-04")
    desk.add_session(people.organiser, code, day="2027-04-04", start="09:00", end="10:30")
    desk.release(people.organiser, code)
    text = _unfolded(people.reader.get(f"/meetings/{code}/calendar.ics"))
    said = " ".join(_descriptions(text))
    yield Seen("12", "the day in UTC", "3 Apr" in said, ascii(said))
    yield Seen("5", "an entry names its meeting", any("Clocks" in line for line in _descriptions(text)))
    code = desk.start_meeting(people.organiser, "Clocks go back", "Europe/Vienna", "2027-10-31")
    desk.add_session(people.organiser, code, day="2027-10-31", start="01:30", end="04:00")
    desk.release(people.organiser, code)
    text = _unfolded(people.reader.get(f"/meetings/{code}/calendar.ics"))
    said = " ".join(_descriptions(text))
    yield Seen("12", "both names of the zone", "CEST" in said and " CET" in said, ascii(said))


def a_note_in_calendars(people: People) -> Iterator[Seen]:
    """The note of a release reaches the calendars of those whose session changed."""
    code = desk.start_meeting(people.organiser, "A note in calendars")
    desk.add_session(people.organiser, code)
    desk.release(people.organiser, code)
    moved = {"day": desk.DAY, "start": "11:00", "room": ""}
    people.organiser.send(f"/meetings/{code}/desk/sessions/1/moves", "/moves", moved | {"end": "12:00"})
    desk.release(people.organiser, code, "Opening moved for the Minister")
    text = _unfolded(people.reader.get(f"/meetings/{code}/calendar.ics"))
    yield Seen("16", "the note is in the entry that changed", "Opening moved for the Minister" in text)


def paragraphs_in_one(people: People) -> Iterator[Seen]:
    """Several numbered paragraphs in one box are offered as several."""
    code = desk.start_meeting(people.organiser, "Paragraphs in one")
    pasted = "1.\tThe Chairs recalled.\r\n\r\n2.\tSecond paragraph.\r\n(a)\tsub a\r\n(b)\tsub b\r\n"
    page = desk.write_document(people.rapporteur, code, "Pasted", "First of all.")
    people.rapporteur.send(page, "/paragraphs", {"text": pasted, "kind": "numbered-0"})
    preview = people.rapporteur.get(f"{page}preview").read
    yield Seen(
        "18", "offered as several", "1. The Chairs recalled. 2. Second" not in preview, near(preview, "The Chairs")
    )


def the_query_after_signing_in(people: People) -> Iterator[Seen]:
    """One lands where one wanted to go."""
    new = Browser(people.reader.server)
    asked = new.get("/desk/documents/?q=a")
    form = asked.form("/sign-in")
    assert form is not None, asked.read
    answer = new.answer_form(asked, form, {"email": "rapporteur@example.org", "password": PASSWORD})
    yield Seen("19", "the query is kept", answer.address.endswith("?q=a"), answer.address)


def wrong_passwords_of_strangers(people: People) -> Iterator[Seen]:
    """Whoever signed in before is let in, however often a stranger tries."""
    owner = Browser(people.reader.server, source="127.0.0.7")
    owner.sign_in("owner")
    owner.send("/", "/sign-out", {})
    stranger = Browser(people.reader.server, source="127.0.0.9")
    for number in range(61):
        stranger.sign_in("owner", f"wrong {number}")
    again = Browser(people.reader.server, source="127.0.0.7").sign_in("owner")
    yield Seen("15", "the address that signed in before", again.status == 200, f"{again.status}")
    owner.source = "127.0.0.8"
    again = owner.sign_in("owner")
    yield Seen("15", "the browser that signed in before", again.status == 200, f"{again.status}")
    last = stranger.sign_in("owner", PASSWORD)
    yield Seen("15", "the stranger is held up", last.status == 429, f"{last.status}")


def _imported(people: People, code: str, name: str, content: bytes) -> str:
    page = f"/meetings/{code}/desk/agenda/import"
    return people.organiser.send(page, "/import", {}, {"file": (name, content)}).read


def _workbook(rows: list[list[str]], *, before: str = "", errors: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    heads = ["Title", "Day", "Starts", "Ends"]
    if before:
        sheet.title, sheet.sheet_state = "Old", "hidden"
        for row in (heads, [before, desk.DAY, "09:00", "10:00"]):
            sheet.append(row)
        sheet = book.create_sheet("Agenda to import")
        book.active = 1
    for row in (heads, *rows):
        sheet.append(row)
    if errors:
        sheet["A2"].data_type = "e"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _descriptions(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("DESCRIPTION")]


def _unfolded(answer: Answer) -> str:
    return answer.text.replace("\r\n ", "").replace("\\,", ",")


CARRIED: tuple[Case, ...] = (
    tables_as_they_come,
    clocks_of_two_zones,
    a_note_in_calendars,
    paragraphs_in_one,
    the_query_after_signing_in,
    wrong_passwords_of_strangers,
)
