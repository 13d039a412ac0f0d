"""Rows that are ticked on the draft agenda are moved, given a room or cancelled together, and undone as one."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.history import HistoryEntry
from meetings.programme.actions.delaying import versions_of
from meetings.programme.actions.selected import MOST
from meetings.programme.actions.sessions import add_session, cancel_session, edit_session
from tests.accounts.people import PASSWORD
from tests.programme.browsing import DESK, form_on, forms_to
from tests.programme.builders import CODE, OLGA, Unit, at_desk, entry, session_at_desk, webinar
from tests.programme.test_moving_what_comes_after import a_day, times

SELECTED = f"{DESK}/sessions/selected"


def picked(unit: Unit, *numbers: int) -> list[str]:
    with unit():
        return versions_of(each for each in at_desk().sessions if each.number in numbers).split()


def do(client: FlaskClient, rows: list[str], act: str, **typed: str) -> str:
    """Tick the rows, press the button; what the next page says, as text."""
    form = form_on(client.get(f"{DESK}/agenda"), SELECTED)
    sent = client.post(
        SELECTED, data=MultiDict([*{**form, **typed, "do": act}.items(), *(("picked", r) for r in rows)])
    )
    assert sent.status_code == 303
    return client.get(sent.location).text


def undo(client: FlaskClient, page: str) -> str:
    """Press Undo on the page."""
    sent = client.post(SELECTED, data=next(form for form in forms_to(page, SELECTED) if "back" in form))
    assert sent.status_code == 303
    return client.get(sent.location).text


@pytest.fixture
def _day(unit: Unit) -> None:
    with unit():
        a_day()


@pytest.mark.usefixtures("_day")
def test_moves_by_minutes_and_back(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        before = times()
    page = do(alice, picked(unit, 2, 4), "minutes", minutes="15")
    assert "2 sessions are moved." in page
    with unit():
        assert times() == {**before, "Panel": "20 10:15-12:00", "Closing": "20 14:15-15:15"}
    undo(alice, page)
    with unit():
        assert times() == before


@pytest.mark.usefixtures("_day")
def test_moves_to_another_day_at_their_own_times_and_back(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        before = times()
    page = do(alice, picked(unit, 1, 5), "day", day="2027-05-22")
    with unit():
        assert times() == {**before, "Opening": "22 09:00-10:00", "Morrow": "22 09:00-10:00"}
        told = db.session.scalars(select(HistoryEntry.subject_key).where(HistoryEntry.action == "session.moved")).all()
        assert sorted(told) == [f"{CODE}/1", f"{CODE}/5"]  # each as if it had been moved alone
    undo(alice, page)
    with unit():
        assert times() == before


@pytest.mark.usefixtures("_day")
def test_gives_them_a_room_or_none_and_each_gets_its_own_back(alice: FlaskClient, unit: Unit) -> None:
    def rooms() -> list[str | None]:
        return [each.room.name if each.room else None for each in at_desk().sessions if each.number in (1, 2)]

    with unit():
        before = rooms()
    page = do(alice, picked(unit, 1, 2), "room", room="Assembly Hall")
    with unit():
        assert rooms() == ["Assembly Hall", "Assembly Hall"]
    undo(alice, page)
    with unit():
        assert rooms() == before
    do(alice, picked(unit, 1, 2), "room", room="")
    with unit():
        assert rooms() == [None, None]


@pytest.mark.usefixtures("_day")
def test_cancels_those_that_are_planned_and_restores_only_these(alice: FlaskClient, unit: Unit) -> None:
    page = do(alice, picked(unit, 1, 2, 6), "cancel")  # 6 was cancelled before
    assert "2 sessions are cancelled in the draft." in page
    page = undo(alice, page)
    assert "2 sessions are as they were." in page
    with unit():
        assert [each.standing for each in at_desk().sessions if each.number in (1, 2, 6)] == [
            "planned", "planned", "cancelled",
        ]  # fmt: skip


@pytest.mark.usefixtures("_day")
@pytest.mark.parametrize(
    ("act", "typed", "said"),
    [
        ("minutes", {"minutes": ""}, "Give a number of minutes"),
        ("minutes", {"minutes": "1441"}, "Give a number of minutes"),
        ("minutes", {"minutes": "soon"}, "Not a valid integer value"),
        ("day", {"day": ""}, "Say what to do with the sessions"),
        ("day", {"day": "31 May"}, "Give the day as year, month and day"),
        ("burn", {}, "Say what to do with the sessions"),
        ("", {"back": "0" * 64}, "This can no longer be undone at once."),
        ("", {"back": "../../etc"}, "This can no longer be undone at once."),
        ("", {"back": "x" * 65}, "This can no longer be undone at once."),
    ],
)
def test_what_cannot_be_done_changes_nothing_and_says_why(
    alice: FlaskClient, unit: Unit, act: str, typed: dict[str, str], said: str
) -> None:
    with unit():
        before = times()
    page = do(alice, picked(unit, 1, 2), act, **typed)
    assert said in page
    with unit():
        assert times() == before


@pytest.mark.usefixtures("_day")
def test_nothing_selected_is_told(alice: FlaskClient) -> None:
    assert "Select the sessions first." in do(alice, [], "cancel")


@pytest.mark.usefixtures("_day")
def test_one_that_somebody_changed_meanwhile_stops_all(alice: FlaskClient, unit: Unit) -> None:
    rows = picked(unit, 1, 2)
    with unit():
        session = session_at_desk(2)
        edit_session(OLGA, session, entry("Panel", "10:00", "11:30"), session.version)
    page = do(alice, rows, "day", day="2027-05-22")
    assert "Somebody changed one of these sessions meanwhile." in page
    with unit():
        assert times()["Opening"].startswith("20 ")


@pytest.mark.usefixtures("_day")
def test_a_session_of_another_meeting_is_none_of_these(alice: FlaskClient, unit: Unit) -> None:
    page = do(alice, ["999:1"], "cancel")
    assert "Somebody changed one of these sessions meanwhile." in page


@pytest.mark.usefixtures("_day")
def test_is_for_its_organisers_only(bob: FlaskClient, charlie: FlaskClient, client: FlaskClient) -> None:
    for who, status in ((bob, 403), (charlie, 404)):
        token = form_on(who.get("/account/"), "/account/name")["csrf_token"]
        assert who.post(SELECTED, data={"csrf_token": token, "do": "cancel"}).status_code == status
    assert client.post(SELECTED, data={"do": "cancel"}).status_code in (400, 403)


@pytest.mark.usefixtures("_day", "alice")
def test_in_a_browser_a_range_is_selected_and_fifteen_rows_fit(page: Page, unit: Unit) -> None:
    with unit():
        cancel_session(OLGA, session_at_desk(5))
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{DESK}/agenda")
    page.get_by_label("Email").fill("alice@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{DESK}/agenda")
    bar, boxes = page.locator(".bulk"), page.locator("tbody input[type=checkbox]")
    assert not bar.is_visible()
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    assert "3 selected" in bar.inner_text()
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert "4 selected" in bar.inner_text()
    page.get_by_role("button", name="Clear the selection").click()
    assert not bar.is_visible()
    page.get_by_label("Select all").check()
    assert f"{boxes.count()} selected" in bar.inner_text()
    rows = page.locator("tbody tr[id^=session-]")
    first = rows.nth(0).bounding_box()
    assert first is not None
    assert (900 - 48 - first["y"]) / first["height"] >= 15  # between the head and the bar


@pytest.mark.usefixtures("_day")
def test_what_one_person_changed_no_other_takes_back(alice: FlaskClient, olga: FlaskClient, unit: Unit) -> None:
    page = do(alice, picked(unit, 1), "minutes", minutes="15")
    (form,) = [form for form in forms_to(page, SELECTED) if "back" in form]
    token = form_on(olga.get(f"{DESK}/agenda"), SELECTED)["csrf_token"]
    sent = olga.post(SELECTED, data={**form, "csrf_token": token})
    assert "This can no longer be undone at once." in olga.get(sent.location).text
    with unit():
        assert times()["Opening"] == "20 09:15-10:15"


def test_out_of_the_hour_that_comes_twice_and_back_into_it(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = webinar(dates=FuzzyDates.on(date(2027, 10, 30), date(2027, 10, 31)))
        add_session(OLGA, meeting, entry("Night", "2027-10-31 02:15", "2027-10-31 02:45", start_fold=1, end_fold=1))
        before = session_at_desk(1).starts_at
    page = do(alice, picked(unit, 1), "day", day="2027-11-02")
    undo(alice, page)
    with unit():
        assert session_at_desk(1).starts_at == before


@pytest.mark.usefixtures("_day")
def test_cancelled_ones_are_left_out_of_a_move_and_told_where_there_are_no_others(
    alice: FlaskClient, unit: Unit
) -> None:
    assert "1 session is moved." in do(alice, picked(unit, 1, 6), "minutes", minutes="5")
    for act, typed in (("minutes", {"minutes": "5"}), ("cancel", {})):
        assert "All that is selected is cancelled already." in do(alice, picked(unit, 6), act, **typed)


def test_more_than_may_be_changed_at_once_are_refused_and_undo_fits_a_cookie(alice: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = webinar()
        for number in range(MOST + 1):
            add_session(OLGA, meeting, entry(f"Session {number}", "09:00", "10:00"))
    everything = picked(unit, *range(1, MOST + 2))
    assert f"Select at most {MOST} sessions at once." in do(alice, everything, "room", room="Room I")
    form = form_on(alice.get(f"{DESK}/agenda"), SELECTED)
    rows = [("picked", row) for row in everything[:MOST]]
    sent = alice.post(SELECTED, data=MultiDict([*{**form, "do": "room", "room": "Room I"}.items(), *rows]))
    assert sum(len(cookie) for cookie in sent.headers.getlist("Set-Cookie")) < 2000
    page = alice.get(sent.location).text
    assert f"{MOST} sessions are moved." in page
    assert f"{MOST} sessions are as they were." in undo(alice, page)


@pytest.mark.usefixtures("_day")
def test_the_one_field_that_is_filled_says_what_is_meant(alice: FlaskClient, unit: Unit) -> None:
    do(alice, picked(unit, 1), "minutes", day="2027-05-22")  # Enter presses the first button of a form
    with unit():
        assert times()["Opening"].startswith("22 ")
