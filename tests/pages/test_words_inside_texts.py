"""Search finds words inside paragraphs of what the reader may read: the number, the words marked, the way there."""

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from meetings.core.db import db
from meetings.core.folding import folded
from meetings.documents.models import Document, OfficialText, Paragraph
from meetings.outcomes.queries.words_found import MOST
from meetings.programme.models import Meeting
from tests.accounts.people import account, signed_in
from tests.counting import counted
from tests.pages.meetings import full_of, with_secrets
from tests.pages.outcomes import belongs, document, published, recommended
from tests.programme.builders import Unit


def looked_for(client: FlaskClient, words: str, **more: Any) -> str:
    answer = client.get("/search", query_string={"q": words, **more})
    assert answer.status_code == 200
    return answer.text


def lines(page: str) -> list[tuple[str, str, str]]:
    """Of each paragraph and recommendation its address, what is printed as its number, and what it says."""
    found = re.findall(r'<li>\s*<a (?:class="code" )?href="([^"]+)">([^<]+)</a>\s*<p[^>]*>(.*?)</p>', page, re.DOTALL)
    return [(url, unescape(number).strip(), unescape(text).strip()) for url, number, text in found]


def texts(*said: str, reference: str = "texts/one", **more: Any) -> Document:
    made = document(reference, [str(number) for number in range(1, len(said) + 1)], **more)
    for row, text in zip(made.paragraphs, said, strict=True):
        row.text = text
    return made


def test_a_paragraph_is_found_with_its_number_its_words_marked_and_its_address(client: FlaskClient, unit: Unit) -> None:
    with unit():
        published(texts("Nothing here.", "We note the Ørsted\u2011Łódź corridor, and the Orsted study."))
    page = looked_for(client, "ORSTED corridor")
    assert lines(page) == [
        (
            "/documents/texts/one#p-2",
            "para. 2",
            "We note the <mark>Ørsted</mark>\u2011Łódź <mark>corridor</mark>, and the <mark>Orsted</mark> study.",
        )
    ]
    assert "1 paragraph<" in page
    assert client.get("/documents/texts/one").text.count('id="p-2"') == 1


def test_all_of_the_words_are_asked_for_wherever_they_stand(client: FlaskClient, unit: Unit) -> None:
    with unit():
        published(texts("Zebras and quaggas.", "Quaggas alone.", "Of quaggas, then of ZEBRAS."))
    assert [number for _url, number, _text in lines(looked_for(client, "zebras quaggas"))] == ["para. 1", "para. 3"]
    assert lines(looked_for(client, "zebras okapis")) == []
    assert "No paragraph of a published text says all of these words." in looked_for(client, "zebras okapis")


def test_the_official_text_and_the_summary_beside_it_are_both_found_and_told_apart(
    client: FlaskClient, unit: Unit
) -> None:
    with unit():
        summary = db.session.scalars(select(Document).where(Document.reference == "gcm")).one()
        official = texts("The quagga shall be heard.", reference="gcm/official", title="The text itself")
        official.symbol = summary.original_symbol
        db.session.add(OfficialText(document_id=official.id, summary_id=summary.id))
        said = next(row for row in summary.paragraphs if row.kind == "numbered")
        anchor, words = said.anchor, " ".join(said.text.split()[:4])
    assert lines(looked_for(client, "quagga")) == []  # a draft
    with unit():
        published(db.session.scalars(select(Document).where(Document.reference == "gcm/official")).one())
    found = looked_for(client, "quagga")
    assert [url for url, _number, _text in lines(found)] == ["/documents/gcm/official#p-1"]
    assert "Analyst’s summary" not in found
    beside = looked_for(client, words)
    assert f"/documents/gcm#{anchor}" in beside
    assert "Analyst’s summary" in beside


def test_recommendations_say_their_words_too(client: FlaskClient, unit: Unit) -> None:
    with unit():
        made = published(texts("Of quaggas."))
        for number in range(1, 8):
            recommended(made, f"QUA-R0{number}", f"Count the quaggas, part {number}.", "1")
    page = looked_for(client, "quaggas count")
    assert lines(page)[0][:2] == ("/recommendations/QUA-R01", "QUA-R01")
    assert "<mark>Count</mark> the <mark>quaggas</mark>, part 1." in page
    assert len(lines(page)) == 5
    assert 'href="/recommendations/?q=quaggas+count">All in the register' in page


@pytest.mark.parametrize(
    ("visibility", "material"), [("private", "public"), ("listed", "public"), ("public", "private")]
)
def test_what_one_may_not_read_is_not_found(app: Flask, unit: Unit, visibility: Any, material: Any) -> None:
    with unit():
        full_of("quiet", "private", "quagga")
        meeting = db.session.scalars(select(Meeting).filter_by(code="quiet")).one()
        meeting.visibility = visibility
        made = published(belongs(texts("Of okapis.", reference="quiet/okapis"), meeting, material))
        recommended(made, "QUIET-R09", "Okapis.", "1")
        belongs(texts("Okapis in a draft.", reference="quiet/draft"), meeting)
    account(app, "bob@example.org", ("rapporteur", "quiet"))
    account(app, "charlie@example.org", ("rapporteur", "elsewhere"))
    for outside in (app.test_client(), signed_in(app, "charlie@example.org")):
        assert lines(looked_for(outside, "okapis")) == []
    found = lines(looked_for(signed_in(app, "bob@example.org"), "okapis"))
    assert [url for url, _number, _text in found] == ["/recommendations/QUIET-R09", "/documents/quiet/okapis#p-1"]


def test_a_long_paragraph_shows_what_stands_around_each_word(client: FlaskClient, unit: Unit) -> None:
    filling = "and so it goes on for a while " * 40
    with unit():
        published(texts(f"Begin {filling} here the quagga stands {filling} there an okapi {filling} end."))
    [(_url, _number, text)] = lines(looked_for(client, "okapi quagga"))
    assert text.startswith("… ")
    assert text.endswith(" …")
    assert "here the <mark>quagga</mark> stands" in text
    assert " … " in text.partition("quagga")[2].partition("okapi")[0]
    assert len(text) < 600


def test_so_much_is_shown_and_no_more(client: FlaskClient, unit: Unit) -> None:
    with unit():
        published(texts(*(f"Quagga {number}." for number in range(MOST + 30))))
    page = looked_for(client, "quagga")
    assert f"The first {MOST} paragraphs; there are more" in page
    assert len(lines(page)) == 25
    last = looked_for(client, "quagga", page="99")
    assert lines(last)[-1][1] == f"para. {MOST}"
    with counted() as few:
        client.get("/search?q=quagga+1")
    with counted() as many:
        client.get("/search?q=quagga&page=2")
    assert len(few) == len(many)


@pytest.mark.parametrize("words", ["a", "?", "- -", "’"])
def test_what_stands_in_every_text_is_not_looked_for(client: FlaskClient, words: str) -> None:
    page = looked_for(client, words)
    assert "Give a word of at least two letters or figures." in page
    assert lines(page) == []


def test_signs_of_a_pattern_and_of_a_page_are_words_as_others(client: FlaskClient, unit: Unit) -> None:
    with unit():
        published(texts("Some <b>100%</b> & more.", "Some 1000."))
    assert [number for _url, number, _text in lines(looked_for(client, "100%"))] == ["para. 1"]
    assert "Some &lt;<mark>b&gt;100%</mark>" in looked_for(client, "b>100%")


def test_the_demonstration_is_in_no_total(client: FlaskClient, unit: Unit) -> None:
    with unit():
        meeting = db.session.scalars(select(Meeting).filter_by(code="demonstration")).first()
        if meeting is None:
            with_secrets("demonstration")
            meeting = db.session.scalars(select(Meeting).filter_by(code="demonstration")).one()
        published(belongs(texts("Quaggas, invented.", reference="demonstration/quaggas"), meeting))
        published(texts("Quaggas."))
    page = looked_for(client, "quaggas")
    assert len(lines(page)) == 2
    assert "1 paragraph; besides, 1 of the demonstration" in page


def test_every_paragraph_of_the_record_is_folded(unit: Unit) -> None:
    with unit():
        rows = db.session.execute(select(Paragraph.text, Paragraph.folded)).all()
        assert len(rows) > 100
        assert [text for text, kept in rows if kept != folded(text)] == []
        assert db.session.scalar(select(func.count()).where(Paragraph.folded == "", Paragraph.text != "")) == 0


def test_the_lists_lead_there_with_their_words_and_every_page_does(client: FlaskClient) -> None:
    for address in ("/documents/", "/recommendations/"):
        assert 'href="/search?q=labour+mobility"' in client.get(address, query_string={"q": "labour mobility"}).text
    assert 'href="/search">Search</a>' in client.get("/").text
    assert 'href="/search?lang=fr">Chercher</a>' in client.get("/?lang=fr").text
