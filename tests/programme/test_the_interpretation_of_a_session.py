"""Into which languages a session is interpreted: said in one way on pages, in calendars, in tables and at the desk."""

import pytest
from flask.testing import FlaskClient

from meetings.core.errors import Invalid
from meetings.formats.spreadsheets import Given
from meetings.programme.actions.sessions import add_session, edit_session
from meetings.programme.released.cells import Vocabulary
from meetings.programme.released.session_fields import COLUMNS
from tests.programme.browsing import DESK, form_on, send
from tests.programme.builders import ALICE, CODE, OLGA, Unit, entry, frozen, released, session_at_desk, webinar

TOLD = "AR EN ES FR"


def shown(unit: Unit, languages: str = "fr, EN ar es") -> None:
    with unit():
        meeting = webinar()
        meeting.visibility = "public"
        add_session(OLGA, meeting, entry("Opening", "09:00", "10:00", interpretation=languages))
        released()


def test_is_told_in_the_order_of_the_alphabet_on_pages(unit: Unit, client: FlaskClient) -> None:
    shown(unit)
    assert f"Interpretation: {TOLD}" in " ".join(client.get(f"/meetings/{CODE}/agenda").text.split())
    assert f"<dt>Interpretation</dt><dd>{TOLD}</dd>" in client.get(f"/meetings/{CODE}/sessions/1").text


def test_is_told_in_calendars_and_tables(unit: Unit, client: FlaskClient) -> None:
    shown(unit)
    assert f"Interpretation: {TOLD}" in client.get(f"/meetings/{CODE}/calendar.ics").text.replace("\r\n ", "")
    assert f"Interprétation : {TOLD}" in client.get(f"/meetings/{CODE}/calendar.ics?lang=fr").text.replace(
        "\r\n ", ""
    ).replace("\u202f", " ").replace("\xa0", " ")
    head, row = client.get(f"/meetings/{CODE}/agenda.csv").text.splitlines()[:2]
    assert "Interpretation" in head
    assert TOLD in row


def test_is_told_as_changed_without_a_new_sequence(unit: Unit) -> None:
    shown(unit, "")
    with unit():
        session = session_at_desk(1)
        edit_session(ALICE, session, entry("Opening", "09:00", "10:00", interpretation="sw"), session.version)
        released("Interpretation.")
    with unit():
        (now,) = frozen().sessions
        assert (now.sequence, now.interpretation) == (0, ("sw",))
        assert [change.what for change in now.change] == ["interpretation"]


def test_is_typed_at_the_desk(unit: Unit, alice: FlaskClient) -> None:
    shown(unit, "")
    send(alice, f"{DESK}/sessions/1", interpretation="zh ru")
    with unit():
        assert session_at_desk(1).interpretation == "ru zh"
    assert form_on(alice.get(f"{DESK}/sessions/1"))["interpretation"] == "RU ZH"


@pytest.mark.parametrize("languages", ["Arabic", "ar e", "xx", "a1", "<script>"])
def test_is_refused_for_what_is_no_code_of_a_language(unit: Unit, languages: str) -> None:
    with pytest.raises(Invalid) as refusal, unit():
        add_session(OLGA, webinar(), entry("Opening", "09:00", "10:00", interpretation=languages))
    assert "interpretation" in refusal.value.fields
    with pytest.raises(Invalid):
        COLUMNS["interpretation"].read(languages, Vocabulary())


@pytest.mark.parametrize("given", ["ar en es fr", "FR,ES,EN,AR", " en  ar fr es fr"])
def test_is_read_from_a_cell_however_it_is_written(given: Given) -> None:
    assert COLUMNS["interpretation"].read(given, Vocabulary()) == TOLD
