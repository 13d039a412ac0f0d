"""The page of a meeting: what was announced, what took place, who counted what, and who sees it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.programme.actions.meetings import cancel_meeting, postpone_meeting, show_to
from meetings.programme.queries.visible_meetings import for_desk
from tests.accounts.people import account, signed_in
from tests.pages.meetings import drafted, held, made
from tests.programme.builders import OLGA, Unit

MORNING = datetime(2027, 1, 11, 8, tzinfo=UTC)


def facts(text: str) -> dict[str, list[str]]:
    """The values of each term, without their footnote marks."""
    found: dict[str, list[str]] = {}
    for row in re.findall(r"<div>\s*<dt>(.*?)</dt>(.*?)</div>", text, re.DOTALL):
        values = re.findall(r"<dd>(.*?)</dd>", re.sub(r'<a class="cite".*?</a>', "", row[1]), re.DOTALL)
        found.setdefault(row[0], []).extend(re.sub(r"<[^>]*>", "", value).strip() for value in values)
    return found


def test_what_was_announced_stands_beside_what_took_place(client: FlaskClient) -> None:
    found = facts(client.get("/meetings/rc-2017-americas-1/").text)
    assert found["As announced"] == ["Late August 2017 (TBC)", "Santiago, Chile"]
    assert found["As held"] == ["30–31 August 2017", "Santiago, Chile"]


def test_a_meeting_that_moved_keeps_both_places(client: FlaskClient) -> None:
    found = facts(client.get("/meetings/rc-2017-middle-east-1/").text)
    assert "Cairo, Egypt" in found["As announced"]
    assert "Beirut, Lebanon" in found["As held"][1]


def test_where_no_record_was_found_it_says_so_and_no_more(client: FlaskClient) -> None:
    answer = client.get("/meetings/rc-2017-africa-3/").text
    assert facts(answer)["As held"] == ["No record was found, which does not mean that it did not take place."]
    assert "As announced" in answer


def test_counts_that_differ_stand_each_with_its_source(client: FlaskClient) -> None:
    text = client.get("/meetings/grcp-7/").text
    assert facts(text)["Mechanisms, counted"] == ["22", "19"]
    marks = re.findall(r'<dd>(?:22|19)<a class="cite" href="#source-(\d+)"', text)
    assert len(set(marks)) == 2
    for mark in marks:
        assert f'id="source-{mark}"' in text


def test_every_footnote_mark_leads_to_a_footnote(client: FlaskClient) -> None:
    for address in (
        "/meetings/grcp-7/",
        "/mechanisms/arcp",
        "/milestones/stocktaking-2017",
        "/cycles/cycle-1",
        "/compact/",
    ):
        text = client.get(address).text
        marks = set(re.findall(r'class="cite" href="#(source-\d+)"', text))
        assert marks, address
        assert marks <= set(re.findall(r'id="(source-\d+)"', text)), address


def test_a_footnote_leads_to_the_source_itself(client: FlaskClient) -> None:
    code = re.findall(r'href="/sources/#([^"]+)"', client.get("/meetings/grcp-7/").text)[0]
    assert f'id="{code}"' in client.get("/sources/").text


def test_the_meetings_that_feed_a_milestone_stand_on_its_page(client: FlaskClient) -> None:
    assert "/milestones/stocktaking-2017" in client.get("/meetings/grcp-7/").text
    assert "/meetings/grcp-7/" in client.get("/milestones/stocktaking-2017").text


def test_the_host_lists_the_meeting(client: FlaskClient) -> None:
    assert "/meetings/grcp-5/" in client.get("/organisations/las").text


def test_a_draft_that_is_not_released_changes_nothing_on_the_milestone(client: FlaskClient, unit: Unit) -> None:
    with unit():
        drafted("draft-only", feeds=["imrf-2030"])
    assert "draft-only" not in client.get("/milestones/imrf-2030").text


def test_a_listed_meeting_shows_title_and_dates_only(client: FlaskClient, unit: Unit) -> None:
    with unit():
        held("named", "listed", title="A listed meeting", city="Nairobi", country="KEN", theme="Hidden theme")
    text = client.get("/meetings/named/").text
    assert "A listed meeting" in text
    assert "20 May 2027" in text
    assert "Only the title and the dates of this meeting are public." in text
    assert "Nairobi" not in text
    assert "Hidden theme" not in text


def test_staff_see_a_private_meeting_and_are_told_that_others_do_not(app: Flask, unit: Unit) -> None:
    with unit():
        held("quiet", "private", theme="Hidden theme")
    account(app, "bob@example.org", ("rapporteur", "quiet"))
    text = signed_in(app, "bob@example.org").get("/meetings/quiet/").text
    assert "You see it because you work on it." in text
    assert "Hidden theme" in text
    assert "/meetings/quiet/desk/" not in text  # the desk is the organisers'


def test_organisers_find_the_way_to_the_desk(app: Flask, unit: Unit) -> None:
    with unit():
        held("quiet", "private")
    account(app, "alice@example.org", ("organiser", "quiet"))
    assert "/meetings/quiet/desk/" in signed_in(app, "alice@example.org").get("/meetings/quiet/").text


def test_before_the_first_release_only_staff_find_the_page(app: Flask, unit: Unit) -> None:
    with unit():
        drafted("soon")
    account(app, "bob@example.org", ("organiser", "soon"))
    assert app.test_client().get("/meetings/soon/").status_code == 404
    assert "Not released yet" in signed_in(app, "bob@example.org").get("/meetings/soon/").text


def test_a_postponed_meeting_says_so_and_gives_no_day(client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("later")
        made(meeting)
        postpone_meeting(OLGA, meeting, FuzzyDates.undetermined())
        made(meeting, "The host asked for more time.")
    text = client.get("/meetings/later/").text
    assert "Postponed" in text
    assert "Dates to be determined" in text
    assert "The host asked for more time." in client.get("/").text


def test_a_cancelled_meeting_stays_and_says_so_in_a_word(client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = drafted("off")
        made(meeting)
        cancel_meeting(OLGA, meeting)
        made(meeting, "It will not take place.")
    for address in ("/meetings/off/", "/meetings/?kind=technical"):
        assert "Cancelled" in client.get(address).text


@pytest.mark.parametrize(("language", "month"), [("en", "October"), ("fr", "octobre"), ("es", "octubre")])
def test_days_are_written_in_the_language_of_the_page(client: FlaskClient, language: str, month: str) -> None:
    assert month in client.get(f"/meetings/grcp-7/?lang={language}").text


def test_a_country_is_named_as_of_the_day_of_the_meeting(client: FlaskClient, unit: Unit) -> None:
    with unit():
        held("then", dates=FuzzyDates.on(date(2017, 5, 1)), city="Mbabane", country="SWZ")
        held("now", dates=FuzzyDates.on(date(2027, 5, 1)), city="Mbabane", country="SWZ")
    assert "Mbabane, Swaziland" in client.get("/meetings/then/").text
    assert "Mbabane, Eswatini" in client.get("/meetings/now/").text
    listed = client.get("/meetings/?q=meeting&kind=technical").text
    assert "Mbabane, Swaziland" in listed
    assert "Mbabane, Eswatini" in listed


def test_what_was_released_and_replaced_in_private_stays_there(client: FlaskClient, unit: Unit) -> None:
    with clock.fixed(MORNING), unit():
        meeting = held("lakes", "private", venue="Canaryvenue")
    with clock.fixed(MORNING + timedelta(hours=1)), unit():
        meeting = for_desk(OLGA, "lakes")
        meeting.venue = "Palais"
        made(meeting, "Canarynote is for the team.")
    with clock.fixed(MORNING + timedelta(hours=2)), unit():
        show_to(OLGA, for_desk(OLGA, "lakes"), "public")
    with clock.fixed(MORNING + timedelta(hours=3)), unit():
        meeting = for_desk(OLGA, "lakes")
        meeting.title = "Lakes, renamed"
        made(meeting, "For everybody.")
    assert client.get("/meetings/lakes/releases/1").status_code == 404
    assert client.get("/meetings/lakes/releases/2").status_code == 200
    everything = client.get("/meetings/lakes/releases/").text + client.get("/meetings/lakes/releases/2").text
    assert "For everybody." in everything
    assert "Canaryvenue" not in everything


def test_a_language_that_was_chosen_stays_from_page_to_page(client: FlaskClient) -> None:
    page = client.get("/meetings/grcp-7/?lang=fr").text
    links = re.findall(r'<a [^>]*href="(/[^"#]*)"', page)
    assert links
    assert all("lang=" in link for link in links), [link for link in links if "lang=" not in link]
    (canonical,) = re.findall(r'rel="canonical" href="([^"]*)"', page)
    assert canonical.endswith("/meetings/grcp-7/")
    assert "lang=" not in re.findall(r'<a [^>]*href="(/mech[^"]*)"', client.get("/meetings/grcp-7/").text)[0]
