"""Canaries: words that nobody outside may ever read, looked for in every answer that the URL map can give."""

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func
from werkzeug.routing import Rule

from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.models import Contribution, Reflection
from meetings.handouts.printing.pdf_store import Shelf
from tests import installations
from tests.accounts.people import account, signed_in
from tests.pages.meetings import NOT_HEARD, full_of, with_secrets
from tests.pages.outcomes import with_official_draft, with_outcomes, with_unpublished
from tests.participation.lists import issued
from tests.programme.builders import Unit

CANARIES = ("canaryprivate", "canarylisted", "canarylink", "canarymember", "canary@", "canarydraft", NOT_HEARD)
# What the arguments of routes are filled with. A route with another argument fails the test until it is told here.
MEETINGS = ("quiet", "named", "open")
RECOMMENDATIONS = ("QUIET-R01", "NAMED-R01", "OPEN-R01", "OPEN-R02")
FILLED: dict[str, tuple[str | int, ...]] = {
    "code": (*MEETINGS, "arcp", "iom", "cycle-3", "imrf-2030"),
    "number": (1, 2),
    "reference": ("quiet/text", "named/text", "open/text", "open/private", "open/draft", "gcm", "gcm/official"),
    "recommendation": RECOMMENDATIONS,
    "milestone": ("endorsement-2018",),
    "name": ("unwritten",),
    "iso3": ("KEN",),
    "token": ("nothing",),
    "user_id": (1, 2),
    "sign_in_id": (1,),
    "entry_id": (1,),
    "person_id": (1,),
    "person": (1, 2),
    "digest": ("nothing",),
    "membership_id": (1,),
    "grant_id": (1,),
    "item_id": (1,),
    "step": (1,),
    "wording": (1,),
    "paragraph": (1,),
}
# Where an argument means something else than it does elsewhere, by how the address begins.
FILLED_BELOW: dict[str, dict[str, tuple[str | int, ...]]] = {
    "/meetings/": {"code": MEETINGS},
    "/recommendations/": {"code": RECOMMENDATIONS},
    "/compact/paragraphs/": {"number": (21, 47)},
    "/compact/objectives/": {"number": (5,)},
}
OF_DESKS: dict[str, Any] = {
    "/desk/documents/": Document,
    "/desk/followup/contributions/": Contribution,
    "/desk/followup/": Reflection,
}
# Half a canary finds the whole one, and is not one itself when the page says what was searched for.
LISTS_ASKED = (
    "?q=canarypriv", "?q=canarylis", "?q=canaryli", "?q=canarydra", "?region=africa", "?cycle=cycle-3", "?year=2027",
    "?view=month&month=2027-05", "?format=csv&q=canary",
)  # fmt: skip
MEETINGS_ASKED = ("?lang=fr&tz=America/Lima", "?detail=meeting")


@pytest.fixture
def world(app: Flask, unit: Unit) -> Flask:
    """A private meeting, a listed one and a public one, each with something to hide."""
    with unit():
        full_of("quiet", "private", "canaryprivate")
        full_of("named", "listed", "canarylisted", title="A listed meeting")
        with_secrets("open")
        with_official_draft("gcm", "canarydraft")
        with_outcomes("quiet", "canaryprivate")
        with_outcomes("named", "canarylisted")
        with_unpublished("open", "canarydraft")
        for code, name in (("quiet", "canaryprivate"), ("named", "canarylisted"), ("open", "Somebody who agreed")):
            issued(code, name)
    return app


def filled(rule: Rule, name: str) -> tuple[str | int, ...]:
    """What this argument of this route can be; at a desk the numbers of the rows that were made last."""
    desk = next((model for start, model in OF_DESKS.items() if rule.rule.startswith(start)), None)
    if desk and name == "number":
        last = db.session.query(func.max(desk.id)).scalar()
        return tuple(range(last - 4, last + 1))
    below = next((more for start, more in FILLED_BELOW.items() if rule.rule.startswith(start)), {})
    return below.get(name, FILLED[name])


def addresses(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static":
            continue
        unknown = rule.arguments - FILLED.keys()
        assert not unknown, f"{rule}: say in FILLED what {unknown} can be"
        names = sorted(rule.arguments)
        for values in product(*(filled(rule, name) for name in names)):
            built = app.url_map.bind("127.0.0.1").build(rule.endpoint, dict(zip(names, values, strict=True)))
            yield built
            if not rule.arguments:
                yield from (built + asked for asked in LISTS_ASKED)
            elif set(MEETINGS) & set(map(str, values)):
                yield from (built + asked for asked in MEETINGS_ASKED)


def unpacked(body: bytes) -> bytes:
    """What is said inside a compressed answer: a workbook and a text document are archives of compressed files."""
    if body.startswith(b"\x1f\x8b"):
        return unpacked(gzip.decompress(body))
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    return body


def to_be_printed(app: Flask, page: str) -> bytes:
    """What stands in the PDF that a page waits for: its manuscript, and the files inside."""
    digest = page.partition("/printings/")[2][:64]
    shelf: Shelf = app.extensions["concord.shelf"]
    manuscript = shelf.manuscript(digest)
    assert manuscript is not None
    return b"\n".join(
        (manuscript.html.encode(), manuscript.title.encode(), *(each.body for each in manuscript.enclosed))
    )


def leaks(app: Flask, client: FlaskClient) -> list[str]:
    found = []
    with installations.unit(app):
        every = list(addresses(app))
    for address in every:
        answer = client.get(address)
        assert answer.status_code < 500, address
        body = unpacked(answer.data)
        if answer.status_code == 202:
            body += to_be_printed(app, answer.text)
        text = (body + str(answer.headers).encode()).decode(errors="replace").casefold()
        found += [f"{word} in {address}" for word in CANARIES if word in text]
    return found


def test_people_who_are_not_signed_in_never_read_a_canary(world: Flask) -> None:
    assert leaks(world, world.test_client()) == []


def test_a_stranger_who_is_signed_in_never_reads_a_canary(world: Flask) -> None:
    account(world, "charlie@example.org")
    assert leaks(world, signed_in(world, "charlie@example.org")) == []


def test_an_organiser_of_another_meeting_never_reads_a_canary(world: Flask) -> None:
    account(world, "dora@example.org", ("organiser", "another-meeting"), ("rapporteur", "third-meeting"))
    assert leaks(world, signed_in(world, "dora@example.org")) == []


def test_those_who_work_on_the_meetings_do_read_them(world: Flask) -> None:
    account(world, "bob@example.org", ("rapporteur", "quiet"), ("rapporteur", "named"))
    found = leaks(world, signed_in(world, "bob@example.org"))
    for address in (
        "/meetings/quiet/",
        "/meetings/quiet/agenda",
        "/meetings/?q=canarypriv",
        "/meetings.csv?q=canarypriv",
        "/search?q=canarypriv",
    ):
        assert f"canaryprivate in {address}" in found
    assert "canarylisted in /meetings/named/sessions/1" in found
    for address in ("agenda", "agenda.csv", "agenda.pdf", "calendar.ics", "sessions/1"):
        assert f"{NOT_HEARD} in /meetings/quiet/{address}" in found
    assert "canaryprivate in /meetings/quiet/agenda.pdf" in found
    assert not [leak for leak in found if "canarylink" in leak or "canary@" in leak or "canarydraft" in leak]
    assert not [leak for leak in found if leak.startswith(NOT_HEARD) and "/open/" in leak]


def without_numbers(text: str, code: str) -> str:
    return re.sub(r"<code>[0-9a-f]{12}</code>", "", text.replace(code, "…"))


@pytest.mark.parametrize("below", ["", "agenda", "calendar.ics", "breakouts/", "releases/", "releases/1", "sessions/1"])
def test_a_private_meeting_looks_like_one_that_never_was(world: Flask, below: str) -> None:
    client = world.test_client()
    private, missing = (client.get(f"/meetings/{code}/{below}") for code in ("quiet", "never"))
    assert private.status_code == missing.status_code == 404
    assert without_numbers(private.text, "quiet") == without_numbers(missing.text, "never")


@pytest.mark.parametrize("below", ["agenda", "breakouts/", "releases/", "releases/1", "sessions/1"])
def test_nothing_below_a_listed_meeting_is_public(world: Flask, below: str) -> None:
    assert world.test_client().get(f"/meetings/named/{below}").status_code == 404


def test_a_listed_meeting_is_in_no_region_and_no_cycle(world: Flask) -> None:
    client = world.test_client()
    assert "A listed meeting" in client.get("/meetings/?year=2027").text
    for narrowed in ("region=africa", "cycle=cycle-3", "q=canarylis"):
        assert "A listed meeting" not in client.get(f"/meetings/?{narrowed}&year=2027").text
    assert "canarylisted" not in client.get("/milestones/imrf-2030").text
