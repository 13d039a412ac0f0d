"""What analysts type at their desk, and what they are told when it cannot be taken yet: nothing typed is lost."""

import hashlib
import io
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.core.db import db
from meetings.followup.models import Contribution, Step
from meetings.followup.views.forms.evidence_files import safe_name
from tests.accounts.people import account, post, signed_in
from tests.followup.builders import (
    HERE,
    Unit,
    asked,
    milestone,
    result,
    started,
    stepped,
)

DESK = "/desk/followup/"


def _begun(unit: Unit) -> int:
    with unit():
        return started().id


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


def test_a_file_that_somebody_else_sent_is_not_taken_by_its_digest_nor_by_their_form(
    unit: Unit, app: Flask, ana: FlaskClient
) -> None:
    number = _begun(unit)
    url = f"{DESK}contributions/{number}/steps/new"
    account(app, "dora@example.org", ("analyst", None))
    dora = signed_in(app, "dora@example.org")
    token = ana.get("/account/").text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    sent = {"csrf_token": token, "kind": "acknowledged", "evidence_file": (io.BytesIO(b"in confidence"), "note.pdf")}
    refused = ana.post(url, data=sent, content_type="multipart/form-data")
    theirs = refused.text.split('name="evidence_digest"')[1].split('value="')[1].split('"')[0]
    for word in (theirs, hashlib.sha256(b"in confidence").hexdigest(), theirs[:-1], "x"):
        fields = {"kind": "acknowledged", "when_label": "2017", "evidence_title": "Mine", "evidence_kind": "file"}
        answer = post(dora, url, evidence_digest=word, **fields)
        assert answer.status_code == 422
        assert "Choose the file, or another kind of evidence." in answer.text
        assert "note.pdf" not in answer.text


@pytest.mark.parametrize(
    ("sent", "served"),
    [
        ("scan.pdf", "scan.pdf"),
        ("C:\\Users\\ana\\scan of it.pdf", "scan of it.pdf"),
        ("../../etc/passwd", "passwd"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("C:\\Users\\ana\\note\u2028of\r\nBern.pdf", "note of Bern.pdf"),
        ("Co\x1eop\x1ferat\u200bion.pdf", "Co\u2011operation.pdf"),
        ("Jose\u0301.pdf", "Jos\u00e9.pdf"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.pdf",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.pdf",
        ),
        ("\u2800\u3164", "file"),
        ('a"b.html', "a'b.html"),
        ("\u200b.pdf", "pdf"),
        ("..", "file"),
        ("é" * 300 + ".svg", "é" * 116 + ".svg"),
    ],
)
def test_a_file_is_called_by_the_last_part_of_its_name_in_letters_that_one_sees(sent: str, served: str) -> None:
    assert safe_name(sent) == served


def test_whatever_is_in_a_file_it_is_handed_out_as_a_download_of_no_type(unit: Unit, ana: FlaskClient) -> None:
    number = _begun(unit)
    url = f"{DESK}contributions/{number}/steps/new"
    token = ana.get("/account/").text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    page = (io.BytesIO(b"<script>alert(1)</script>"), "page.html", "text/html")
    fields = {"kind": "acknowledged", "when_label": "2017", "evidence_title": "A page", "evidence_access": "held"}
    sent = {"csrf_token": token, **fields, "evidence_file": page}
    assert ana.post(url, data=sent, content_type="multipart/form-data").status_code == 303
    with unit():
        evidence = db.session.scalars(select(Step).where(Step.contribution_id == number)).one().evidence_id
    served = ana.get(f"{DESK}evidence/{evidence}/file")
    assert served.content_type == "application/octet-stream"
    assert served.headers["Content-Disposition"] == "attachment; filename=page.html"
    assert served.headers["X-Content-Type-Options"] == "nosniff"


def test_an_entry_is_corrected_and_stays_struck_through(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        contribution = started()
        step = stepped(contribution).step
        number, entry = contribution.id, step.id
    url = f"{DESK}contributions/{number}/steps/new?corrects={entry}"
    assert "Co-facilitators of the GCM negotiations" in ana.get(url).text  # as they are on record
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
    french = post(ana, f"{DESK}contributions/{number}/readings/new?lang=fr", degree="none", rationale="Rien")
    assert "19 septembre 2016" in french.text
    assert "11 octobre 2017" in french.text


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


def test_all_recommendations_of_a_document_are_ticked_at_once(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        document = asked().wordings[0].document_id
    url = f"{DESK}contributions/new?document={document}"
    assert "checked" not in ana.get(url).text
    assert "checked" in ana.get(f"{url}&all=1").text
