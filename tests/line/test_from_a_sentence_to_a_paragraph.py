"""The whole line over HTTP: a rapporteur publishes and corrects, two analysts follow, everybody reads both ways."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from meetings.core import clock
from meetings.maintenance import preparing
from tests.accounts.people import account, post, signed_in

Unit = Callable[[], AbstractContextManager[None]]
FORUM = "/desk/followup/milestones/imrf-2030"
READS = {  # recommendation: channel, carrier, degree, what is cited and quoted
    "DEMO-R01": ("direct", "", "substantial", "p-1", "at least one pathway in each corridor"),
    "DEMO-R02": ("member-states", "Portugal", "partial", "p-2", "collects in the same way"),
    "DEMO-R03": ("regional-commission", "Economic Commission for Africa", "none", "", ""),
}


@pytest.fixture
def people(app: Flask, unit: Unit) -> dict[str, FlaskClient]:
    """The demonstration, its rapporteur, and two analysts."""
    with unit():
        preparing.load_demonstration()
    roles = {"rita": "rapporteur", "ana": "analyst", "ben": "analyst"}
    for name, role in roles.items():
        account(app, f"{name}@example.org", (role, None))
    return {name: signed_in(app, f"{name}@example.org") for name in roles}


def sent(client: FlaskClient, url: str, *, on: str | None = None, **fields: str | list[str]) -> TestResponse:
    """Send a form that is taken."""
    response = post(client, url, form_on=on or url, **fields)
    assert response.status_code == 303, re.sub(r"<[^>]*>|\s+", " ", response.text)
    return response


def number_in(response: TestResponse, pattern: str) -> str:
    """The number that an address holds."""
    found = re.search(pattern, response.location)
    assert found, response.location
    return found[1]


def drafted(client: FlaskClient, at: str = "/meetings/demonstration/desk/documents") -> str:
    """The desk of the draft that a list of drafts shows."""
    found = re.search(r'href="(/desk/documents/\d+/)"', client.get(at).text)
    assert found
    return found[1]


def reworded(client: FlaskClient, desk: str, old: str, new: str) -> None:
    """Change words of a paragraph, as its form does."""
    page = client.get(desk).text
    forms = re.findall(r'(<form[^>]*action="([^"]+/paragraphs/\d+)".*?</form>)', page, re.DOTALL)
    form, url = next((form, url) for form, url in forms if old in form)
    text = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", form, re.DOTALL)
    assert text
    changed = text[1].replace(old, new)
    sent(client, url, on=desk, text=changed, kind="numbered", version=value_in(form, "version"), do="save")


def published(client: FlaskClient, desk: str, **fields: str) -> None:
    """Publish what the page shows."""
    # The demonstration lies ahead of its outcome: the odd day is confirmed.
    seen = value_in(client.get(desk + "publication").text, "seen")
    sent(client, desk + "publication", seen=seen, sure="y", **fields)


def words_taken(rita: FlaskClient, desk: str) -> None:
    """A paragraph changed and the recommendation taken from it did not: its new words hold."""
    asked = re.search(r'href="(/desk/documents/\d+/recommendations/\d+/words)"', rita.get(desk + "publication").text)
    assert asked
    sent(rita, asked[1], which="takes", seen=value_in(rita.get(asked[1]).text, "seen"))


def gap_filled(rita: FlaskClient, desk: str) -> None:
    """Give the one recommendation without a kind its kind."""
    refused = rita.get(desk + "publication").text
    gap = re.search(r'href="(/desk/documents/\d+/recommendations/\d+)"[^>]*>[^<]*has no kind', refused)
    assert gap, refused
    form = rita.get(gap[1]).text
    text = re.search(r'<textarea[^>]*name="text"[^>]*>\s*(.*?)</textarea>', form, re.DOTALL)
    taken_from = [box for box in re.findall(r"<input[^>]*>", form) if "paragraphs" in box and "checked" in box]
    assert text
    places = [value_of(box) for box in taken_from]
    fields = {"text": unescape(text[1]), "kind": "commitment"}
    sent(rita, gap[1], version=value_in(form, "version"), **fields, paragraphs=places)


def corrected(rita: FlaskClient, desk: str) -> str:
    """Publish a Rev.1 in which one word is another; returns its desk."""
    revision = sent(rita, desk + "revisions", on=desk + "publication", kind="rev").location
    reworded(rita, revision, "twelve figures", "ten figures")
    form = rita.get(revision + "details").text
    kept = {name: value_in(form, name) for name in ("title", "version", "code_prefix")}
    chosen = {"kind": "outcome", "nature": "record", "language": "en", "numbering": "own", "adoption": ""}
    day = {"precision": "confirmed", "first_day": clock.today().isoformat()}
    sent(rita, revision + "details", **kept, **chosen, **day)
    words_taken(rita, revision)
    published(rita, revision, visibility="public", note="Corrects the number of figures.")
    return revision


def value_in(form: str, name: str) -> str:
    """What a field of a page holds."""
    return value_of(next(field for field in re.findall(r"<input[^>]*>", form) if f'name="{name}"' in field))


def value_of(field: str) -> str:
    """What a field holds."""
    found = re.search(r'value="([^"]*)"', field)
    assert found, field
    return found[1]


def adopted(ana: FlaskClient) -> None:
    """An invented declaration, on record as what the forum brought about."""
    today = clock.today().isoformat()
    made = sent(
        ana, "/desk/documents/new", title="Invented declaration", reference="invented/declaration", kind="instrument",
        nature="record", language="en", numbering="own", precision="confirmed", first_day=today,
    )  # fmt: skip
    desk = made.location
    for text in (
        "We resolve to open at least one pathway in each corridor for work that is done by season.",
        "We agree on figures that each of us collects in the same way.",
    ):
        sent(ana, desk + "paragraphs", on=desk, text=text, kind="numbered-0")
    published(ana, desk)
    sent(ana, FORUM + "/results", on=FORUM, document=number_in(made, r"/documents/(\d+)/"))


def contributed(ana: FlaskClient, revision: str, code: str) -> str:
    """Hand a recommendation on and have its Chair agree; returns the number of the contribution."""
    channel, carrier, *_reading = READS[code]
    today = clock.today().isoformat()
    start = f"/desk/followup/contributions/new?document={number_in_text(revision)}"
    sent(
        ana, start, recommendations=code, milestone="imrf-2030", channel=channel, carrier=carrier,
        first_step="transmitted", sender=carrier or "The Chair", recipient="Secretariat of the forum",
        first_day=today, evidence_kind="letter", evidence_title=f"Letter on {code}", evidence_supports="yes",
        evidence_access="public",
    )  # fmt: skip
    page = ana.get(f"/desk/followup/recommendations/{code}").text
    found = re.search(r"/desk/followup/contributions/(\d+)/steps/new", page)
    assert found
    sent(
        ana, f"/desk/followup/contributions/{found[1]}/steps/new", kind="agreed", first_day=today,
        evidence_kind="letter", evidence_title="Agreement of the Chair", evidence_supports="yes",
        evidence_access="held",
    )  # fmt: skip
    return found[1]


def number_in_text(desk: str) -> str:
    """The number of a document in the address of its desk."""
    return desk.strip("/").rpartition("/")[2]


def read(ana: FlaskClient, contribution: str, code: str) -> str:
    """Read the declaration beside a recommendation; returns the address of the reading."""
    _channel, _carrier, degree, anchor, quote = READS[code]
    cited = {"cite": anchor, f"quote-{anchor}": quote, "attribution": "plausible"} if anchor else {}
    url = f"/desk/followup/contributions/{contribution}/readings/new"
    return sent(ana, url, degree=degree, rationale="The words say so.", **cited).location


def cleared(ben: FlaskClient, reading: str) -> None:
    """A second person verifies and clears."""
    sent(ben, reading, act="verify")
    sent(ben, reading, act="clear")


def test_three_recommendations_by_three_channels(people: dict[str, FlaskClient], client: FlaskClient) -> None:
    rita, ana, ben = people["rita"], people["ana"], people["ben"]
    assert client.get("/documents/demonstration/outcome").status_code == 404
    desk = drafted(rita)
    gap_filled(rita, desk)
    reworded(rita, desk, "ten figures", "twelve figures")
    words_taken(rita, desk)
    published(rita, desk, visibility="public", note="As agreed in plenary.")
    revision = corrected(rita, desk)
    adopted(ana)
    readings = {code: read(ana, contributed(ana, revision, code), code) for code in READS}

    before = client.get("/recommendations/DEMO-R01").text
    assert "Invented declaration" not in before
    assert post(ana, readings["DEMO-R01"], form_on=readings["DEMO-R01"], act="verify").status_code != 303
    for reading in readings.values():
        cleared(ben, reading)

    first = client.get("/recommendations/DEMO-R01").text
    for words in ("Direct, by the Chair", "In substance", "at least one pathway in each corridor"):
        assert words in first
    assert "Reading of the secretariat; not the views of IOM or its Member States" in first
    assert "Portugal" in client.get("/recommendations/DEMO-R02").text
    assert "No corresponding passage identified" in client.get("/recommendations/DEMO-R03").text
    for text in (first, client.get("/milestones/imrf-2030").text, client.get("/recommendations.csv").text):
        assert not {"Ana", "Ben"} & set(re.findall(r"\b(?:Ana|Ben)\b", text))

    back = client.get("/documents/invented/declaration").text
    assert "DEMO-R01" in back
    changes = client.get("/documents/demonstration/outcome/rev-1/changes").text
    assert "<del>twelve</del>" in changes
    assert "twelve figures" in client.get("/documents/demonstration/outcome").text


def test_grcp_7_asked_for_circular_migration_and_the_compact_says_so(
    people: dict[str, FlaskClient], client: FlaskClient
) -> None:
    ben = people["ben"]
    journey, paragraph = "/recommendations/GRCP7-R05", "/compact/paragraphs/21"
    assert "In substance" not in client.get(journey).text
    assert "GRCP7-R05" not in client.get(paragraph).text
    page = ben.get("/desk/followup/recommendations/GRCP7-R05").text
    reading = re.search(r'href="(/desk/followup/readings/\d+)"', page)
    assert reading
    cleared(ben, reading[1])
    told = client.get(journey).text
    assert "In substance" in told
    assert "/compact/paragraphs/21" in told or "#p-21" in told
    assert "GRCP7-R05" in client.get(paragraph).text
    assert "GRCP7-R05" in client.get("/followup/compact?as_of=2018-12-31").text
    assert "In substance" not in client.get("/followup/compact?as_of=2018-12-18").text
