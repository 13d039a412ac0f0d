"""What is on record around milestones, and of what mechanisms did: on the page of each, with its source."""

import html

import pytest
from flask.testing import FlaskClient

from meetings.records.seed_files import read

pytestmark = pytest.mark.alike

TRACES = read("traces")["traces"]
TITLES = {row["code"]: row["title"] for part in read("sources").values() for row in part}


def text_of(client: FlaskClient, page: str) -> str:
    answer = client.get(page)
    assert answer.status_code == 200
    return html.unescape(answer.text)


@pytest.mark.parametrize("kind", ["milestone", "mechanism", "organisation"])
def test_each_stands_on_the_pages_of_what_it_is_of(client: FlaskClient, kind: str) -> None:
    rows = [row for row in TRACES if kind in row]
    pages = {row[kind]: text_of(client, f"/{kind}s/{row[kind]}") for row in rows}
    assert len(pages) > 2
    assert [row["code"] for row in rows if row["text"] not in pages[row[kind]]] == []
    cited = [(row["code"], text.partition("#")[0], row[kind]) for row in rows for text in row["sources"]]
    assert [code for code, source, place in cited if TITLES[source] not in pages[place]] == []


def test_each_has_a_page() -> None:
    assert [row["code"] for row in TRACES if not {"milestone", "mechanism", "organisation"} & row.keys()] == []


def test_what_is_not_known_of_it_is_said(client: FlaskClient) -> None:
    assert "that it was handed to the Forum is not stated" in text_of(client, "/mechanisms/rabat")
    assert "its mechanism is not named" in text_of(client, "/organisations/ecowas")
    assert "which does not mean that there was none" in text_of(client, "/milestones/imrf-2022")


def test_what_became_of_what_the_declaration_asks_for_is_told(client: FlaskClient) -> None:
    page = text_of(client, "/milestones/progress-declaration-2022")
    assert "What became of what its text asks for" in page
    assert page.index("27 February 2023") < page.index("5 December 2024")


def test_no_word_of_it_ranks(client: FlaskClient) -> None:
    said = " ".join(f"{row['text']} {row.get('note')}" for row in TRACES).lower()
    assert [word for word in ("champion", "largest", "leading", "best", "second-") if word in said] == []
