"""axe-core looks at every public page, narrow and wide, light and dark, and finds nothing."""

from pathlib import Path
from typing import Literal

import pytest
from flask import Flask
from playwright.sync_api import Page

from meetings.programme.actions.groups import add_group
from meetings.programme.actions.sessions import cancel_session, move_session
from meetings.programme.queries.visible_meetings import session_of
from tests.pages.every_address import pages
from tests.pages.meetings import drafted, full_of_sessions, held, made
from tests.participation.lists import issued
from tests.programme.builders import OLGA, Unit, at_desk, wall
from tests.programme.typed import typed_group

pytestmark = pytest.mark.alike

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MORE = (
    "/meetings/?kind=grcp&q=global",
    "/meetings/?q=nothing+is+called+so",
    "/meetings/?view=month&month=2027-05",
    "/meetings/full/",
    "/meetings/full/agenda?tz=Pacific/Apia",
    "/meetings/full/breakouts/",
    "/meetings/full/releases/",
    "/meetings/full/releases/1",
    "/meetings/named/",
    "/meetings/rc-2017-africa-3/",
    "/meetings/rc-2017-americas-1/",
    "/states/XKX",
    "/documents/A/RES/73/195",
    "/recommendations/?meeting=grcp-7&objective=5",
    "/search?q=labour+mobility",
)


def violations(page: Page, scheme: Literal["light", "dark"], rules: list[str]) -> list[str]:
    """What axe finds on the page as it is; in the dark only colours differ, so that contrast alone is asked there.

    Without motion, colours change at once and not while axe looks.
    """
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found: list[str] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules}).then(done => done.violations.map("
        "each => `${each.id}: ${each.nodes[0].html.slice(0, 200)}`))",
        rules,
    )
    return found


@pytest.fixture
def _world(unit: Unit) -> None:
    """A meeting with all that an agenda can hold, in two releases, and a listed one."""
    with unit():
        held("named", "listed")
        meeting = drafted("full", city="Geneva", country="CHE", mode="hybrid", regions=["africa"], feeds=["imrf-2030"])
        full_of_sessions(meeting, range(8))
        add_group(OLGA, meeting, typed_group(name="Data", topic="Figures", sessions=(1,), facilitator="Mr Aho"))
        made(meeting)
    with unit():
        session = session_of(at_desk(OLGA, "full"), 1)
        move_session(OLGA, session, start=wall("2027-05-20 15:00"), room="Room II", version=session.version)
        cancel_session(OLGA, session_of(at_desk(OLGA, "full"), 5))
        made(at_desk(OLGA, "full"), "The afternoon changes.")
        issued("full", "Somebody who agreed")


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_no_barrier(app: Flask, page: Page, width: int) -> None:
    script = AXE.read_text()
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for address in (*pages(app), *MORE):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        page.evaluate(script)
        found += [f"{address}: {violation}" for violation in violations(page, "light", RULES)]
        found += [f"{address}, dark: {violation}" for violation in violations(page, "dark", ["color-contrast"])]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is wider than the page"
    assert found == []
