"""The desk as analysts use it: what waits, what they type, and what they are told when it cannot be taken yet."""

import io
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.actions.checking import verify
from meetings.followup.actions.evidence import EvidenceEntry
from meetings.followup.actions.steps import agree_public
from meetings.followup.models import Contribution, Reflection, Step
from meetings.outcomes.models import Recommendation
from tests.accounts.people import account, post, signed_in
from tests.counting import counted
from tests.followup.builders import (
    ANA,
    BEN,
    HERE,
    LETTER,
    Unit,
    asked,
    milestone,
    nothing_found,
    read,
    result,
    started,
    stepped,
)
from tests.followup.on_record import recommended

DESK = "/desk/followup/"


@pytest.fixture
def ana(app: Flask) -> FlaskClient:
    """An analyst of all meetings."""
    account(app, "ana@example.org", ("analyst", None))
    return signed_in(app, "ana@example.org")


@pytest.fixture
def charlie(app: Flask) -> FlaskClient:
    """An analyst of another meeting."""
    account(app, "charlie@example.org", ("analyst", "another-meeting"))
    return signed_in(app, "charlie@example.org")


def _begun(unit: Unit) -> int:
    with unit():
        return started().id


def test_the_desk_is_for_analysts(app: Flask, client: FlaskClient, ana: FlaskClient) -> None:
    account(app, "bob@example.org", ("rapporteur", None))
    assert client.get(DESK).status_code == 302
    assert signed_in(app, "bob@example.org").get(DESK).status_code == 403
    assert "Follow-up desk" in ana.get(DESK).text


def test_what_waits_is_listed_with_links(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        text, first, second = result(), started(asked("TEST-R01")), started(asked("TEST-R02"))
        asked("TEST-R03")
        read(first, text)
        stepped(second)
    page = ana.get(DESK).text
    assert "Readings to verify" in page
    for name in ("to-verify", "not-read", "not-begun", "not-transmitted"):
        assert ana.get(f"{DESK}waiting/{name}").status_code == 200
    assert ana.get(f"{DESK}waiting/nothing").status_code == 404
    assert "TEST-R01" in ana.get(f"{DESK}waiting/to-verify").text
    assert "TEST-R02" in ana.get(f"{DESK}waiting/not-read").text


def test_ones_own_readings_do_not_wait_for_oneself(unit: Unit, app: Flask, ana: FlaskClient) -> None:
    with unit():
        contribution, text = started(), result()
        number = nothing_found(contribution, text).id
    assert "TEST-R01" in ana.get(f"{DESK}waiting/to-verify").text  # made by another Ana
    with unit():
        verify(BEN, db.session.get_one(Reflection, number))
    assert "TEST-R01" not in ana.get(f"{DESK}waiting/to-verify").text
    assert "TEST-R01" in ana.get(f"{DESK}waiting/to-clear").text


def test_analysts_of_another_meeting_see_nothing_of_it(unit: Unit, charlie: FlaskClient) -> None:
    number = _begun(unit)
    assert "TEST-R01" not in charlie.get(DESK).text
    assert charlie.get(f"{DESK}recommendations/TEST-R01").status_code == 403
    assert charlie.get(f"{DESK}contributions/{number}/steps/new").status_code == 404
    assert charlie.get(f"{DESK}contributions/{number}/readings/new").status_code == 404
    assert "TEST-R01" not in charlie.get(f"{DESK}milestones/{HERE}").text
    assert charlie.get(f"{DESK}mandates/new").status_code == 403


def test_an_analyst_of_one_meeting_follows_up_what_it_concluded(unit: Unit, app: Flask) -> None:
    with unit():
        recommended("TEST-R01", meeting="grcp-7", visibility="private")
        recommended("TEST-R02")
        milestone()
    account(app, "dora@example.org", ("analyst", "grcp-7"))
    dora = signed_in(app, "dora@example.org")
    assert dora.get(f"{DESK}recommendations/TEST-R01").status_code == 200
    assert dora.get(f"{DESK}recommendations/TEST-R02").status_code == 403
    waiting = dora.get(f"{DESK}waiting/not-begun").text
    assert "TEST-R01" in waiting
    assert "TEST-R02" not in waiting


def test_public_steps_that_rest_on_evidence_held_wait(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        contribution = started()
        stepped(contribution, evidence=EvidenceEntry(kind="letter", title="A letter in confidence"))
        number = contribution.id
    assert "TEST-R01" not in ana.get(f"{DESK}waiting/held").text
    with unit():
        agree_public(ANA, db.session.get_one(Contribution, number), LETTER)
    assert "TEST-R01" in ana.get(f"{DESK}waiting/held").text


def test_several_recommendations_begin_and_are_transmitted_in_one_form(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        one = asked("TEST-R01")
        document = one.wordings[0].document
        milestone()
        number = document.id
    url = f"{DESK}contributions/new?document={number}"
    assert "TEST-R01: Make regular pathways" in ana.get(url).text
    response = post(
        ana, url, recommendations="TEST-R01", milestone=HERE, channel="member-states", carrier="Mexico",
        first_step="transmitted", when_label="December 2017", sender="Mexico", recipient="The co-facilitators",
        evidence_title="Letter of 4 December 2017", evidence_kind="letter", evidence_access="public",
    )  # fmt: skip
    assert response.status_code == 303, response.text
    page = ana.get(response.location).text
    assert "Through Member States: Mexico" in page
    assert "December 2017" in page
    assert "1 contribution is on record." in page


def test_the_same_contribution_twice_is_told_with_a_link_and_keeps_what_was_typed(unit: Unit, ana: FlaskClient) -> None:
    number = _begun(unit)
    with unit():
        document = db.session.get_one(Contribution, number).recommendation.wordings[0].document_id
    response = post(
        ana, f"{DESK}contributions/new?document={document}", recommendations="TEST-R01", milestone=HERE,
        channel="direct", note="Typed with care",
    )  # fmt: skip
    assert response.status_code == 409
    assert f"/desk/followup/contributions/{number}/steps/new" in response.text
    assert "Typed with care" in response.text


def test_an_incomplete_transmission_names_all_it_needs_and_keeps_what_was_typed(unit: Unit, ana: FlaskClient) -> None:
    url = f"{DESK}contributions/{_begun(unit)}/steps/new"
    response = post(ana, url, kind="transmitted", note="Typed with care", evidence_access="held")
    assert response.status_code == 422
    for name in ("first_day", "sender", "recipient", "evidence_title"):
        assert f'href="#{name}"' in response.text
    assert "Typed with care" in response.text


def test_a_file_once_sent_is_kept_while_the_form_is_mended(unit: Unit, ana: FlaskClient) -> None:
    number = _begun(unit)
    url = f"{DESK}contributions/{number}/steps/new"
    token = ana.get("/account/").text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    fields = {"csrf_token": token, "kind": "acknowledged", "evidence_access": "held"}
    sent = {**fields, "evidence_file": (io.BytesIO(b"a scan"), "scan.pdf")}
    refused = ana.post(url, data=sent, content_type="multipart/form-data")
    assert refused.status_code == 422
    assert "scan.pdf" in refused.text
    digest = refused.text.split('name="evidence_digest"')[1].split('value="')[1].split('"')[0]
    mended = {**fields, "evidence_title": "A scan", "evidence_digest": digest, "evidence_name": "scan.pdf"}
    assert ana.post(url, data=mended).status_code == 303
    with unit():
        step = db.session.scalars(select(Step).where(Step.contribution_id == number)).one()
        evidence = step.evidence_id
    served = ana.get(f"{DESK}evidence/{evidence}/file")
    assert served.data == b"a scan"
    assert served.headers["Content-Disposition"].startswith("attachment")


def test_an_entry_is_corrected_and_stays_struck_through(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        contribution = started()
        step = stepped(contribution).step
        number, entry = contribution.id, step.id
    url = f"{DESK}contributions/{number}/steps/new?corrects={entry}"
    assert "The co-facilitators" in ana.get(url).text
    assert post(ana, url, kind="transmitted", when_label="2017", sender="A", recipient="B",
                evidence_title="Letter").status_code == 303  # fmt: skip
    page = ana.get(f"{DESK}recommendations/TEST-R01").text
    assert "is-struck" in page
    assert post(ana, url, kind="lapsed").status_code == 409
    back = f"{DESK}contributions/{number}/steps/{entry + 1}/taking-back"
    assert "did not happen" in ana.get(back).text
    assert post(ana, back, note="It was never sent.").status_code == 303


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"degree": "partial", "citations": "47"}, "There is no paragraph 47 in this text. On record are: 1."),
        ({"degree": "partial", "citations": "1", "quote": "irregular"}, "does not stand in paragraph 1"),
        ({"degree": "verbatim", "cite": "p-1"}, "do not stand in a paragraph cited"),
        ({"degree": "partial"}, "Cite at least one paragraph"),
        ({"cite": "p-1"}, "Say how closely the text holds it."),
        ({"degree": "none", "cite": "p-1"}, "take the paragraphs off"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_typed_is_lost(
    unit: Unit, ana: FlaskClient, fields: dict[str, str], told: str
) -> None:
    with unit():
        number = started(asked(text="Make every pathway regular.")).id
        result()
    typed = {"attribution": "plausible", "rationale": "Reasons typed with care", "quote-p-1": "", **fields}
    response = post(ana, f"{DESK}contributions/{number}/readings/new", **typed)
    assert response.status_code == 422
    assert told in response.text
    assert "Reasons typed with care" in response.text


def test_a_text_older_than_the_meeting_is_told_with_both_days(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        number = started().id
        result(issued=date(2016, 9, 19))
    response = post(ana, f"{DESK}contributions/{number}/readings/new", degree="none", rationale="Nothing")
    assert response.status_code == 422
    assert "19 September 2016" in response.text
    assert "11 October 2017" in response.text


def test_searching_in_the_text_records_nothing_and_keeps_what_was_typed(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        number = started().id
        result()
    url = f"{DESK}contributions/{number}/readings/new"
    assert "suggests: Verbatim" in ana.get(url).text
    assert "0 paragraphs of 1 shown" in ana.get(f"{url}?find=smuggling").text
    response = post(ana, url, look="1", find="smuggling", rationale="Typed with care", cite="p-1")
    assert response.status_code == 200
    assert "Typed with care" in response.text
    assert "1 paragraph of 1 shown" in response.text  # what is ticked stays


def test_a_reading_is_made_checked_by_a_second_person_and_revised(app: Flask, unit: Unit, ana: FlaskClient) -> None:
    with unit():
        number = started().id
        result()
    fields = {"degree": "partial", "attribution": "plausible", "rationale": "Two nouns.", "cite": "p-1",
              "quote-p-1": "regular pathways"}  # fmt: skip
    made = post(ana, f"{DESK}contributions/{number}/readings/new", **fields)
    assert made.status_code == 303, made.text
    own = post(ana, made.location, act="verify", note="Typed with care")
    assert own.status_code == 422
    assert "another analyst verifies" in own.text
    account(app, "ben@example.org", ("analyst", None))
    ben = signed_in(app, "ben@example.org")
    assert post(ben, made.location, act="dispute").status_code == 422
    assert post(ben, made.location, act="verify").status_code == 303
    assert post(ben, made.location, act="clear").status_code == 303
    assert "Cleared for publication" in ana.get(made.location).text
    reading = made.location.rsplit("/", 1)[1]
    revised = f"{DESK}contributions/{number}/readings/new?revises={reading}"
    assert "Two nouns." in ana.get(revised).text
    assert post(ana, revised, **{**fields, "degree": "substantial"}).status_code == 303
    late = post(ben, revised, **{**fields, "rationale": "Typed with care"})
    assert late.status_code == 409
    assert "Typed with care" in late.text


def test_our_file_is_closed_and_opened_on_the_milestones_page(unit: Unit, ana: FlaskClient) -> None:
    number = _begun(unit)
    url = f"{DESK}milestones/{HERE}"
    refused = post(ana, url, act="close", note="Typed with care")
    assert refused.status_code == 422
    assert "Open contributions: 1 (TEST-R01)" in refused.text
    assert "Typed with care" in refused.text
    assert post(ana, f"{DESK}contributions/{number}/steps/new", kind="lapsed").status_code == 303
    assert post(ana, url, act="close").status_code == 303
    assert "Our file is closed" in ana.get(url).text
    assert post(ana, url, act="reopen").status_code == 303


def test_a_result_is_put_on_record(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        milestone()
        document = asked().wordings[0].document_id
    url = f"{DESK}milestones/{HERE}/results"
    page = f"{DESK}milestones/{HERE}"
    assert post(ana, url).status_code == 422
    assert post(ana, url, document=str(document)).status_code == 303
    assert "Outcome with TEST-R01" in ana.get(page).text
    assert post(ana, url, document=str(document)).status_code == 409


def test_a_mandate_is_recorded_and_listed(ana: FlaskClient) -> None:
    url = f"{DESK}mandates/new"
    refused = post(ana, url, mechanism="midsa", standing="mandated", not_associated="XXX", note="Typed with care")
    assert refused.status_code == 422
    assert "Typed with care" in refused.text
    fields = {"mechanism": "midsa", "cycle": "cycle-3", "standing": "pending", "not_associated": "che, fra"}
    assert post(ana, url, **fields).status_code == 303
    assert "Not associated: CHE, FRA" in ana.get(f"{DESK}mandates/").text
    assert "MIDSA" in ana.get(f"{DESK}waiting/mandates").text


def test_a_link_is_made_from_the_later_one(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        asked("TEST-R01")
        asked("TEST-R02")
    url = f"{DESK}recommendations/TEST-R02/links/new"
    assert post(ana, url, kind="restates", earlier="TEST-R99").status_code == 422
    assert post(ana, url, kind="restates", earlier="TEST-R01").status_code == 303
    assert "Restates" in ana.get(f"{DESK}recommendations/TEST-R02").text
    assert "Restated by" in ana.get(f"{DESK}recommendations/TEST-R01").text


@pytest.mark.parametrize("page", ["", f"milestones/{HERE}", "recommendations/TEST-R01", "waiting/not-transmitted"])
def test_the_pages_ask_as_much_of_the_database_however_much_there_is(unit: Unit, ana: FlaskClient, page: str) -> None:
    def asks() -> int:
        with counted() as sent:
            assert ana.get(DESK + page).status_code == 200
        return len(sent)

    with unit():
        contribution, text = started(), result()
        stepped(contribution, sender="Mexico")
        nothing_found(contribution, text)
        number = text.id
    one = asks()
    with unit():
        text = db.session.get_one(Document, number)
        same = db.session.scalars(select(Recommendation).where(Recommendation.code == "TEST-R01")).one()
        for each in (2, 3, 4):
            more = started(asked(f"TEST-R0{each}"), carrier=f"Body {each}")
            stepped(more, sender=f"Body {each}")
            nothing_found(more, text)
            again = started(same, carrier=f"Body {each}")
            stepped(again)
    assert asks() == one


def test_all_recommendations_of_a_document_are_ticked_at_once(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        document = asked().wordings[0].document_id
    url = f"{DESK}contributions/new?document={document}"
    assert "checked" not in ana.get(url).text
    assert "checked" in ana.get(f"{url}&all=1").text
