"""A document as a PDF: its words come out, those around it are in its language, nobody gets what is not theirs."""

import json
import re
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.core import outbox
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.outbox import OutboxItem
from meetings.documents.models import Document
from meetings.formats.pdf import printed
from meetings.handouts.printing.answering import Sheet
from meetings.handouts.printing.jobs import STATIC
from meetings.handouts.sheets import captions_ar_zh_ru
from meetings.handouts.sheets.document import document_sheet
from meetings.handouts.sheets.document_parts import contents, paragraphs, shortened
from meetings.outcomes.actions.publishing import PREPARE
from meetings.outcomes.actions.revising import revise
from meetings.outcomes.queries.readable_texts import document_for
from tests.accounts.people import account, signed_in
from tests.handouts.specimens import DAY, TEXTS, TITLES, specimen, whole_text, worked_off
from tests.outcomes.builders import ANNA, BOB, CODE, marked, published, written
from tests.verapdf import assert_conforms

Unit = Callable[[], AbstractContextManager[None]]
TEMPLATES = Path(__file__).parents[2] / "templates" / "print"


def _sheet(app: Flask, reference: str) -> Sheet:
    with app.test_request_context("/", base_url="http://127.0.0.1:8000"):
        return document_sheet(document_for(ANNA, reference))


def _lefts(pdf: Path) -> dict[str, float]:
    """Where each word begins, in points from the left edge; the last of those that are the same."""
    found = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return {word: float(left) for left, word in re.findall(r'xMin="([\d.]+)".*>(.+)</word>', found)}


def _words(text: str) -> list[str]:
    return text.lstrip("# ").split()


@pytest.mark.alike
@pytest.mark.parametrize("language", ["ar", "zh", "ru", "fr"])
def test_the_words_of_each_language_come_out_as_they_went_in(
    app: Flask, unit: Unit, tmp_path: Path, language: str
) -> None:
    with unit():
        specimen(language)
    manuscript = _sheet(app, f"specimen-{language}").manuscript
    assert manuscript.language == language
    pdf = printed(manuscript, static=STATIC)
    found = "".join(whole_text(pdf, tmp_path).split()) if language == "zh" else whole_text(pdf, tmp_path).split()
    for line in (TITLES[language], *TEXTS[language]):
        assert [word for word in _words(line) if word not in found] == []
    assert captions_ar_zh_ru.WORDS["Contents"][0] not in manuscript.html  # it is short
    if language == "ar":
        assert 'dir="rtl"' in manuscript.html
        in_order = subprocess.run(
            ["pdftotext", "-raw", str(tmp_path / "read.pdf"), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert ("2 (a)" in in_order, ")a(" in in_order) == (True, False)
        last = in_order.rstrip("\f\n").rpartition("\f")[2]
        company = manuscript.html.partition('class="digest"')[2][20:40]
        assert company in last.replace("\n", "")  # the disclaimer does not stand alone
        assert_conforms(pdf)
        assert printed(manuscript, static=STATIC) == pdf


@pytest.mark.alike
def test_gets_the_highlights_with_their_banner_their_annex_and_their_source(
    app: Flask, client: FlaskClient, tmp_path: Path
) -> None:
    with app.app_context(), db.session.begin():
        db.session.execute(db.delete(OutboxItem))
    assert client.get("/documents/grcp-7/highlights.pdf").status_code == 202
    worked_off(app)
    answer = client.get("/documents/grcp-7/highlights.pdf")
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert_conforms(answer.data)
    text = whole_text(answer.data, tmp_path)
    for words in (
        "Analyst’s summary, not the agreed text",
        "GRCP7-R28",
        "Page 1 of",
        "Numbers in square brackets are ours",
    ):
        assert words in text
    lefts = _lefts(tmp_path / "read.pdf")
    assert abs(lefts["Opens"] - lefts["out."]) < 0.2  # the first line of paragraph 7 begins where its second does
    digest = re.search(r"[0-9a-f]{64}", text.replace(" ", ""))
    with app.app_context():
        publication = db.session.scalars(db.select(Document).filter_by(reference="grcp-7/highlights")).one().publication
        assert digest and publication and digest[0] == publication.digest  # noqa: PT018 - one thing: it is printed
    (tmp_path / "source").mkdir()
    subprocess.run(["pdfdetach", "-saveall", "-o", str(tmp_path / "source"), str(tmp_path / "read.pdf")], check=True)
    enclosed = json.loads((tmp_path / "source" / "grcp-7-highlights.json").read_text())
    assert enclosed == client.get("/documents/grcp-7/highlights.json").json


@pytest.mark.alike
def test_every_word_around_a_document_is_there_in_three_more_languages() -> None:
    said: set[str] = set()
    for name in ("sheet.html", "document.html"):
        source = (TEMPLATES / name).read_text()
        said |= {found[1].replace("\\'", "'") for found in re.finditer(r"say\('((?:[^'\\]|\\.)*)'", source)}
    assert len(said) > 15
    assert said - set(captions_ar_zh_ru.WORDS) == set()
    for words in captions_ar_zh_ru.WORDS.values():
        assert all(words)


def test_of_a_draft_only_its_writers_get_one_and_it_says_so(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        reference = written().reference
    account(app, "rita@example.org", ("rapporteur", CODE))
    account(app, "carl@example.org", ("rapporteur", "another-meeting"))
    assert client.get(f"/documents/{reference}.pdf").status_code == 404
    assert signed_in(app, "carl@example.org").get(f"/documents/{reference}.pdf").status_code == 404
    assert signed_in(app, "rita@example.org").get(f"/documents/{reference}.pdf").status_code == 202
    assert "Draft – not published" in _sheet(app, reference).manuscript.html


def test_a_document_that_is_not_public_is_marked_for_staff(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        document = written()
        marked(document, 0)
        published(document, BOB, visibility="private")
        reference = document.reference
    assert client.get(f"/documents/{reference}.pdf").status_code == 404
    assert "For staff" in _sheet(app, reference).manuscript.html


def test_is_printed_after_publication_before_anybody_asks(app: Flask, client: FlaskClient, unit: Unit) -> None:
    with unit():
        db.session.execute(db.delete(OutboxItem))
        specimen("fr")
        waiting = db.session.scalars(db.select(OutboxItem.kind)).all()
        assert waiting == [PREPARE]
    with app.app_context():
        assert outbox.work_off(app.extensions["concord.handlers"])
        assert db.session.scalars(db.select(OutboxItem.kind).where(OutboxItem.done_at.is_(None))).all() == ["print"]
    assert "It begins in a moment." in client.get("/documents/specimen-fr.pdf").text


def test_a_revision_says_what_it_revises_and_the_text_before_that_it_was_revised(app: Flask, unit: Unit) -> None:
    with unit():
        first = specimen("fr")
        second = revise(ANNA, first)
        second.issued = FuzzyDates.on(DAY)
        published(second, ANNA)
        reference = second.reference
    assert TITLES["fr"] in _sheet(app, reference).manuscript.html
    assert "Rev.1" in _sheet(app, "specimen-fr").manuscript.html


@pytest.mark.alike
def test_hostile_words_break_nothing(app: Flask, unit: Unit) -> None:
    hostile = '<img src=x onerror=alert(1)> & "quotes" </p><script>' + "a" * 10_000
    with unit():
        document = written(hostile, f"# {hostile}", title=f"A title {hostile[:40]}")
        reference = document.reference
        rows = paragraphs(document, [])
        assert contents(rows * 10)
    html = _sheet(app, reference).manuscript.html
    assert "<script>" not in html
    assert "<img" not in html
    assert html.count("&lt;img src=x") == 5  # the title three times, the text, the heading
    assert len(shortened("word " * 100)) < 90
