"""Text as people type and paste it: signs that nobody sees, letters that print, words that are found."""

from collections.abc import Iterator

from tests.bench.first_week import desk
from tests.bench.first_week.seen import Case, People, Seen, near, told

PASTED = "regular pathways\vand return\u2028(next line; non\x1erefoulement; co\x1foperation"


def signs_that_nobody_sees(people: People) -> Iterator[Seen]:
    """What Word and web pages leave in a description, a title and a room."""
    code = desk.start_meeting(people.organiser, "Signs\u200b that nobody\x7f sees")
    typed: dict[str, str] = {
        "title": "Open\x1fing\u202e",
        "room": "Room\u00a0\x0cXVII",
        "description": PASTED,
        "speakers-0-name": "A\u0085B",
    }
    desk.add_session(people.organiser, code, **typed)
    desk.release(people.organiser, code)
    for sheet in ("agenda.pdf", "agenda.docx", "rooms.pdf", "speakers.pdf"):
        answer = desk.printed(people.reader, f"/meetings/{code}/{sheet}")
        yield Seen("1", f"{sheet} is made", answer.status == 200, told(answer))
    page = people.reader.get(f"/meetings/{code}/agenda").read
    yield Seen("1", "non-breaking hyphen of Word", "non\u2011refoulement" in page, near(page, "refoulement"))
    yield Seen("1", "nothing for a soft one", "cooperation" in page, near(page, "operation"))
    yield Seen("1", "title without marks", "Opening" in page and "\u202e" not in page)


def nothing_visible(people: People) -> Iterator[Seen]:
    """A title that has nothing one sees is no title."""
    code = desk.start_meeting(people.organiser, "Nothing visible")
    for name, title in {
        "zero width": "\u200b",
        "no-break": "\u00a0",
        "Hangul filler": "\u3164",
        "braille": "\u2800",
    }.items():
        answer = desk.add_session(people.organiser, code, title=title)
        yield Seen("1", f"refused: a title of {name}", answer.status == 422, f"{answer.status} {answer.address}")


def a_letter_in_a_published_text(people: People) -> Iterator[Seen]:
    """One text never stops a document, a journey or the report of all."""
    code = desk.start_meeting(people.organiser, "A letter that is frozen")
    text = "States should respect the principle of non\x1erefoulement \U0001f54a and report by 2028."
    page = desk.write_document(people.rapporteur, code, "Highlights of a letter", text)
    desk.recommend(people.rapporteur, page, text)
    answer = desk.publish(people.rapporteur, page)
    yield Seen("2", "published", answer.status == 200, told(answer))
    for sheet in (f"/documents/{code}/outcome.pdf", "/followup/report.pdf"):
        answer = desk.printed(people.reader, sheet)
        yield Seen("2", f"{sheet} is made", answer.status == 200, told(answer))


def an_emoji_in_a_title(people: People) -> Iterator[Seen]:
    """A person's title with signs of a telephone is printed."""
    code = desk.start_meeting(people.organiser, "An emoji")
    desk.add_session(people.organiser, code)
    desk.release(people.organiser, code)
    desk.put_on_record(
        people.organiser, code, name="Ms Focal", title="Focal point \U0001f1e8\U0001f1ed \u2696\ufe0f \U0001fae8"
    )
    desk.all_agree(people.organiser, code)
    answer = desk.printed(people.reader, f"/meetings/{code}/participants.pdf")
    yield Seen("10", "participants.pdf is made", answer.status == 200, told(answer))


def typed_as_a_telephone_types(people: People) -> Iterator[Seen]:
    """Apostrophes, hyphens and spaces of whatever kind find the same."""
    for typed, name in {
        "Côte d\u2019Ivoire": "Côte d\u2019Ivoire",
        "Cote d'ivoire": "Côte d\u2019Ivoire",
        "Lao People\u2019s Democratic Republic": "Lao People",
        "Guinea\u2011Bissau": "Guinea-Bissau",
        "Guinea\u2013Bissau": "Guinea-Bissau",
        "Viet\u00a0Nam": "Viet Nam",
        "Viet\u202fNam": "Viet Nam",
    }.items():
        page = desk.found(people.reader, "/states/", typed)
        yield Seen("3, 4", f"{typed!a} finds it", _same(name, page), near(page, "found"))
    code = desk.start_meeting(people.organiser, "The States\u2019 round")
    page = desk.found(people.reader, "/meetings/", "States' round")
    yield Seen("3", "a title with \u2019 is found with '", _same("The States' round", page))
    answer = desk.put_on_record(people.organiser, code, name="Ms A", represents="Guinea\u2011Bissau")
    yield Seen("3", "on record with another hyphen", "is not on record" not in answer.read)


def names_people_type(people: People) -> Iterator[Seen]:
    """States by the names that people use."""
    code = desk.start_meeting(people.organiser, "Names people type")
    for typed, name in {
        "UK": "United Kingdom", "USA": "United States of America", "Czech Republic": "Czechia",
        "Ivory Coast": "Côte d\u2019Ivoire", "Burma": "Myanmar", "Swaziland": "Eswatini", "Turkey": "Türkiye",
        "Macedonia": "North Macedonia", "Holland": "Netherlands", "Russia": "Russian Federation",
    }.items():  # fmt: skip
        page = desk.found(people.reader, "/states/", typed)
        yield Seen("names", f"{typed} finds {name}", _same(name, page), near(page, "found"))
        answer = desk.put_on_record(people.organiser, code, name=f"Person of {typed}", represents=typed)
        yield Seen("names", f"{typed} is on record", answer.status == 200 and _same(name, answer.read))


def letters_with_a_stroke(people: People) -> Iterator[Seen]:
    """Letters that do not decompose: found by plain ones, sorted where the language has them."""
    code = desk.start_meeting(people.organiser, "Letters with a stroke")
    bodies = ("Zonta", "“Rights” Foundation", "Ørsted Foundation", "Œuvres hospitalières",
              "Łukasiewicz Institute", "Oxfam",
              "ICRC", "Đoàn thể", "Åbo Akademi", "Þórun", "Action Aid", "Yıldız")  # fmt: skip
    for each in bodies:
        desk.put_on_record(people.organiser, code, name=f"Somebody of {each}", affiliation=each)
    listed = f"/meetings/{code}/desk/people"
    for plain, name in {
        "orsted": "Ørsted",
        "oeuvres": "Œuvres",
        "yildiz": "Yıldız",
        "lukasiewicz": "Łukasiewicz",
    }.items():
        page = desk.found(people.organiser, listed, plain)
        yield Seen("5", f"{plain} finds {name}", f"Somebody of {name}" in page)
    desk.add_session(people.organiser, code)
    desk.release(people.organiser, code)
    desk.all_agree(people.organiser, code)
    page = people.reader.get(f"/meetings/{code}/participants").read
    order = sorted((each for each in bodies if each in page), key=page.index)
    right = ["Åbo Akademi", "Action Aid", "Đoàn thể", "ICRC", "Łukasiewicz Institute", "Œuvres hospitalières",
             "Ørsted Foundation", "Oxfam", "\u201cRights\u201d Foundation", "Þórun", "Yıldız", "Zonta"]  # fmt: skip
    yield Seen("5", "sorted as the language sorts", order == right, ", ".join(order))


def addresses_of_titles(people: People) -> Iterator[Seen]:
    """An address made from a title keeps its letters."""
    for title, code in {
        "Łódź Process": "lodz-process", "Đà Nẵng Dialogue": "da-nang-dialogue", "Ørsted Round": "orsted-round",
        "İzmir toplantısı": "izmir-toplantisi", "Œuvre commune": "oeuvre-commune", "Æbelø": "aebelo",
    }.items():  # fmt: skip
        made = desk.start_meeting(people.organiser, title)
        yield Seen("6", f"{title}: {code}", made == code, made)


def _same(name: str, page: str) -> bool:
    def plain(text: str) -> str:
        return text.replace("\u2019", "'").casefold()

    return plain(name) in plain(page)


TYPED: tuple[Case, ...] = (
    signs_that_nobody_sees,
    nothing_visible,
    a_letter_in_a_published_text,
    an_emoji_in_a_title,
    typed_as_a_telephone_types,
    names_people_type,
    letters_with_a_stroke,
    addresses_of_titles,
)
