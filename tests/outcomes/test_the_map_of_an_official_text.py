"""Which paragraph of the summary says what an official one says: proposed by number, mended by hand, shown at once."""

from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.core import clock
from meetings.core.db import db
from meetings.documents.models import Document, OfficialParagraph, OfficialText
from meetings.outcomes.actions import publish, revise
from meetings.outcomes.queries.official_texts import mapped
from meetings.outcomes.queries.readable_texts import document_for
from tests.outcomes.builders import ANNA, Unit
from tests.outcomes.official_texts import SUMMED_UP, imported, read_page, started, taken
from tests.programme.browsing import form_on, send


def test_the_map_is_proposed_by_equal_numbers_and_mended_by_hand(vera: FlaskClient, gcm: int, unit: Unit) -> None:
    at = started(vera, gcm)
    taken(vera, at)
    page = vera.get(f"{at}/official-map").text
    fields = form_on(vera.get(f"{at}/official-map"))
    values = [value for name, value in fields.items() if name.startswith("places-") and value]
    assert "Proposed by equal numbers" in page
    assert values == ["11", "15", "15 (a)", "15 (f)", "21", "47"]
    refused = vera.post(f"{at}/official-map", data={**fields, "places-0": "99"})
    assert refused.status_code == 422
    assert "The official text has no paragraph 99" in refused.text
    last = max(int(name.removeprefix("places-")) for name in fields if name.startswith("places-"))
    assert vera.post(f"{at}/official-map", data={**fields, f"places-{last}": "47; 15 (f)"}).status_code == 303
    with unit():
        document = db.session.scalars(select(Document).where(Document.reference == "gcm/official")).one()
        rows = sorted(sorted(row.anchor for row in rows) for rows in mapped(document).values())
    assert rows == [["p-11"], ["p-15"], ["p-15-a"], ["p-15-f"], ["p-15-f", "p-47"], ["p-21"], ["p-47"]]


def test_it_is_not_published_before_somebody_looked_at_the_map(vera: FlaskClient, gcm: int) -> None:
    at = started(vera, gcm)
    taken(vera, at)
    page = vera.get(f"{at}/publication").text
    assert "Nobody has said yet where the paragraphs of the summary stand" in page
    assert f'href="{at}/official-map"' in page


def test_two_who_map_at_once_are_told(vera: FlaskClient, gcm: int) -> None:
    at = started(vera, gcm)
    taken(vera, at)
    fields = form_on(vera.get(f"{at}/official-map"))
    assert send(vera, f"{at}/official-map").status_code == 303
    assert vera.post(f"{at}/official-map", data={**fields, "places-0": "11"}).status_code == 409


def test_the_page_of_a_paragraph_shows_the_official_words_first(
    client: FlaskClient, vera: FlaskClient, gcm: int
) -> None:
    assert "Who stands behind it" in read_page(client, "/compact/paragraphs/21")
    imported(vera, gcm)
    page = read_page(client, "/compact/paragraphs/21")
    official, summary = page.index("We commit officially to pathways."), page.index("Enhance availability")
    assert official < page.index("not the agreed text") < summary
    missed = read_page(client, "/compact/paragraphs/52")
    assert SUMMED_UP in missed
    assert "not the agreed text" in missed


def test_readings_keep_their_paragraphs_and_show_the_official_words(
    vera: FlaskClient, anna: FlaskClient, gcm: int
) -> None:
    address = "/recommendations/GRCP7-R15"  # is read in paragraphs 47, 50 and 52: seen by analysts until it is cleared
    assert "Official text" not in read_page(anna, address)
    imported(vera, gcm)
    page = read_page(anna, address)
    for number in ("47", "50", "52"):
        assert f'href="/documents/gcm#p-{number}"' in page
    assert page.index("We officially invite regional processes.") < page.index("Analyst’s summary, para. 47")
    assert "Analyst’s summary, para. 52" not in page  # the map misses it: the summary alone, as before
    assert "para. 52" in page
    back = read_page(anna, "/followup/paragraphs")
    assert back.index("We officially invite regional processes.") < back.index("Asks GFMD, RCPs")
    behind = read_page(anna, "/compact/paragraphs/47")
    assert "GRCP7-R15" in behind
    assert "We officially invite regional processes." in behind


def test_nothing_of_it_shows_as_of_before_it_was_known(client: FlaskClient, vera: FlaskClient, gcm: int) -> None:
    imported(vera, gcm)
    before = (clock.today() - timedelta(days=1)).isoformat()
    for address in ("/documents/gcm", "/compact/paragraphs/21", "/followup/paragraphs"):
        page = read_page(client, f"{address}?known={before}")
        assert "officially" not in page
        assert "gcm/official" not in page
    assert client.get(f"/documents/gcm/official?known={before}").status_code == 404
    # It says what held in 2018: the import was later, the text was not.
    assert "We commit officially" in read_page(client, "/compact/paragraphs/21?as_of=2018-12-31")
    assert "We commit officially" not in read_page(client, "/compact/paragraphs/21?as_of=2018-06-30")


def test_a_map_mended_after_publication_shows_at_once_and_not_in_what_was_known_before(
    client: FlaskClient, vera: FlaskClient, gcm: int, unit: Unit
) -> None:
    at = imported(vera, gcm)
    assert "gcm/official#p-21" in client.get("/documents/gcm").text
    fields = form_on(vera.get(f"{at}/official-map"))
    changed = {name: "" if value == "21" else value for name, value in fields.items()}
    assert vera.post(f"{at}/official-map", data=changed).status_code == 303
    assert "gcm/official#p-21" not in client.get("/documents/gcm").text
    with unit():
        stood = db.session.scalars(select(OfficialParagraph).where(OfficialParagraph.until.is_not(None))).all()
        assert len(stood) == 1
        text = db.session.scalars(select(Document).where(Document.reference == "gcm/official")).one()
        assert [row.text for row in text.paragraphs][-2:] == [
            "We commit officially to pathways.", "We officially invite regional processes.",
        ]  # fmt: skip


def test_a_revision_of_it_stands_beside_the_same_summary(
    client: FlaskClient, vera: FlaskClient, gcm: int, unit: Unit
) -> None:
    imported(vera, gcm)
    with unit():
        text = document_for(ANNA, "gcm/official")
        new = revise(ANNA, text, "corr")
        new.issued = text.issued
        publish(ANNA, new)
        assert db.session.get_one(OfficialText, new.id).summary_id == gcm
    page = client.get("/documents/gcm").text
    assert "gcm/official/corr-1#p-15-f" in page
    assert 'href="/documents/gcm/official"' not in page  # the corrected one takes its place
    assert "Human rights, officially." in client.get("/compact/paragraphs/15").text
