"""A public page is made once for each state of the history, and never for somebody else."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core import clock, history
from meetings.core.db import unit_of_work
from meetings.programme.actions.meetings import show_to
from tests import installations
from tests.accounts.people import account, signed_in
from tests.released import meetings as lakes

Counted = Callable[[int], AbstractContextManager[list[str]]]
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def lakes_meeting(app: Flask) -> Flask:
    with app.app_context():
        lakes.first_release()
    return app


def test_the_second_reader_costs_no_statement(client: FlaskClient, assert_queries: Counted) -> None:
    with clock.fixed(NOON):
        made = client.get("/mechanisms/")
        with assert_queries(0):
            again = client.get("/mechanisms/")
            known = client.get("/mechanisms/", headers={"If-None-Match": made.headers["ETag"]})
    assert (again.data, again.headers["ETag"]) == (made.data, made.headers["ETag"])
    assert known.status_code == 304


def test_another_history_of_the_same_length_is_told_apart(new_database: Callable[[], str], tmp_path: Path) -> None:
    """As after a backup is put back while the server runs: numbers are given again, links of the chain are not."""
    newest = []
    for name in ("one", "other"):
        with installations.opened(installations.with_tables(new_database()), tmp_path / name) as app:
            with app.app_context(), unit_of_work():
                history.record("meeting.removed", "meeting", name)
            newest.append(app.extensions["concord.reader"].newest_entry())
    numbers = [entry.split()[0] for entry in newest]
    assert numbers[0] == numbers[1]
    assert newest[0] != newest[1]


def test_a_change_shows_at_once(lakes_meeting: Flask, client: FlaskClient) -> None:
    with clock.fixed(NOON), lakes_meeting.app_context():
        assert "Lakes Dialogue" in client.get("/meetings/").text
        with unit_of_work():
            show_to(COMMAND_LINE, lakes.here(), "private")
        assert "Lakes Dialogue" not in client.get("/meetings/").text
        assert client.get(f"/meetings/{lakes.CODE}/").status_code == 404


def test_languages_and_questions_are_told_apart(client: FlaskClient) -> None:
    with clock.fixed(NOON):
        english, french = (client.get("/", headers={"Accept-Language": code}).text for code in ("en", "fr"))
        assert '<html lang="en"' in english
        assert '<html lang="fr"' in french
        asked = {query: client.get("/meetings/", query_string=query).text for query in ("q=webinar", "q=grcp")}
    assert asked["q=webinar"] != asked["q=grcp"]


def test_whoever_is_signed_in_gets_a_page_of_their_own_that_nobody_keeps(
    lakes_meeting: Flask, client: FlaskClient
) -> None:
    account(lakes_meeting, "alice@example.org", ("organiser", lakes.CODE))
    alice = signed_in(lakes_meeting, "alice@example.org")
    with clock.fixed(clock.now() + timedelta(minutes=1)):
        hers = alice.get(f"/meetings/{lakes.CODE}/")
        everybodys = client.get(f"/meetings/{lakes.CODE}/")
    assert "Alice" in hers.text
    assert "Alice" not in everybodys.text
    assert hers.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in hers.headers
    assert "Cookie" in everybodys.headers["Vary"]


def test_what_is_refused_is_not_kept(lakes_meeting: Flask, client: FlaskClient) -> None:
    with clock.fixed(NOON):
        assert client.get("/mechanisms/no-such").status_code == 404
        refused = client.get("/mechanisms/no-such")
    assert refused.status_code == 404
    assert "ETag" not in refused.headers


def test_signing_in_and_being_refused_leave_the_pages_as_they_are(
    app: Flask, client: FlaskClient, assert_queries: Counted
) -> None:
    account(app, "bob@example.org")
    with clock.fixed(NOON):
        client.get("/mechanisms/")
        signed_in(app, "bob@example.org").get("/administration/users/")
        with assert_queries(0):
            client.get("/mechanisms/")


def test_a_page_that_speaks_of_what_is_next_is_told_apart_by_its_etag_only(client: FlaskClient) -> None:
    with clock.fixed(NOON):
        answer = client.get("/")
    assert "Last-Modified" not in answer.headers
    with clock.fixed(NOON + timedelta(days=2000)):
        later = client.get("/", headers={"If-Modified-Since": "Tue, 01 Dec 2026 13:00:00 GMT"})
    assert later.status_code == 200


def test_what_takes_no_gzip_gets_none(client: FlaskClient) -> None:
    with clock.fixed(NOON):
        assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": "gzip;q=0, identity"}).headers
        assert client.get("/", headers={"Accept-Encoding": "br, gzip"}).headers["Content-Encoding"] == "gzip"


def test_a_download_keeps_its_name(client: FlaskClient) -> None:
    with clock.fixed(NOON):
        answers = [client.get("/meetings.csv") for _time in (1, 2)]
    assert {answer.headers["Content-Disposition"] for answer in answers} == {'attachment; filename="meetings.csv"'}
    assert answers[0].data == answers[1].data


def test_languages_that_there_are_not_fill_no_disk(lakes_meeting: Flask, client: FlaskClient) -> None:
    cache = Path(lakes_meeting.instance_path) / "cache"
    plain = client.get(f"/meetings/{lakes.CODE}/agenda")
    before = [path for path in cache.rglob("*") if path.is_file()]
    for made_up in ("zz", "zz1", "fr-CH", "FR", "%00"):
        assert client.get(f"/meetings/{lakes.CODE}/agenda?lang={made_up}").data == plain.data
    assert [path for path in cache.rglob("*") if path.is_file()] == before != []
