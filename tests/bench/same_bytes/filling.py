"""The database that both trees are asked about: the record, the demonstration, and meetings typed into forms."""

import sys
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.bench.same_bytes.house import PASSWORD, PUBLIC_URL, ROLES, browser, command, opened, print_all, send, taken

SESSIONS = (
    ("Opening", "plenary", "09:00", "10:00", "Room I"),
    ("Data that neighbours share", "panel", "10:15", "11:30", "Room I"),
    ("Two rooms at once; نهر, 河流", "panel", "10:15", "11:30", "Room XVII"),
    ("Groups", "breakout", "14:00", "15:30", "Room I"),
    ("Closing", "plenary", "16:00", "17:00", "Room I"),
)


def fill(app: Flask) -> None:
    """Make the database and everything in it."""
    for words in (("init",), ("seed",), ("demo",)):
        command(app, *words)
    for role in ROLES:
        given = ("user", "add", f"{role}@example.org", "--name", role.title(), "--role", role, "--password-stdin")
        command(app, *given, typed=f"{PASSWORD}\n")
    client = browser(app, "organiser")
    for code, visibility in (("lakes-2027", "public"), ("listed-2027", "listed"), ("private-2027", "private")):
        _meeting(client, code, visibility)
    some_day = {"title": "Announced without days", "code": "some-day", "precision": "undetermined"}
    taken(send(client, "/desk/new", "/desk/new", **some_day))
    _release(client, "some-day", "Announced.")
    _show(client, "some-day", "public")
    _second_release(client)
    _people(client, "lakes-2027")
    _drafted_again(client)
    print_all(app)


def _meeting(client: FlaskClient, code: str, visibility: str) -> None:
    desk = f"/meetings/{code}/desk"
    about = {"first_day": "2027-03-09", "last_day": "2027-03-10", "zone": "Europe/Zurich", "mode": "hybrid"}
    taken(send(client, "/desk/new", "/desk/new", title=f"Lakes <Dialogue> & {code}", code=code, **about))
    more = {
        "short": code.title(),
        "theme": "Data; and who shares it",
        "note": "A note.\nIn two lines.",
        "city": "Geneva",
    }
    more |= {"country": "CHE", "venue": "Palais", "hosts-0": "An invented host", "cycle": "cycle-3"}
    taken(send(client, f"{desk}/details", "/details", **more))
    for number, (title, kind, start, end, room) in enumerate(SESSIONS):
        said = {"title": title, "kind": kind, "day": "2027-03-09", "start": start, "end": end, "room": room}
        said |= {
            "speakers-0-name": f"Ms Amara Okonjo {number}",
            "speakers-0-role": "chair",
            "speakers-0-title": "Chair",
        }
        said |= {"join_url": f"https://meet.example.org/{code}-{number}", "description": f"About {title}."}
        taken(send(client, f"{desk}/sessions/new", "/sessions/new", **said))
    for name in ("Group A", "Group B"):
        typed = {"name": name, "topic": f"What {name} is about", "session": "4", "room": "Room I"}
        taken(send(client, f"{desk}/groups/new", "/groups/new", **typed, facilitator="Bo Allen"))
    _release(client, code, "The agenda.")
    _show(client, code, visibility)


def _release(client: FlaskClient, code: str, note: str) -> None:
    page = f"/meetings/{code}/desk/releases"
    taken(send(client, page, page, note=note))


def _show(client: FlaskClient, code: str, visibility: str) -> None:
    if visibility != "private":
        taken(send(client, f"/meetings/{code}/desk/", "/visibility", visibility=visibility))


def _second_release(client: FlaskClient) -> None:
    desk = "/meetings/lakes-2027/desk"
    moved = {"day": "2027-03-10", "start": "11:00", "room": "Room XX"}
    taken(send(client, f"{desk}/sessions/2/moves", "/moves", **moved))
    taken(send(client, f"{desk}/agenda", "/sessions/3/cancellation"))
    _release(client, "lakes-2027", "The second session moves; the third is cancelled.")


def _people(client: FlaskClient, code: str) -> None:
    page = f"/meetings/{code}/desk/people"
    for number, represents in enumerate(("Switzerland", "Zambia", "Peru", "", "")):
        typed = {"name": f"Ann Person {number}", "title": "Adviser", "honorific": "Ms", "affiliation": "An office"}
        taken(send(client, page, page, **typed, represents=represents, email=f"p{number}@example.org"))
    html = client.get(page, base_url=PUBLIC_URL).text
    numbers = sorted(
        {int(part.split('"')[0].split("/")[0]) for part in html.split(f"{page}/")[1:] if part[0].isdigit()}
    )
    agreed: dict[str, Any] = {
        "on": "2026-11-05",
        "note": "note verbale",
        "person": [str(number) for number in numbers[:4]],
    }
    taken(send(client, page, "/people/agreements", **agreed))
    taken(send(client, page, "/people/list"))


def _drafted_again(client: FlaskClient) -> None:
    """What is not released yet, so that the desk has something to show."""
    desk = "/meetings/lakes-2027/desk"
    taken(send(client, f"{desk}/sessions/5", "/sessions/5", title="Closing, later", start="16:30", end="17:30"))
    taken(send(client, f"{desk}/groups/1", "/groups/1", topic="Something else"))


if __name__ == "__main__":
    with opened(Path(sys.argv[1]), Path(sys.argv[2])) as made:
        fill(made)
