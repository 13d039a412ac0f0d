"""In a real browser: what is typed is saved by itself, kept without a connection, and never written over another's."""

import re
from typing import Literal

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.outcomes.actions import DocumentEntry, ParagraphEntry, add_paragraph, edit_paragraph, start_document
from tests.accounts.people import PASSWORD, account
from tests.outcomes.builders import ALICE, BOB, CODE, REFERENCE, Unit, at_desk, marked, published, texts, written
from tests.programme.builders import DAY
from tests.programme.builders import at_desk as meeting_at_desk
from tests.programme.test_an_organisers_day import AXE, RULES


def at_the_text(app: Flask, unit: Unit, page: Page) -> str:
    """Bob, signed in, at the text of his draft."""
    account(app, "bob@example.org", ("rapporteur", CODE))
    with unit():
        number = db.session.query(Document.id).filter(Document.reference == REFERENCE).scalar()
    address = f"/desk/documents/{number}/"
    page.goto(address)
    page.get_by_label("Email").fill("bob@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    return address


def test_saves_as_one_types_and_tells_when_somebody_else_did(app: Flask, unit: Unit, page: Page) -> None:
    with unit():
        written("Cooperate on data", "Share practices")
    at_the_text(app, unit, page)
    first = page.locator(".draft__para").first
    first.get_by_text("Edit").press("Enter")
    field = first.get_by_role("textbox")
    expect(field).to_be_focused()
    field.press_sequentially("Closely: ")
    expect(first.get_by_role("status")).to_have_text(re.compile(r"Saved \d\d:\d\d$"))
    with unit():
        assert "Closely: " in at_desk().paragraphs[0].text
        edit_paragraph(ALICE, at_desk().paragraphs[0], ParagraphEntry(text="By Alice"), at_desk().paragraphs[0].version)
    field.fill("By Bob")
    expect(first.get_by_role("status")).to_have_text(re.compile("Somebody else saved this paragraph"))
    first.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Typed by you")).to_be_visible()
    page.get_by_role("textbox", name="Text").fill("By Alice and Bob")
    page.get_by_role("button", name="Save this text").click()
    page.wait_for_url("**/#paragraph-*")
    with unit():
        assert texts(at_desk())[0] == "1 By Alice and Bob"


def test_keeps_what_is_typed_without_a_connection(app: Flask, unit: Unit, page: Page) -> None:
    with unit():
        written("Cooperate on data")
    address = at_the_text(app, unit, page)
    first = page.locator(".draft__para").first
    first.get_by_text("Edit").click()
    page.context.set_offline(True)
    first.get_by_role("textbox").fill("Typed on a train")
    expect(first.get_by_role("status")).to_have_text(re.compile("Not connected"))
    page.context.set_offline(False)
    expect(first.get_by_role("status")).to_have_text(re.compile("Saved"))
    page.context.set_offline(True)
    first.get_by_role("textbox").fill("Typed in a tunnel")
    expect(first.get_by_role("status")).to_have_text(re.compile("Not connected"))
    page.route("**/paragraphs/**", lambda route: route.abort())  # gone before it was sent
    page.context.set_offline(False)
    page.goto(address)
    expect(page.locator("textarea").first).to_have_value("Typed in a tunnel")
    page.unroute("**/paragraphs/**")
    expect(page.get_by_role("status").first).to_have_text(re.compile("Saved"))
    with unit():
        assert texts(at_desk()) == ["1 Typed in a tunnel"]


def test_moves_a_paragraph_from_the_keyboard(app: Flask, unit: Unit, page: Page) -> None:
    with unit():
        written("First", "Second")
    at_the_text(app, unit, page)
    second = page.locator(".draft__para").nth(1)
    second.get_by_text("Edit").press("Enter")
    second.get_by_role("textbox").press("Alt+ArrowUp")
    page.wait_for_url("**edit=*")
    with unit():
        assert texts(at_desk()) == ["1 Second", "2 First"]


@pytest.mark.alike
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_on_any_page_of_the_desk(
    app: Flask, unit: Unit, page: Page, scheme: Literal["light", "dark"]
) -> None:
    with unit():
        draft = written("# Heading", "PP Recalling", "First", "  part", "- bullet", "~ Words")
        edit_paragraph(BOB, draft.paragraphs[2], ParagraphEntry(text="First, better"), 1)
        edit_paragraph(ALICE, draft.paragraphs[2], ParagraphEntry(text="First and foremost"), 2)
        wording = marked(draft, 2).id
        number = published(another()).document_id
    text = at_the_text(app, unit, page)
    pages = [
        "",
        "details",
        "recommendations",
        "recommendations/new",
        f"recommendations/{wording}",
        "versions",
        "preview",
    ]
    pages += [f"recommendations/{wording}/removal", "publication"]
    addresses = [text + each for each in pages] + [
        f"/desk/documents/{number}/",
        f"/desk/documents/{number}/publication",
    ]
    addresses += ["/desk/documents/", f"/meetings/{CODE}/desk/documents", f"/meetings/{CODE}/desk/documents/new"]
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320 if scheme == "light" else 1440, "height": 900})
    found = []
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        found += [f"{address}: {barrier}" for barrier in barriers(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{address} is wider than the page")
    assert found == []


def barriers(page: Page) -> list[str]:
    """What axe finds, in a line each."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found["violations"]]


def another() -> Document:
    """A second document of the same meeting."""
    entry = DocumentEntry(title="Chair's summary", reference=f"{CODE}/summary", issued=FuzzyDates.on(DAY))
    document = start_document(BOB, meeting_at_desk(ALICE), entry)
    add_paragraph(BOB, document, ParagraphEntry(text="It was said."))
    marked(document, 0)
    return document
