"""In a real browser: an organiser makes a webinar from nothing and releases it twice. No page has a barrier."""

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from meetings.core.dates import FuzzyDates
from meetings.participation import actions
from meetings.participation.actions import PersonEntry
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.meetings import postpone_meeting
from meetings.programme.actions.sessions import add_session, cancel_session
from tests.accounts.people import PASSWORD, account
from tests.pages.test_accessibility import violations
from tests.programme.browsing import DESK
from tests.programme.builders import (
    OLGA,
    Unit,
    at_desk,
    entry,
    frozen,
    released,
    session_at_desk,
    sessions_of,
    with_sessions,
)
from tests.programme.typed import typed_group

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "/desk/", "/desk/?q=nothing-like-it", "/desk/new", f"{DESK}/", f"{DESK}/details", f"{DESK}/agenda",
    f"{DESK}/sessions/new", f"{DESK}/sessions/1", f"{DESK}/sessions/1/moves", f"{DESK}/sessions/1/removal",
    f"{DESK}/sessions/shift",
    f"{DESK}/groups", f"{DESK}/groups/new", f"{DESK}/groups/1", f"{DESK}/groups/1/members?q=a",
    f"{DESK}/groups/1/removal", f"{DESK}/people", f"{DESK}/people/1", f"{DESK}/releases", f"{DESK}/history",
    f"{DESK}/postponement", f"{DESK}/cancellation",
    f"{DESK}/reinstatement",
)  # fmt: skip


def sign_in(page: Page) -> None:
    page.goto("/desk/")
    page.get_by_label("Email").fill("olga@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")


def add_one(page: Page, title: str, start: str, end: str, room: str) -> None:
    page.get_by_role("link", name="Add a session").click()
    page.get_by_label("Title").first.fill(title)
    page.get_by_label("Starts").fill(start)
    page.get_by_label("Ends", exact=True).fill(end)
    page.get_by_label("Room").fill(room)
    page.get_by_role("button", name="Add it to the draft").click()
    page.wait_for_url("**/agenda#session-*")


def release(page: Page, note: str) -> None:
    page.get_by_role("link", name="Preview and release").first.click()
    page.get_by_label("What people should know").fill(note)
    page.get_by_role("button", name="Make release").click()
    page.get_by_text("is out.").wait_for()


def test_from_nothing_to_a_second_release(app: Flask, page: Page, unit: Unit) -> None:
    account(app, "olga@example.org", ("organiser", None))
    sign_in(page)

    page.get_by_role("link", name="Start a meeting").click()
    page.get_by_label("Title").fill("Spring webinar")
    page.get_by_label("First day").fill("2027-05-20")
    page.get_by_label("Time zone").fill("Zurich")
    page.get_by_role("button", name="Start the meeting").click()
    page.wait_for_url(f"**{DESK}/")

    page.get_by_role("link", name="Draft agenda").click()
    page.get_by_role("link", name="Give the meeting a time zone first").wait_for(state="detached")
    add_one(page, "Opening", "09:00", "10:00", "Room I")
    add_one(page, "Panel", "09:30", "10:30", "Room I")
    assert page.get_by_text("“Opening” and “Panel” overlap in Room I.").count() == 3

    second = page.locator("#session-2")
    second.locator('a[data-key="m"]').click()
    page.get_by_label("Starts").fill("10:00")
    page.get_by_role("button", name="Move it").click()
    page.get_by_text("Session 2 is moved.").wait_for()
    assert page.get_by_text("overlap").count() == 0

    release(page, "The agenda.")
    page.get_by_role("link", name="Draft agenda").click()
    page.locator("#session-1").get_by_role("button", name="Cancel it").click()
    page.get_by_text("Session 1 is cancelled in the draft.").wait_for()
    release(page, "The opening is cancelled.")

    with unit():
        document = frozen()
        assert (at_desk(OLGA).release_number, sessions_of(document)["Opening"].standing) == (2, "cancelled")
        assert [each.sequence for each in document.sessions] == [1, 0]


def test_enter_in_a_line_saves_the_session_and_touches_no_speaker(app: Flask, page: Page, unit: Unit) -> None:
    with unit():
        with_sessions()
    account(app, "olga@example.org", ("organiser", None))
    sign_in(page)
    page.goto(f"{DESK}/sessions/1")
    page.get_by_label("Title").first.fill("Welcome")
    page.keyboard.press("Enter")
    page.get_by_text("Session 1 is saved.").wait_for()
    with unit():
        session = session_at_desk(1, OLGA)
        assert (session.title, [speaker.name for speaker in session.speakers]) == ("Welcome", ["Amara Diallo"])


@pytest.fixture
def _world(app: Flask, unit: Unit) -> None:
    """A webinar with all that its desk can show: warnings, a cancelled session, a group, people, a release to come."""
    account(app, "olga@example.org", ("organiser", None))
    with unit():
        meeting = with_sessions()
        group = add_group(OLGA, meeting, typed_group(name="Data", sessions=(2,)))
        actions.seat(OLGA, group, actions.add_person(OLGA, meeting, PersonEntry(name="Ann Zimba", title="Adviser")))
        actions.add_person(OLGA, meeting, PersonEntry(name="Bo Allen"))
        released()
        add_session(OLGA, meeting, entry("Aside", "10:30", "11:30", "Luis Quispe", room="Room II"))
        cancel_session(OLGA, session_at_desk(1, OLGA))
        postpone_meeting(OLGA, at_desk(OLGA), FuzzyDates.undetermined())  # so that there is something to reinstate


@pytest.mark.usefixtures("_world")
@pytest.mark.alike
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_no_barrier_on_any_page_of_the_desk(page: Page, width: int) -> None:
    script = AXE.read_text()
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page)
    found = []
    for address in PAGES:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        page.evaluate(script)
        found += [f"{address}: {violation}" for violation in violations(page, "light", RULES)]
        found += [f"{address}, dark: {violation}" for violation in violations(page, "dark", ["color-contrast"])]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{address} is wider than the page")
    assert found == []
