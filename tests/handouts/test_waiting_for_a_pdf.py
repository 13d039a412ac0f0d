"""Who asks for a PDF never waits for it: a page tells how far it is, the worker makes it once, then it is a file."""

import os
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from meetings import worker
from meetings.core import clock, outbox
from meetings.core.db import db
from meetings.core.outbox import OutboxItem
from meetings.handouts.models import Printing
from meetings.handouts.printing import jobs
from meetings.handouts.printing.pdf_store import Shelf
from tests.accounts.people import account, signed_in

AGENDA = "/meetings/grcp-7/agenda.pdf"
Unit = Callable[[], AbstractContextManager[None]]


def _work(app: Flask) -> None:
    with app.app_context():
        while outbox.work_off(app.extensions["concord.handlers"]):
            pass


def _asked(unit: Unit) -> int:
    with unit():
        printed = OutboxItem.kind.in_((jobs.KIND, jobs.KIND_AT_THE_DESKS))
        wanted = db.select(db.func.count()).select_from(OutboxItem).where(printed)
        return db.session.scalar(wanted) or 0


@pytest.fixture
def settled(app: Flask, unit: Unit) -> Flask:
    """Nothing waits any more of what loading the record left to do."""
    with unit():
        db.session.execute(db.delete(OutboxItem))
    return app


def test_is_told_how_far_it_is_and_gets_the_file_when_the_worker_made_it(settled: Flask, client: FlaskClient) -> None:
    first = client.get(AGENDA)
    assert (first.status_code, first.headers["Retry-After"]) == (202, "2")
    assert "The PDF is being made." in first.text
    address = first.text.partition('data-progress="')[2].partition('"')[0]
    assert client.get(address).json == {"state": "waiting", "text": "It begins in a moment."}
    _work(settled)
    assert client.get(address).json["state"] == "made"
    second = client.get(AGENDA)
    assert (second.status_code, second.content_type) == (200, "application/pdf")
    assert second.data.startswith(b"%PDF-")
    assert second.headers["Content-Disposition"] == 'inline; filename="grcp-7-agenda.pdf"'
    assert client.get(AGENDA, headers={"If-None-Match": second.headers["ETag"]}).status_code == 304


def test_asks_once_however_many_ask(settled: Flask, client: FlaskClient, unit: Unit) -> None:
    before = _asked(unit)
    assert [client.get(AGENDA).status_code for _ in range(3)] == [202, 202, 202]
    account(settled, "otto@example.org")
    assert signed_in(settled, "otto@example.org").get(AGENDA).status_code == 202
    assert _asked(unit) == before + 1


def test_makes_the_same_bytes_again_when_the_cache_was_emptied(settled: Flask, client: FlaskClient) -> None:
    client.get(AGENDA)
    _work(settled)
    first = client.get(AGENDA).data
    shutil.rmtree(settled.extensions["concord.settings"].instance / "cache")
    settled.extensions["concord.reader"].bodies.forget()
    assert client.get(AGENDA).status_code == 202
    _work(settled)
    assert client.get(AGENDA).data == first


def test_an_item_whose_manuscript_is_gone_does_no_harm(settled: Flask, client: FlaskClient, unit: Unit) -> None:
    client.get(AGENDA)
    shutil.rmtree(settled.extensions["concord.settings"].instance / "cache")
    _work(settled)
    with unit():
        assert db.session.query(OutboxItem).where(OutboxItem.error.is_not(None)).count() == 0
    assert client.get(AGENDA).status_code == 202
    _work(settled)
    assert client.get(AGENDA).status_code == 200


def test_says_that_it_could_not_be_made_and_tries_anew_later(settled: Flask, client: FlaskClient, unit: Unit) -> None:
    client.get(AGENDA)
    with unit():
        row = db.session.scalars(db.select(Printing)).one()
        digest, row.failed_at, row.error = row.digest, clock.now(), "It took too long."
    failed = client.get(AGENDA)
    assert failed.status_code == 500
    assert "The PDF could not be made." in failed.text
    assert "It took too long." in failed.text
    with unit():
        db.session.get_one(Printing, digest).failed_at = clock.now() - jobs.ASK_AGAIN - timedelta(seconds=1)
    assert client.get(AGENDA).status_code == 202
    _work(settled)
    assert client.get(AGENDA).status_code == 200


def test_what_asks_for_something_outside_fails_clearly_and_the_worker_goes_on(
    settled: Flask, client: FlaskClient, unit: Unit
) -> None:
    client.get(AGENDA)
    shelf: Shelf = settled.extensions["concord.shelf"]
    with unit():
        digest = db.session.scalars(db.select(Printing.digest)).one()
    manuscript = shelf.manuscript(digest)
    assert manuscript is not None
    hostile = manuscript.html.replace("</body>", '<img src="file:///etc/passwd" alt="x"></body>')
    shelf.lay_down(digest, replace(manuscript, html=hostile))
    _work(settled)
    answer = client.get(AGENDA)
    assert answer.status_code == 500
    with unit():
        assert db.session.get_one(Printing, digest).failed_at is not None
        assert db.session.query(OutboxItem).where(OutboxItem.done_at.is_(None)).count() == 0


def _waiting(number: int, **values: Any) -> Printing:
    given: dict[str, Any] = {"digest": f"{number:064x}", "title": "x", "asked_at": clock.now(), "lane": "released"}
    return Printing(**given | values)


def test_asks_for_no_more_on_behalf_of_strangers_while_much_waits(
    settled: Flask, client: FlaskClient, unit: Unit
) -> None:
    with unit():
        db.session.add_all(_waiting(number) for number in range(jobs.MOST_WAITING["released"]))
    account(settled, "rita@example.org", ("rapporteur", None))
    refused = client.get(AGENDA)
    assert refused.status_code == 503
    assert "Many documents are being printed just now." in refused.text
    rita = signed_in(settled, "rita@example.org")
    assert rita.get(AGENDA).status_code == 202
    text = rita.get(AGENDA).text
    assert "It begins in a moment." in text  # those who are signed in come first


def test_what_visitors_put_together_never_keeps_them_from_what_was_released(
    settled: Flask, client: FlaskClient
) -> None:
    days = range(jobs.MOST_WAITING["composed"] + 1)
    answers = [_report(client, f"as_of=2018-03-{1 + day:02}", f"192.0.2.{day // 2}") for day in days]
    assert [answer.status_code for answer in answers] == [202] * jobs.MOST_WAITING["composed"] + [503]
    answer = client.get(AGENDA)
    assert answer.status_code == 202
    with settled.app_context():
        outbox.work_off(settled.extensions["concord.handlers"])
    assert client.get(AGENDA).status_code == 200  # and it was printed first


def _report(client: FlaskClient, query: str, address: str = "127.0.0.1") -> TestResponse:
    return client.get(f"/followup/report.pdf?{query}", environ_overrides={"REMOTE_ADDR": address})


def test_nobody_has_more_than_a_few_printed_at_a_time(settled: Flask, client: FlaskClient, unit: Unit) -> None:
    scopes = ("mechanism=bali", "milestone=imrf-2022", "meeting=grcp-7", "as_of=2018-01-01")
    most = jobs.MOST_OF_ONE["composed"]
    answers = [_report(client, scope) for scope in scopes]
    assert [answer.status_code for answer in answers] == [202] * most + [429] * (len(scopes) - most)
    assert "Try again when you have them." in answers[-1].text
    assert answers[-1].headers["Retry-After"] == "60"
    assert _report(client, scopes[-1], "192.0.2.1").status_code == 202
    account(settled, "otto@example.org")
    otto = signed_in(settled, "otto@example.org")  # who may do nothing here waits as visitors do
    answers = [_report(otto, scope, "192.0.2.2") for scope in ("cycle=cycle-1", "known=2026-11-29", "cycle=cycle-2")]
    assert [answer.status_code for answer in answers] == [202, 202, 429]
    account(settled, "rita@example.org", ("rapporteur", None))
    rita = signed_in(settled, "rita@example.org")
    assert [_report(rita, scope).status_code for scope in scopes] == [202] * len(scopes)
    _work(settled)
    assert _report(client, scopes[-1]).status_code == 200
    with unit():
        assert set(db.session.scalars(db.select(Printing.whose))) == {""}


def test_whoever_works_here_has_a_press_of_their_own(settled: Flask, client: FlaskClient, unit: Unit) -> None:
    visitors, desks = worker.PRESSES["press"], worker.PRESSES["press for the desks"]
    for query in ("mechanism=bali", "milestone=imrf-2022"):
        _report(client, query)
    client.get(AGENDA)
    account(settled, "rita@example.org", ("rapporteur", None))
    rita = signed_in(settled, "rita@example.org")
    assert rita.get(AGENDA).status_code == 202  # it waits already, for others; she need not wait with it
    assert rita.get(AGENDA).status_code == 202
    with settled.app_context():
        handlers = settled.extensions["concord.handlers"]
        assert outbox.work_off(handlers, desks)
        assert rita.get(AGENDA).status_code == 200
        assert not outbox.work_off(handlers, desks)
        with unit():
            made = db.session.scalars(db.select(Printing.lane).where(Printing.made_at.is_not(None))).all()
            assert made == ["person"]
        while outbox.work_off(handlers, visitors):
            pass
    assert _report(client, "mechanism=bali").status_code == 200


def test_what_is_too_large_for_everybodys_press_is_tried_anew_for_who_works_here(
    settled: Flask, client: FlaskClient, unit: Unit
) -> None:
    client.get(AGENDA)
    with unit():
        row = db.session.scalars(db.select(Printing)).one()
        row.failed_at, row.error = clock.now(), jobs.WHY["size"]
    assert "It is too long to print." in client.get(AGENDA).text
    account(settled, "rita@example.org", ("rapporteur", None))
    rita = signed_in(settled, "rita@example.org")
    assert rita.get(AGENDA).status_code == 202
    _work(settled)
    assert client.get(AGENDA).status_code == rita.get(AGENDA).status_code == 200


def test_is_the_same_file_in_whatever_way_its_language_was_chosen(settled: Flask, client: FlaskClient) -> None:
    def named(answer: TestResponse) -> str:
        return answer.text.partition("/printings/")[2][:64]

    asked = client.get(f"{AGENDA}?lang=fr")
    preferred = client.get(AGENDA, headers={"Accept-Language": "fr"})
    assert len(named(asked)) == 64
    assert named(asked) == named(preferred) != named(settled.test_client().get(AGENDA))  # who asked once is remembered


def test_knows_nothing_of_what_nobody_asked_for(client: FlaskClient) -> None:
    assert client.get(f"/printings/{'a' * 64}").json["state"] == "unknown"


def test_forgets_what_was_asked_for_long_ago_and_what_visitors_put_together_sooner(settled: Flask, unit: Unit) -> None:
    shelf: Shelf = settled.extensions["concord.shelf"]
    two_days = clock.now() - timedelta(days=2)
    with unit():
        db.session.add(_waiting(1, asked_at=clock.now() - jobs.KEPT - timedelta(days=1)))
        db.session.add(_waiting(2, asked_at=two_days))
        db.session.add(_waiting(3, asked_at=two_days, lane="composed"))
        db.session.add(_waiting(4, lane="composed"))
    for number in (2, 3, 4):
        shelf.keep(f"{number:064x}", b"%PDF-")
    with unit():
        assert jobs.forget_old(shelf) == 2
    assert [shelf.pdf(f"{number:064x}") is not None for number in (2, 3, 4)] == [True, False, True]


def test_what_was_kept_longest_ago_makes_room_for_a_new_pdf(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, most=250)
    for number in range(3):
        shelf.keep(f"{number:064x}", b"%PDF-" + b"x" * 95)
        os.utime(tmp_path / "cache" / "00" / f"{number:064x}pdf", (number, number))
    assert [shelf.pdf(f"{number:064x}") is not None for number in range(3)] == [False, True, True]
