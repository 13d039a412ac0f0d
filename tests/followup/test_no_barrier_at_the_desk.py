"""In a real browser: the analyst's pages have no barrier, as wide as a telephone and as a desk, light and dark."""

from itertools import product
from pathlib import Path
from typing import Final

import pytest
from flask import Flask
from playwright.sync_api import Page

from meetings.followup.actions.checking import dispute
from meetings.followup.actions.evidence import EvidenceEntry
from meetings.followup.actions.mandates import MandateEntry, record_mandate
from meetings.followup.actions.steps import agree_public, take_back
from tests.accounts.people import PASSWORD, account
from tests.followup.builders import (
    ANA,
    BEN,
    HERE,
    LETTER,
    Unit,
    asked,
    milestone,
    read,
    result,
    started,
    stepped,
)
from tests.followup.test_mandates import mechanism

AXE: Final = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST: Final = {"type": "rule", "values": ["color-contrast"]}  # all that a scheme of colours can change
RUN: Final = (
    "runOnly => axe.run(document, {runOnly, resultTypes: ['violations']}).then(done => done.violations.map("
    "each => `${each.id}: ${each.nodes[0].html.slice(0, 200)}`))"
)
DESK: Final = "/desk/followup/"


def _addresses() -> list[str]:
    """Record all that the desk can show, and say where it is shown."""
    one, other = asked("TEST-R01"), asked("TEST-R02")
    asked("TEST-R03")
    contribution, second, text = started(one), started(other, carrier="Mexico"), result()
    stepped(contribution, evidence=EvidenceEntry(kind="letter", title="A letter in confidence"))
    agree_public(ANA, contribution, LETTER)
    entry = stepped(contribution, "acknowledged").step
    take_back(ANA, contribution, entry, "It was another one.")
    last = stepped(second, "prepared").step
    reading = read(contribution, text)
    dispute(BEN, reading, "Paragraph 1 speaks of labour only.")
    for standing in ("pending", "takes-no-positions"):
        record_mandate(ANA, MandateEntry(mechanism=mechanism(), cycle=milestone().cycle, standing=standing))
    begun = f"contributions/{contribution.id}"
    return [
        "", "waiting/to-verify", "waiting/held", "recommendations/", "recommendations/TEST-R01",
        "recommendations/TEST-R01/links/new", f"contributions/new?document={one.wordings[0].document_id}&all=1",
        f"{begun}/steps/new", f"contributions/{second.id}/steps/{last.id}/taking-back", f"{begun}/readings/new",
        f"contributions/{second.id}/readings/new?find=pathways", f"readings/{reading.id}", "mandates/", "mandates/new",
        "milestones/", f"milestones/{HERE}",
    ]  # fmt: skip


def _sign_in(page: Page) -> None:
    page.goto(DESK)
    page.get_by_label("Email").fill("ana@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{DESK}")


def _barriers(page: Page) -> list[str]:
    """What axe finds on the page that is shown, in every setting; each page is loaded once."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found: list[str] = []
    for width, scheme in product((320, 1440), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        found += [f"{width} {scheme}: {each}" for each in page.evaluate(RUN, RULES if scheme == "light" else CONTRAST)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{width} {scheme}: wider than the page")
    return found


@pytest.mark.alike
def test_axe_finds_no_barrier_on_any_page_of_the_analysts_desk(app: Flask, page: Page, unit: Unit) -> None:
    account(app, "ana@example.org", ("analyst", None))
    with unit():
        addresses = _addresses()
    script, found = AXE.read_text(), []
    _sign_in(page)
    for address in addresses:
        answer = page.goto(DESK + address)
        assert answer is not None
        assert answer.status == 200, address
        page.evaluate(script)
        found += [f"{address}: {each}" for each in _barriers(page)]
    assert found == []
