"""What an organiser and a rapporteur do, over HTTP, to bring something somebody typed before its readers."""

from urllib.parse import quote

from tests.bench.first_week.browsing import Answer, Browser, Typed
from tests.waiting import until

DAY = "2027-05-20"


def start_meeting(organiser: Browser, title: str, zone: str = "Europe/Vienna", day: str = DAY) -> str:
    """Start a meeting of one day and open it to everybody; answers its code."""
    typed: Typed = {
        "title": title,
        "zone": zone,
        "first_day": day,
        "last_day": day,
        "kind": "grcp",
        "mode": "in-person",
    }
    made = organiser.send("/desk/new", "/new", typed)
    code = made.address.split("/")[2]
    organiser.send(f"/meetings/{code}/desk/", "/visibility", {"visibility": "public"})
    return code


def add_session(organiser: Browser, code: str, **typed: str) -> Answer:
    """Add one session, from nine to ten unless told."""
    given: Typed = {"title": "Opening", "day": DAY, "start": "09:00", "end": "10:00"} | typed
    return organiser.send(f"/meetings/{code}/desk/sessions/new", "/new", given)


def release(organiser: Browser, code: str, note: str = "") -> Answer:
    """Release the agenda as it stands."""
    return organiser.send(f"/meetings/{code}/desk/releases", "/releases", {"note": note})


def put_on_record(organiser: Browser, code: str, **typed: str) -> Answer:
    """Put a person on record for the meeting; the answer is the page of its people."""
    people = f"/meetings/{code}/desk/people"
    return organiser.send(people, "/people", dict(typed))


def all_agree(organiser: Browser, code: str) -> Answer:
    """Everybody on record agrees to be listed, and the list is issued."""
    people = f"/meetings/{code}/desk/people"
    form = organiser.get(people).form("/agreements")
    assert form is not None
    organiser.send(people, "/agreements", {"person": form.fields["person"].offered})
    return organiser.send(people, "/list", {})


def write_document(rapporteur: Browser, code: str, title: str, paragraph: str) -> str:
    """A document of the meeting with one paragraph; answers the address of its desk."""
    typed: Typed = {"title": title, "precision": "confirmed", "first_day": "2026-11-01", "last_day": "2026-11-01"}
    desk = rapporteur.send(f"/meetings/{code}/desk/documents/new", "/new", typed).address
    rapporteur.send(desk, "/paragraphs", {"text": paragraph, "kind": "numbered-0"})
    return desk


def recommend(rapporteur: Browser, desk: str, text: str) -> Answer:
    """Take the document's first paragraph for a recommendation of these words, about one theme."""
    new = f"{desk}recommendations/new"
    form = rapporteur.get(new).form("/new")
    assert form is not None
    typed: Typed = {"kind": "ask", "text": text, "paragraphs": form.fields["paragraphs"].offered[:1], "themes": ["T1"]}
    return rapporteur.send(new, "/new", typed)


def publish(rapporteur: Browser, desk: str) -> Answer:
    """Publish the document for everybody."""
    return rapporteur.send(f"{desk}publication", "/publication", {"visibility": "public", "sure": "y"})


def printed(reader: Browser, address: str) -> Answer:
    """A PDF once it is printed; whatever is answered instead of it and of the page that asks one to wait."""
    answers: list[Answer] = []

    def made() -> bool:
        answers.append(reader.get(address))
        return answers[-1].status != 202

    until(made, what=f"{address} to be printed", seconds=120)
    return answers[-1]


def found(reader: Browser, page: str, words: str) -> str:
    """What a list shows when it is searched for these words."""
    return reader.get(f"{page}?q={quote(words)}").read
