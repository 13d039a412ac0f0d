"""What was released or published before texts were taken in as they are now is printed all the same, every sheet."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.outcomes.actions import DocumentEntry, start_document
from meetings.participation.actions.lists import issue_list
from meetings.programme.actions.groups import add_group
from meetings.programme.actions.sessions import add_session
from meetings.programme.models import Meeting
from tests.handouts.sheets import CODE, handed_out
from tests.handouts.specimens import whole_text
from tests.outcomes.builders import ANNA, OLGA, marked, published, write
from tests.pages.meetings import drafted, made
from tests.participation.lists import put
from tests.programme.builders import Unit, entry
from tests.programme.typed import typed_group, typed_speaker
from tests.verapdf import assert_conforms

pytestmark = pytest.mark.alike
# A vertical tab, Word's two hyphens, both separators of Unicode, NEL, a form feed, DEL, and what is in no font.
BREAKS = "\x0bthen\u2028again\u2029and\x85on\x0c end\x7f"
PASTED = f"co\x1eoperate\x1f,{BREAKS} \U0001f1e8\U0001f1ed \u2696\ufe0f \U0001f600 \u2d63"
DAY = FuzzyDates.on(date(2026, 6, 11))
SHEETS = ("agenda.pdf", "grid.pdf", "rooms.pdf", "rooms/1.pdf", "speakers.pdf", "breakouts/1.pdf", "participants.pdf")


def pasted_everywhere() -> Meeting:
    meeting = drafted(
        CODE, "public", title=f"Forum {PASTED}", city=f"Geneva {PASTED}", theme=PASTED, note=PASTED, venue=PASTED
    )
    speakers = [typed_speaker(f"Ana {PASTED}", "chair", PASTED, PASTED)]
    typed = entry(f"Opening {PASTED}", "09:00", "10:00", room=f"Room {PASTED}", description=PASTED)
    add_session(OLGA, meeting, replace(typed, speakers=speakers))
    db.session.flush()
    add_group(
        OLGA, meeting, typed_group(name=f"Group {PASTED}", topic=PASTED, sessions=(1,), room=None, rapporteur=PASTED)
    )
    put(meeting, f"Bo {PASTED}", title=PASTED, affiliation=f"Office {PASTED}")
    put(meeting, "Cy", "state CHE", title=PASTED)
    issue_list(OLGA, meeting)
    made(meeting, PASTED)
    return meeting


def test_every_sheet_of_a_meeting_is_handed_out(app: Flask, client: FlaskClient, unit: Unit, tmp_path: Path) -> None:
    with unit():
        pasted_everywhere()
    sheets = dict(zip(SHEETS, handed_out(app, client, [f"/meetings/{CODE}/{each}" for each in SHEETS]), strict=True))
    for name, pdf in sheets.items():
        text = whole_text(pdf, tmp_path)
        assert "\ufffd¹" in text, name
        assert "U+2D63 TIFINAGH LETTER YAZ" in text, name
        assert "U+1F600" not in text, name  # it has a form
        assert "co\u2011operate" in text, name
    for name in ("agenda.pdf", "participants.pdf", "rooms.pdf"):
        assert_conforms(sheets[name])


def test_a_document_its_recommendation_and_the_whole_report_are_handed_out(
    app: Flask, client: FlaskClient, unit: Unit, tmp_path: Path
) -> None:
    with unit():
        document = start_document(
            ANNA, None, DocumentEntry(title=f"Outcome {PASTED}", reference="old", code_prefix="OLD", issued=DAY)
        )
        write(document, f"States {PASTED}", ANNA)
        marked(document, 0, viewer=ANNA)
        published(document, ANNA)
    paths = ["/documents/old.pdf", "/recommendations/OLD-R01.pdf", "/followup/report.pdf"]
    for path, pdf in zip(paths, handed_out(app, client, paths), strict=True):
        text = whole_text(pdf, tmp_path)
        assert "U+2D63 TIFINAGH LETTER YAZ" in text, path
        assert "co\u2011operate" in text, path
    assert_conforms(pdf)


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_what_a_mark_stands_for_is_told_in_the_language_of_the_sheet(
    app: Flask, client: FlaskClient, unit: Unit, language: str, tmp_path: Path
) -> None:
    heading = {
        "en": "Signs that could not be printed", "fr": "Signes impossibles à imprimer",
        "es": "Signos que no se pudieron imprimir",
    }  # fmt: skip
    with unit():
        pasted_everywhere()
    (pdf,) = handed_out(app, client, [f"/meetings/{CODE}/speakers.pdf?lang={language}"])
    assert heading[language] in whole_text(pdf, tmp_path)
