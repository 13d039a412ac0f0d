"""Where sources part ways, what each says stands once: on the page of the thing it concerns, with its sources."""

import html

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page

from meetings.records.seed_files import read

pytestmark = pytest.mark.alike

ROWS = {row["code"]: row for row in read("disagreements")["disagreements"]}
TITLES = {row["code"]: row["title"] for part in read("sources").values() for row in part}
PAGES = {"mechanisms": "/mechanisms/", "sources": "/sources/", "compact": "/compact/"}
# What pages show by source anyway, with two of the words that stand there.
SHOWN_ELSEWHERE = {
    "D2": ("/mechanisms/budapest", ("Regional consultative process", "Interregional forum")),
    "D7": ("/meetings/grcp-7/", ("22", "19")),
    "D9": ("/meetings/rc-2017-middle-east-1/", ("Cairo", "Beirut")),
    "D10": ("/meetings/rc-2017-africa-2/", ("September 2017", "26–27 October 2017")),
    "D16": ("/mechanisms/sacm", ("2000", "1999")),
}


def page_of(row: dict[str, str]) -> str:
    kind, _mark, code = row["place"].partition(":")
    return PAGES.get(kind) or f"/{kind}s/{code}" + ("/" if kind == "meeting" else "")


def text_of(client: FlaskClient, page: str) -> str:
    answer = client.get(page)
    assert answer.status_code == 200
    return html.unescape(answer.text)


@pytest.mark.parametrize("code", ROWS)
def test_it_stands_once_with_what_each_source_says(client: FlaskClient, code: str) -> None:
    row = ROWS[code]
    shown = text_of(client, page_of(row))
    assert shown.count(f'id="difference-{code}"') == 1
    part = shown[shown.index(f'id="difference-{code}"') :].partition("</li>")[0]
    assert len(row["says"]) > 1
    for said in row["says"]:
        assert said["text"] in part
        for citation in said["sources"]:
            assert TITLES[citation.partition("#")[0]] in part
    assert row["held"] in part


def test_it_stands_on_no_other_page(client: FlaskClient) -> None:
    pages = {page_of(row) for row in ROWS.values()}
    shown = "".join(text_of(client, page) for page in sorted(pages))
    assert [code for code in ROWS if shown.count(f'id="difference-{code}"') != 1] == []


@pytest.mark.parametrize("code", SHOWN_ELSEWHERE)
def test_what_a_page_shows_by_source_anyway_has_both(client: FlaskClient, code: str) -> None:
    page, words = SHOWN_ELSEWHERE[code]
    shown = text_of(client, page)
    assert [word for word in words if word not in shown] == []


def test_a_commission_that_a_mechanism_is_associated_with_is_not_called_its_secretariat(client: FlaskClient) -> None:
    for mechanism, organisation in (("midcom", "comesa"), ("midwa", "ecowas")):
        shown = text_of(client, f"/mechanisms/{mechanism}")
        assert f'href="/organisations/{organisation}"' in shown
        assert "Secretariat" not in shown


def test_a_founding_year_without_a_source_says_so(client: FlaskClient) -> None:
    shown = text_of(client, "/mechanisms/un-hld")
    assert "2006" in shown
    assert TITLES["unverified"] in shown
    assert "The role of inter-State consultation mechanisms" in shown  # one of those that name it, not that date it
    (founded,) = next(row for row in read("mechanisms")["mechanisms"] if row["code"] == "un-hld")["founded"]
    assert founded["source"] == "unverified"


def test_the_side_event_of_2018_has_its_three_hosts(client: FlaskClient) -> None:
    shown = text_of(client, "/milestones/side-event-2018")
    assert "3 September 2018" in shown
    for host in ("United Arab Emirates", "IOM", "Migrant Forum in Asia"):
        assert host in shown


def test_the_review_was_to_be_handed_to_the_president_of_the_conference(client: FlaskClient) -> None:
    assert "handed to the President of the Conference" in text_of(client, "/milestones/marrakech-2018")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", ["/documents/nyd", "/meetings/grcp-8/", "/milestones/imrf-2022"])
def test_a_row_begins_where_its_heading_does(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    heading = page.locator("#differences-title").bounding_box()
    assert heading is not None
    rows = page.locator("section[aria-labelledby=differences-title] .row > *").all()
    assert len(rows) > 2
    assert {box["x"] for each in rows if (box := each.bounding_box())} == {heading["x"]}
