"""kill -9 of the processes that answer, during real POSTs: nothing acknowledged is lost, nothing is done twice."""

import threading

from flask import Flask

from meetings.core.db import db, unit_of_work
from meetings.programme.models import Meeting
from tests.faults.writing import Writers, kept, new_meeting, organiser
from tests.servers import Served

WRITES = 60
KILL_AT = (10, 25, 40)  # after so many answers all workers are killed


def test_loses_nothing_acknowledged_and_does_nothing_twice(app: Flask, live_server: Served) -> None:
    def kill() -> None:
        for worker in live_server.workers():
            worker.kill()

    writers = Writers(organiser(app, live_server.url), WRITES, dict.fromkeys(KILL_AT, kill))
    writers.write()
    assert writers.unexpected == []
    assert len(writers.acknowledged) == WRITES
    assert writers.broken > 0, "the kills hit no request: the test showed nothing"
    expected = sorted(writers.acknowledged)
    assert kept(app) == (expected, expected, [])


def test_a_form_sent_again_gives_the_first_answer_and_does_nothing(app: Flask, live_server: Served) -> None:
    browser = organiser(app, live_server.url)
    form = new_meeting("once", browser.token("/desk/new"), once="one key")
    answers: list[tuple[int, str, str]] = []
    senders = [threading.Thread(target=lambda: answers.append(browser.ask("POST", "/desk/new", form))) for _ in "12345"]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(30)
    assert [answer[:2] for answer in answers] == [(303, "/meetings/once/desk/")] * 5
    with app.app_context(), unit_of_work(write=False):
        assert db.session.query(Meeting).where(Meeting.code == "once").count() == 1
