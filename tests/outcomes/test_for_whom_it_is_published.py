"""Publishing asks for whom, says it in words, and says so wherever it says "published"; an odd day is confirmed."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.documents.models import Document
from meetings.outcomes.actions import publish, revise
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.rules.days_in_doubt import days_in_doubt
from meetings.programme.models import Meeting
from meetings.programme.vocabulary import Visibility
from tests.accounts.people import account, signed_in
from tests.outcomes.builders import ANNA, BOB, CODE, Unit, at_desk, instrument, published, written
from tests.programme.browsing import form_on, send
from tests.programme.builders import DAY

CHOSEN = r'<input[^>]*checked[^>]*name="visibility"[^>]*value="(\w+)"'


@pytest.fixture
def bob(app: Flask) -> FlaskClient:
    account(app, "bob@example.org", ("rapporteur", CODE))
    return signed_in(app, "bob@example.org")


def drafted(unit: Unit, visibility: Visibility, issued: FuzzyDates | None = None) -> str:
    """The publication page of a draft of a meeting that is so far public."""
    with unit():
        draft = written()
        draft.issued = issued or FuzzyDates.on(DAY)
        db.session.execute(update(Meeting).where(Meeting.code == CODE).values(visibility=visibility))
        return f"/desk/documents/{draft.id}/publication"


@pytest.mark.parametrize(
    ("visibility", "chosen", "said"),
    [
        ("public", "public", "Everybody, at once: the meeting is public"),
        ("listed", "private", "Everybody, as soon as the meeting is public; now it is listed, without its documents"),
        ("private", "private", "Everybody, as soon as the meeting is public; now it is private"),
    ],
)
def test_asks_with_the_meetings_own_visibility_chosen(
    unit: Unit, bob: FlaskClient, visibility: Visibility, chosen: str, said: str
) -> None:
    page = bob.get(drafted(unit, visibility)).text
    assert re.findall(CHOSEN, page) == [chosen]
    assert said in page
    assert "Only those who work on this meeting" in page


@pytest.mark.parametrize("visibility", ["private", "public"])
def test_a_revision_is_for_whom_the_text_before_is(unit: Unit, bob: FlaskClient, visibility: str) -> None:
    drafted(unit, "public")
    with unit():
        publish(BOB, at_desk(), visibility=visibility)  # type: ignore[arg-type]  # one of the two
    with unit():
        revision = revise(BOB, at_desk())
        revision.issued = FuzzyDates.on(DAY)
        number = revision.id
    assert re.findall(CHOSEN, bob.get(f"/desk/documents/{number}/publication").text) == [visibility]


@pytest.mark.parametrize(
    ("visibility", "chosen", "told"),
    [
        ("public", "public", "for everybody"),
        ("private", "public", "for those who work on this meeting, until it is public"),
        ("public", "private", "for those who work on this meeting"),
    ],
)
def test_published_says_for_whom_wherever_it_says_so(
    unit: Unit, bob: FlaskClient, visibility: Visibility, chosen: str, told: str
) -> None:
    address = drafted(unit, visibility)
    badge = {"for everybody": "Published for everybody<", "for those who work on this meeting": "work on this meeting<"}
    expected = badge.get(told, "Published for everybody once the meeting is public<")
    sent = send(bob, address, visibility=chosen, sure="y")
    assert sent.status_code == 303, sent.text
    after = bob.get(address).text
    assert f"The document is published {told}. Its text" in after
    for page in (address, address.replace("publication", "recommendations"), f"/meetings/{CODE}/desk/documents"):
        assert expected in bob.get(page).text, page
    assert f"{told}<" in bob.get(f"/documents/{CODE}/outcome").text


def test_what_belongs_to_no_meeting_says_so_before_it_is_published(app: Flask, unit: Unit) -> None:
    with unit():
        draft = revise(ANNA, instrument())
        draft.issued = FuzzyDates.on(DAY)
        number = draft.id
    account(app, "anna@example.org", ("analyst", None))
    page = signed_in(app, "anna@example.org").get(f"/desk/documents/{number}/publication").text
    assert "Everybody reads it from then on: it belongs to no meeting." in page
    assert 'name="visibility"' not in page


TODAY = date(2027, 6, 1)


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        (FuzzyDates.on(TODAY), []),
        (FuzzyDates.on(TODAY + timedelta(days=1)), ["The day of issue, %(day)s, has not come yet."]),
        (FuzzyDates.on(DAY), []),
        (FuzzyDates.on(DAY - timedelta(days=1)), ["is before the meeting begins, on %(begins)s."]),
        (FuzzyDates("June 2027", date(2027, 6, 1), date(2027, 6, 30), "tentative"), []),  # part of it has come
        (FuzzyDates("May 2027", date(2027, 5, 1), date(2027, 5, 31), "tentative"), []),  # part of it is after it began
        (FuzzyDates("1972", date(1972, 1, 1), date(1972, 12, 31), "tentative"), ["before the meeting begins"]),
        (FuzzyDates.on(date(2072, 5, 20)), ["has not come yet"]),
    ],
)  # fmt: skip
def test_a_day_is_in_doubt_after_today_or_before_the_meeting(issued: FuzzyDates, said: list[str]) -> None:
    document, meeting = Document(issued=issued), Meeting(dates_earliest=DAY)
    with clock.fixed(datetime.combine(TODAY, time(12), UTC)):
        found = days_in_doubt(document, meeting)
    assert len(found) == len(said)
    assert all(part in doubt.message for part, doubt in zip(said, found, strict=True))


def test_an_odd_day_is_confirmed_and_does_not_stand_in_the_way(unit: Unit, bob: FlaskClient) -> None:
    address = drafted(unit, "public", FuzzyDates.on(date(1927, 5, 20)))
    page = bob.get(address)
    assert "is before the meeting begins, on" in page.text
    assert "Publish for ever" in page.text
    assert "sure" not in form_on(page)
    refused = send(bob, address)
    assert refused.status_code == 422
    assert "Say that the day of issue is right" in refused.text
    assert send(bob, address, sure="y").status_code == 303


def test_a_day_that_fits_is_not_asked_about(unit: Unit, bob: FlaskClient) -> None:
    with unit():
        db.session.execute(update(Meeting).values(dates_earliest=date(2020, 1, 1), dates_latest=date(2020, 1, 2)))
    address = drafted(unit, "public", FuzzyDates.on(date(2020, 1, 2)))
    with unit():
        db.session.execute(update(Meeting).values(dates_earliest=date(2020, 1, 1), dates_latest=date(2020, 1, 2)))
    assert 'name="sure"' not in bob.get(address).text
    assert send(bob, address).status_code == 303


def test_whoever_was_asked_and_did_not_answer_is_refused(unit: Unit) -> None:
    with unit():
        draft = written()
        draft.issued = FuzzyDates.on(date(1927, 5, 20))
        with pytest.raises(Invalid, match="day of issue is right"):
            publish(BOB, draft, sure=False)
        published(draft)
        assert db.session.get(MeetingDocument, draft.id) is not None
