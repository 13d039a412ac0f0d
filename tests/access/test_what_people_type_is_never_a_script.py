"""Every text field of every form is filled with scripts; a real browser then opens every page, and none of them runs.

The forms are found by following links from the desks, and counted against the form classes: a new text field that no
form on any page leads to fails here.
"""

from functools import partial

import pytest
from flask import Flask
from playwright.sync_api import Browser, Dialog

from meetings.core import seals
from meetings.core.db import db, unit_of_work
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.sessions import add_session
from tests.access.spider import Careful, Spider, every_form, text_fields
from tests.accounts.people import PASSWORD, account
from tests.browsers import clean_page
from tests.followup.builders import result, started, stepped
from tests.outcomes.builders import OLGA, Unit, marked, written
from tests.programme.builders import CODE, at_desk, entry
from tests.programme.typed import typed_group
from tests.servers import Served

pytestmark = pytest.mark.alike
PUBLIC = (
    "/", "/meetings/", f"/meetings/{CODE}/", f"/meetings/{CODE}/agenda", f"/meetings/{CODE}/breakouts/",
    f"/meetings/{CODE}/releases/", "/documents/", f"/documents/{CODE}/outcome", "/recommendations/", "/followup/",
)  # fmt: skip
REPORTS = """document.addEventListener('securitypolicyviolation', event =>
    console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`))"""
ALIVE = "document.querySelectorAll('[onload], [onerror], script:not([src]), a[href^=javascript]').length"
UNREACHED = {
    ("ParagraphForm", "number"): "texts with numbers of their own only",
    ("NewParagraphForm", "number"): "texts with numbers of their own only",
    ("ApartForm", "whole"): "once several paragraphs were pasted; tests/outcomes/test_pasted_at_the_desk.py does",
    ("AgreementForm", "note"): "once a list of participants was issued",
}


@pytest.fixture
def world(app: Flask, unit: Unit) -> Flask:
    """A meeting with sessions, a group, a draft and a published text, and a recommendation on its way."""
    with unit():
        draft = written("# Heading", "Cooperate on data", "Share practices")
        marked(draft, 1)
        add_session(OLGA, at_desk(OLGA), entry("Opening", "09:00", "10:00", "Amara Diallo", room="Room I"))
        add_group(OLGA, at_desk(OLGA), typed_group(name="Group", sessions=(1,)))
    with unit():
        stepped(started())
        result()
    account(app, "ada@example.org", *((role, None) for role in ("administrator", "organiser", "rapporteur", "analyst")))
    return app


@pytest.fixture
def typed(world: Flask) -> Spider:
    """What was typed into everything, and where it shows."""
    spider = Spider(world)
    spider.crawl()
    spider.look_again()
    return spider


def test_what_is_saved_as_it_stands_is_no_fault(world: Flask) -> None:
    careful = Careful(world)
    careful.crawl()
    assert careful.taken >= 8, careful.done
    assert _edited_past_the_program(world) == []


def test_none_of_it_runs_in_a_browser(typed: Spider, live_server: Served, browser: Browser) -> None:
    every = {(form.__name__, name) for form in every_form() for name in text_fields(form)}
    assert sorted(every - typed.typed - UNREACHED.keys()) == [], "no form on any page that was found has these"
    assert typed.taken >= 30, typed.stuck
    assert _edited_past_the_program(typed.app) == []
    everywhere = [address for address, html in typed.pages.items() if "alert(7)" in html]
    assert len(everywhere) > 30
    with clean_page(browser, live_server.url) as page:
        asked: list[str] = []
        page.on("dialog", partial(_noted, asked))
        page.add_init_script(REPORTS)
        for addresses in (PUBLIC, (*PUBLIC, *everywhere)):
            for address in addresses:
                page.goto(address)
                assert page.evaluate(ALIVE) == 0, address
            if addresses is PUBLIC:
                page.goto("/sign-in")
                page.fill("[name=email]", "ada@example.org")
                page.fill("[name=password]", PASSWORD)
                page.locator("main form button[type=submit]").click()
        assert asked == []


def _edited_past_the_program(app: Flask) -> list[seals.Found]:
    """Whatever a form changed without sealing it."""
    with app.app_context(), unit_of_work(write=False):
        return list(seals.broken(db.session.connection()))


def _noted(asked: list[str], dialog: Dialog) -> None:
    asked.append(dialog.message)
    dialog.dismiss()
