"""The calendar at its address: what subscribers read of three consecutive releases, and how it is served."""

import gzip
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar, Event
from sqlalchemy import select

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core.db import db, unit_of_work
from meetings.programme.actions.meetings import show_to
from meetings.programme.actions.releasing import release
from meetings.programme.models import Release
from tests.released import meetings as lakes

ADDRESS = f"/meetings/{lakes.CODE}/calendar.ics"
RELEASES: tuple[Callable[[], None], ...] = (lakes.first_release, lakes.second_release, lakes.third_release)


@pytest.fixture
def first(app: Flask) -> Flask:
    with app.app_context():
        lakes.first_release()
    return app


def events(body: bytes) -> dict[str, Event]:
    """The events of a calendar by their titles, without the prefix of a cancelled one."""
    return {str(event["SUMMARY"]).removeprefix("CANCELLED: "): event for event in Calendar.from_ical(body).events}


def test_exactly_the_sessions_that_changed_have_a_higher_sequence(first: Flask, client: FlaskClient) -> None:
    before = events(client.get(ADDRESS).data)
    with first.app_context():
        lakes.second_release()
    after = events(client.get(ADDRESS).data)
    changed = {title for title in before if before[title].to_ical() != after[title].to_ical()}
    assert changed == {"Data that neighbours share"}
    assert [before["Data that neighbours share"]["SEQUENCE"], after["Data that neighbours share"]["SEQUENCE"]] == [0, 1]
    assert set(after) - set(before) == {"Groups report"}


def test_the_note_on_top_says_what_moved_and_from_where(first: Flask, client: FlaskClient) -> None:
    with first.app_context():
        lakes.second_release()
    note = str(events(client.get(ADDRESS).data)["Data that neighbours share"]["DESCRIPTION"]).splitlines()[0]
    assert note == "Changed on 2026-12-02: moved from 11:00 to 14:00, was in Room I"


def test_a_cancelled_session_stays_as_cancelled(first: Flask, client: FlaskClient) -> None:
    with first.app_context():
        lakes.second_release()
        before = events(client.get(ADDRESS).data)["Groups report"]
        lakes.third_release()
    after = events(client.get(ADDRESS).data)["Groups report"]
    assert (after["UID"], after["STATUS"], after["TRANSP"]) == (before["UID"], "CANCELLED", "TRANSPARENT")
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert str(after["SUMMARY"]) == "CANCELLED: Groups report"


def test_the_same_release_gives_the_same_bytes_in_another_process_and_without_the_cache(
    first: Flask, client: FlaskClient
) -> None:
    reader = first.extensions["concord.reader"]
    made = client.get(ADDRESS).data
    reader.bodies.forget()
    for path in reader.bodies._store.root.rglob("*"):
        if path.is_file():
            path.unlink()
    assert client.get(ADDRESS).data == made


def test_an_unchanged_calendar_answers_304_and_opens_no_transaction(
    first: Flask, client: FlaskClient, assert_queries: Callable[[int], AbstractContextManager[list[str]]]
) -> None:
    answer = client.get(ADDRESS)
    with assert_queries(0):  # the reader asks its own connection, once
        again = client.get(ADDRESS, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    since = {"If-Modified-Since": answer.headers["Last-Modified"]}
    assert client.get(ADDRESS, headers=since).status_code == 304
    # If-None-Match wins: another body is asked about, whatever the time says.
    assert client.get(ADDRESS, headers={**since, "If-None-Match": '"other"'}).status_code == 200


def test_the_revision_time_never_goes_back(first: Flask, client: FlaskClient) -> None:
    seen = [client.get(ADDRESS).last_modified]
    with first.app_context():
        for make in (lakes.second_release, lakes.third_release):
            make()
            seen.append(client.get(ADDRESS).last_modified)
        for visibility in ("listed", "public"):
            with unit_of_work():
                show_to(COMMAND_LINE, lakes.here(), visibility)
            seen.append(client.get(ADDRESS).last_modified)
    assert all(seen)
    assert seen == sorted(seen, key=lambda moment: moment.timestamp() if moment else 0)


def test_head_gives_the_headers_of_get_and_gzip_the_same_calendar(first: Flask, client: FlaskClient) -> None:
    answer, head = client.get(ADDRESS), client.head(ADDRESS)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == answer.headers["ETag"]
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert "Content-Disposition" not in answer.headers
    zipped = client.get(ADDRESS, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(zipped.data) == answer.data
    assert zipped.headers["ETag"] != answer.headers["ETag"]


def test_no_link_to_join_is_anywhere_in_it(first: Flask, client: FlaskClient) -> None:
    with first.app_context():
        lakes.second_release()
        lakes.third_release()
        with unit_of_work(write=False):
            documents = [str(document) for document in db.session.scalars(select(Release.document))]
    bodies = [client.get(path).data for path in (ADDRESS, f"/meetings/{lakes.CODE}/sessions/1.ics", "/meetings.ics")]
    assert all(b"canarylink" not in body and b"ATTENDEE" not in body and b"METHOD" not in body for body in bodies)
    assert all("canarylink" not in document for document in documents)


def test_a_new_link_raises_the_sequence_without_showing_itself(first: Flask, client: FlaskClient) -> None:
    with first.app_context():
        with unit_of_work():
            lakes.here().sessions[0].join_url = "https://meet.example.org/canarylink-new"
        lakes.second_release()
    opening = events(client.get(ADDRESS).data)["Opening"]
    assert opening["SEQUENCE"] == 1
    assert "new link to join" in str(opening["DESCRIPTION"])


def test_the_meeting_is_one_block_of_whole_days_and_its_sessions_belong_to_it(
    first: Flask, client: FlaskClient
) -> None:
    found = events(client.get(ADDRESS).data)
    block = found["Lakes Dialogue, third technical meeting; data"]
    assert (block.start.isoformat(), block.end.isoformat(), block["TRANSP"]) == (
        "2027-03-09",
        "2027-03-10",
        "TRANSPARENT",
    )
    assert {str(event["RELATED-TO"]) for title, event in found.items() if event is not block} == {str(block["UID"])}
    only = client.get(ADDRESS, query_string={"detail": "meeting"}).data
    assert set(events(only)) == {"Lakes Dialogue, third technical meeting; data"}


@pytest.mark.parametrize(
    "asked", [{"detail": "everything"}, {"lang": "xx"}, {"alarm": "0"}, {"alarm": "1e3"}, {"alarm": "١"}]
)
def test_an_address_that_asks_for_what_there_is_not_is_refused(
    first: Flask, client: FlaskClient, asked: dict[str, str]
) -> None:
    answer = client.get(ADDRESS, query_string=asked)
    assert answer.status_code == 422
    assert "Ask for" in answer.text


def test_an_alarm_rings_only_where_it_is_asked_for(first: Flask, client: FlaskClient) -> None:
    assert b"VALARM" not in client.get(ADDRESS).data
    opening = events(client.get(ADDRESS, query_string={"alarm": "15"}).data)["Opening"]
    (alarm,) = opening.walk("VALARM")
    assert alarm["TRIGGER"].dt.total_seconds() == -15 * 60


def test_one_session_has_a_calendar_of_its_own(first: Flask, client: FlaskClient) -> None:
    alone = events(client.get(f"/meetings/{lakes.CODE}/sessions/2.ics").data)
    whole = events(client.get(ADDRESS).data)
    assert {title: event.to_ical() for title, event in alone.items()} == {
        "Data that neighbours share": whole["Data that neighbours share"].to_ical()
    }
    assert client.get(f"/meetings/{lakes.CODE}/sessions/99.ics").status_code == 404


@pytest.mark.parametrize("visibility", ["private", "listed"])
def test_what_is_not_public_is_not_in_it(first: Flask, client: FlaskClient, visibility: str) -> None:
    with first.app_context(), unit_of_work():
        show_to(COMMAND_LINE, lakes.here(), visibility)  # type: ignore[arg-type]  # the parameter is one of the three
    answer = client.get(ADDRESS)
    if visibility == "private":
        assert answer.status_code == 404
    else:
        (block,) = Calendar.from_ical(answer.data).events
        assert "LOCATION" not in block
        assert client.get(f"/meetings/{lakes.CODE}/sessions/1.ics").status_code == 404


def test_the_note_of_a_listed_meeting_says_nothing_of_its_place(first: Flask, client: FlaskClient) -> None:
    with first.app_context():
        with unit_of_work():
            meeting = lakes.here()
            meeting.city, meeting.title = "Canaryville", "Lakes Dialogue, renamed"
            release(COMMAND_LINE, meeting, note="Moved.", version=None)
        with unit_of_work():
            meeting = lakes.here()
            meeting.city = "Elsewhere"
            release(COMMAND_LINE, meeting, note="Moved again.", version=None)
            show_to(COMMAND_LINE, meeting, "listed")
    for address in (ADDRESS, "/meetings.ics", f"/meetings/{lakes.CODE}/"):
        assert "Canaryville" not in client.get(address).text


def test_the_list_follows_its_filter_and_never_shows_a_private_meeting(first: Flask, client: FlaskClient) -> None:
    everything = events(client.get("/meetings.ics").data)
    assert "Lakes Dialogue, third technical meeting; data" in everything
    assert len(everything) > 9
    filtered = client.get("/meetings.ics", query_string={"kind": "webinar"})
    assert {event["CATEGORIES"].cats[0] for event in events(filtered.data).values()} == {"Webinar"}
    with first.app_context(), unit_of_work():
        show_to(COMMAND_LINE, lakes.here(), "private")
    assert "Lakes Dialogue, third technical meeting; data" not in events(client.get("/meetings.ics").data)


def test_fuzzy_dates_are_one_tentative_block_and_unknown_ones_are_not_in_it(client: FlaskClient) -> None:
    found = Calendar.from_ical(client.get("/meetings.ics", query_string={"kind": "regional-consultation"}).data).events
    (fuzzy,) = [event for event in found if "June/July 2017" in str(event["SUMMARY"])]
    assert (fuzzy["STATUS"], fuzzy["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert str(fuzzy["SUMMARY"]).startswith("[TBC]")
    assert (fuzzy.start.isoformat(), fuzzy.end.isoformat()) == ("2017-06-01", "2017-08-01")
    assert not [event for event in found if "Europe and Central Asia" in str(event["SUMMARY"])]
