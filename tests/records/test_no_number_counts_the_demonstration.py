"""Every page, table and picture with a number in it says the same numbers with the demonstration as without it.

What a list says of the demonstration itself, row by row and beside its total, is taken out before numbers are compared;
years are no numbers. A number may be said once more ("All 3"): none is lost, and none is new.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html  # type: ignore[import-untyped]  # it comes without types

from meetings.accounts.viewer import Viewer
from meetings.followup.answers.inbox import inbox, waiting
from tests import installations
from tests.accounts.people import account, signed_in
from tests.followup.builders import ANA
from tests.pages.every_address import desks, pages, tables
from tests.pages.meetings import drafted, full_of_sessions, made
from tests.participation.lists import issued
from tests.records.test_the_demonstration_is_in_no_total import published_demonstration

OF_IT = re.compile(r"demonstration|DEMO-|invented", re.IGNORECASE)
BESIDE = re.compile(r"(; besides, |, )?\b\d+ of the demonstration", re.IGNORECASE)
ONE = re.compile(r'href="/(desk/)?(followup/|documents|meetings|recommendations)(/[^"?]*[^"?/]|/[^"?]+/)"')
ROWS = ("li", "tr", "option", "dd", "g", "article", "details", "a")  # innermost first, links last
LEFT_OUT = (
    "/administration/", "/account/",  # what happened, not how much there is
    "/followup/matrix.svg",  # the rows of a page, without a number
    "/desk/followup/recommendations/", "/desk/followup/contributions/new",  # the lines of one document, the latest
)  # fmt: skip


@pytest.fixture
def full(app: Flask) -> Flask:
    with installations.unit(app):
        meeting = drafted("full")
        full_of_sessions(meeting, range(3))
        made(meeting)
        issued("full", "Somebody who agreed")
    account(app, "ada@example.org", *((role, None) for role in ("administrator", "analyst", "organiser", "rapporteur")))
    return app


def test_nobody_is_told_another_number(full: Flask) -> None:
    client, ada = full.test_client(), signed_in(full, "ada@example.org")
    public = [each for each in (*pages(full), *tables(full)) if not each.startswith(LEFT_OUT)]
    inside = [each for each in desks(full) if not each.startswith(LEFT_OUT)]
    before = {("anyone", each): _numbers(client, each) for each in public}
    before |= {("staff", each): _numbers(ada, each) for each in (*public, *inside)}
    published_demonstration(full, partial(installations.unit, full))
    told = {key: _numbers(client if key[0] == "anyone" else ada, key[1]) for key in before}
    assert {key: lost for key, said in before.items() if (lost := said - told[key])} == {}
    assert {key: new for key, said in before.items() if (new := set(told[key]) - set(said))} == {}
    assert sum(bool(said) for said in before.values()) > 60
    assert "/desk/followup/milestones/" in inside


def _numbers(client: FlaskClient, address: str) -> Counter[str]:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200, address
    return Counter(re.findall(r"\b(?!(?:19|20)\d\d\b)\d+(?:[–-]\d+)?(?: [a-z]+)?", _text(answer)))


def _text(answer: Any) -> str:
    if answer.mimetype == "application/json":
        return _of_data(answer.json)
    if answer.mimetype == "text/csv":
        rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))
        return _without(" ; ".join(row) for row in rows)
    page = html.fromstring(answer.data)
    for each in page.xpath("//script|//style|//head|//footer|//nav"):
        each.drop_tree()
    for tag in ROWS:
        for each in page.xpath(f"//*[local-name()='{tag}']"):
            if not each.xpath(f".//*[local-name()='{tag}']") and _is_one_of_a_list(each):
                each.drop_tree()
    return re.sub(r"\s+", " ", BESIDE.sub("", re.sub(r"\s+", " ", " ".join(page.itertext()))))


def _is_one_of_a_list(row: Any) -> bool:
    """Whether it tells of the demonstration, or of one thing: which ones a page holds depends on all there are."""
    own = html.tostring(row, encoding="unicode")
    return bool(OF_IT.search(BESIDE.sub("", own)) or ONE.search(own))


def _of_data(data: Any) -> str:
    """Its numbers, but for rows of the demonstration and for ``listed``, which says how many rows there are."""
    if isinstance(data, dict):
        return " ".join(f"{key} {_of_data(value)}" for key, value in data.items() if key != "listed")
    if isinstance(data, list):
        return " ".join(
            _of_data(each) for each in data if not OF_IT.search(re.sub(r"'demonstration': False", "", str(each)))
        )
    return str(data)


def _without(lines: Iterable[str]) -> str:
    return "\n".join(BESIDE.sub("", line) for line in lines if not OF_IT.search(BESIDE.sub("", line)))


def test_an_inbox_counts_it_beside_the_rest_and_lists_it_last(app: Flask) -> None:
    with installations.unit(app):
        before = {each.name: each.total for each in inbox(ANA)}
    published_demonstration(app, partial(installations.unit, app))
    with installations.unit(app):
        found = {each.name: each for each in inbox(ANA)}
        assert {name: each.total for name, each in found.items()} == before
        assert (found["not-begun"].invented, found["not-transmitted"].invented) == (4, 0)
        listed = waiting(ANA, "not-begun").section(0, 100).lines
        assert [(each.code or "").startswith("DEMO-") for each in listed] == [False] * before["not-begun"] + [True] * 4
        alone = waiting(Viewer(77, "Dana", frozenset({("analyst", "demonstration")})), "not-begun")
        assert (alone.total, alone.invented) == (4, 0)
    account(app, "ana@example.org", ("analyst", None))
    ana = signed_in(app, "ana@example.org")
    for address, said in (
        ("/desk/followup/", f"<span>{before['not-begun']}; besides, 4 of the demonstration"),
        ("/desk/followup/milestones/", ">0; besides, 1 of the demonstration<"),
        ("/desk/followup/milestones/imrf-2030", "0 contributions; besides, 1 of the demonstration"),
    ):
        assert said in ana.get(address).text
