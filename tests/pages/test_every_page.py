"""What holds on each public page, generated from the URL map."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.pages.every_address import pages
from tests.pages.meetings import drafted, full_of_sessions, made
from tests.participation.lists import issued
from tests.programme.builders import OLGA, Unit


@pytest.fixture
def full(unit: Unit, client: FlaskClient) -> FlaskClient:
    with unit():
        meeting = drafted("full")
        full_of_sessions(meeting, range(7))
        made(meeting)
        issued("full", "Somebody who agreed")
    return client


def test_each_has_one_heading_a_title_and_one_address_for_the_world(app: Flask, full: FlaskClient) -> None:
    for address in pages(app):
        answer = full.get(address)
        assert answer.status_code == 200, address
        text = answer.text
        assert len(re.findall(r"<h1[ >]", text)) == 1, address
        assert re.search(r"<title>[^<]*Concord</title>", text), address
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{address}">' in text, address
        for language in ("en", "fr", "es"):
            assert f'hreflang="{language}" href="http://127.0.0.1:8000{address}?lang={language}"' in text, address
        assert address == "/" or 'class="crumbs' in text, address


def test_each_says_it_in_every_language(app: Flask, full: FlaskClient) -> None:
    for address in pages(app):
        for language in ("fr", "es"):
            answer = full.get(f"{address}?lang={language}")
            assert answer.status_code == 200, address
            assert f'<html lang="{language}"' in answer.text, address


def test_each_link_within_the_record_leads_somewhere(app: Flask, full: FlaskClient) -> None:
    seen: set[str] = set()
    waiting = list(pages(app))
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 400:
            continue
        seen.add(address)
        answer = full.get(address)
        assert answer.status_code == 200, address
        for link in re.findall(r'href="(/[^"#?]*)["#]', answer.text):
            if not link.startswith(("/static/", "/sign-in")) and "." not in link:
                waiting.append(link)
    assert {"/meetings/grcp-1/", "/mechanisms/almaty", "/states/FRA", "/compact/objectives/23"} <= seen


def test_lists_of_names_carry_the_disclaimer(client: FlaskClient) -> None:
    for address in ("/meetings/", "/mechanisms/", "/mechanisms/arcp", "/states/", "/states/TUR", "/organisations/iom"):
        assert "do not imply any opinion" in client.get(address).text, address
    for address in ("/meetings.csv", "/states/?format=csv"):
        assert "do not imply any opinion" in client.get(address).data.decode("utf-8-sig"), address


def test_nothing_ranks_and_nobody_is_blamed(app: Flask, full: FlaskClient) -> None:
    for address in pages(app):
        visible = re.sub(r"<[^>]*>", " ", full.get(address).text).casefold()
        assert not re.search(r"\b(failed|ignored|best|worst|ranking|top ten)\b", visible), address


def test_a_footnote_stands_wherever_its_name_does(client: FlaskClient) -> None:
    for address in ("/states/?q=kosovo", "/states/XKX"):
        assert "1244 (1999)" in client.get(address).text, address


def test_names_are_those_of_the_united_nations(client: FlaskClient) -> None:
    text = client.get("/states/").text
    for name in ("Republic of Korea", "State of Palestine", "Türkiye", "Bolivia (Plurinational State of)"):
        assert f">{name}</a>" in text
    assert "Korea, Republic of" not in text


def test_a_former_name_stands_with_its_days(client: FlaskClient) -> None:
    assert "Turkey (the Republic of Turkey), until 31 May 2022" in client.get("/states/TUR").text


def test_a_mechanism_is_found_by_a_name_it_no_longer_has(client: FlaskClient) -> None:
    assert "/mechanisms/prague" in client.get("/mechanisms/?q=building+migration").text


def test_what_is_not_on_record_is_missing(client: FlaskClient) -> None:
    for address in (
        "/mechanisms/x",
        "/organisations/x",
        "/states/XYZ",
        "/cycles/x",
        "/milestones/x",
        "/compact/objectives/24",
    ):
        assert client.get(address).status_code == 404, address


def test_the_first_page_leads_to_what_is_on(client: FlaskClient, unit: Unit) -> None:
    with unit():
        made(drafted("next-one", title="The next meeting"))
    text = client.get("/").text
    coming, _title, after = text.partition("Held most recently")
    assert "The next meeting" in coming
    assert "Ninth Global Meeting" in after
    assert "/milestones/imrf-2030" in after
    assert OLGA.name not in text


def test_a_demonstration_is_called_one_wherever_it_shows(client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("demonstration", feeds=["imrf-2030"])
        full_of_sessions(meeting, range(2))
        made(meeting)
    for address in ("", "agenda", "sessions/1", "breakouts/", "releases/", "releases/1"):
        assert "Demonstration." in client.get(f"/meetings/demonstration/{address}").text, address
    for address in ("/", "/meetings/", "/milestones/imrf-2030"):
        assert "Demonstration</span>" in client.get(address).text, address
