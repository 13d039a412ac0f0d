"""A form that is sent twice is done once; one that says something else is another form, whatever key it carries."""

from flask import Flask

from meetings.core.db import db, unit_of_work
from meetings.programme.models import Meeting
from tests.accounts.people import account, post, signed_in


def titles(app: Flask) -> set[str]:
    with app.app_context(), unit_of_work(write=False):
        return {meeting.title for meeting in db.session.query(Meeting) if meeting.version == 1 and not meeting.sources}


def test_twice_the_same_is_one_meeting_and_twice_the_same_answer(app: Flask) -> None:
    account(app, "olga@example.org", ("organiser", None))
    olga = signed_in(app, "olga@example.org")
    form = {"title": "Alpha", "kind": "webinar", "precision": "undetermined", "once": "a-key-of-the-form"}
    answers = [post(olga, "/desk/new", form_on="/desk/new", **form) for _time in (1, 2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert titles(app) == {"Alpha"}


def test_going_back_and_typing_something_else_is_another_meeting(app: Flask) -> None:
    account(app, "olga@example.org", ("organiser", None))
    olga = signed_in(app, "olga@example.org")
    form = {"kind": "webinar", "precision": "undetermined", "once": "a-key-of-the-form"}
    for title in ("Alpha", "Beta"):
        assert post(olga, "/desk/new", form_on="/desk/new", title=title, **form).status_code == 303
    assert titles(app) == {"Alpha", "Beta"}
