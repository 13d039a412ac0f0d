"""The desk as analysts use it: what waits for whom, and what is on each of its pages."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.documents.models import Document
from meetings.followup.actions.checking import verify
from meetings.followup.actions.evidence import EvidenceEntry
from meetings.followup.actions.steps import StepEntry, agree_public, record_step
from meetings.followup.models import Contribution, Reflection
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
HELD = EvidenceEntry(kind="letter", title="A letter in confidence")


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
    assert "TEST-R01" in waiting(ana, "to-verify")
    assert "TEST-R02" in waiting(ana, "not-read")


def waiting(ana: FlaskClient, name: str) -> str:
    """All that waits of one kind, page after page: the record's own readings wait too."""
    pages = [ana.get(f"{DESK}waiting/{name}?page={number}") for number in range(1, 12)]
    return "".join(page.text for page in pages)


def test_ones_own_readings_do_not_wait_for_oneself(unit: Unit, app: Flask, ana: FlaskClient) -> None:
    with unit():
        contribution, text = started(), result()
        number = nothing_found(contribution, text).id
    assert "TEST-R01" in waiting(ana, "to-verify")  # made by another Ana
    with unit():
        verify(BEN, db.session.get_one(Reflection, number))
    assert "TEST-R01" not in waiting(ana, "to-verify")
    assert "TEST-R01" in waiting(ana, "to-clear")


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


def test_evidence_of_other_meetings_is_neither_offered_nor_taken_nor_served(unit: Unit, app: Flask) -> None:
    with unit():
        theirs = recommended("TEST-R01", meeting="grcp-7", visibility="private").recommendation
        held = stepped(started(asked("TEST-R02")), evidence=HELD).step.evidence
        own = started(theirs)
        known = stepped(own, evidence=EvidenceEntry(kind="letter", title="A letter of theirs")).step.evidence
        assert held is not None
        assert known is not None
        number, held_id, known_id = own.id, held.id, known.id
        dora = Viewer(74, "Dora", frozenset({("analyst", "grcp-7")}))
        with pytest.raises(Missing):
            record_step(dora, own, StepEntry(kind="acknowledged", evidence=held))
        record_step(dora, own, StepEntry(kind="acknowledged", evidence=known))
    account(app, "dora@example.org", ("analyst", "grcp-7"))
    dora_signed_in = signed_in(app, "dora@example.org")
    for page in ("steps", "readings"):
        url = f"{DESK}contributions/{number}/{page}/new"
        text = dora_signed_in.get(url).text
        assert "A letter of theirs" in text
        assert "A letter in confidence" not in text
        sent = post(dora_signed_in, url, kind="acknowledged", evidence_known=str(held_id), rationale="So it reads.")
        assert sent.status_code == 422
    assert dora_signed_in.get(f"{DESK}evidence/{held_id}/file").status_code == 404
    assert post(dora_signed_in, f"{DESK}contributions/{number}/steps/new", kind="considered",
                evidence_known=str(known_id)).status_code == 303  # fmt: skip


def test_public_steps_that_rest_on_evidence_held_wait(unit: Unit, ana: FlaskClient) -> None:
    with unit():
        contribution = started()
        stepped(contribution, evidence=HELD)
        number = contribution.id
    assert "TEST-R01" not in ana.get(f"{DESK}waiting/held").text
    with unit():
        agree_public(ANA, db.session.get_one(Contribution, number), LETTER)
    assert "TEST-R01" in ana.get(f"{DESK}waiting/held").text


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
        ana.get(DESK + page)  # the register is held from now on: what the acts before touched is loaded again once
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
