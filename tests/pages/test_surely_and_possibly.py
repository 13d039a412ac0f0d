"""What pages, files and pictures say of a day on which a rough day had only begun: possibly, in three languages.

The record says of the items of GRCP 7 that they were handed over between 11 October and 6 December 2017, and considered
on 4 to 6 December.
"""

import csv
import io
import re
from datetime import UTC, datetime
from functools import partial

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from meetings.core import history
from meetings.core.db import db
from meetings.followup.models import Reflection, ReflectionStep
from tests import installations
from tests.accounts.people import account, signed_in
from tests.followup.on_record import contributed, read, recommended, result_text
from tests.pages.test_the_first_page import asked
from tests.programme.browsing import send

OCTOBER = "as_of=2017-10-31"
YEAR = "as_of=2018-12-31"
ITEMS = "eleven points, read here as 28 items"


def text_of(client: FlaskClient, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (f"/recommendations/GRCP7-R03?{OCTOBER}", "Possibly transmitted"),
        (f"/recommendations/GRCP7-R03?{OCTOBER}", "Possibly by then"),
        (f"/recommendations/?meeting=grcp-7&{OCTOBER}", "Transmitted possibly 28"),
        (f"/recommendations/?meeting=grcp-7&stage=transmitted&{OCTOBER}", f"Possibly {ITEMS}"),
        (f"/followup/?{OCTOBER}", "possibly 28 with contributions on record"),
        (f"/followup/?{OCTOBER}", "possibly 1 milestone they went to"),
        (f"/followup/?{OCTOBER}", "possibly 28 Transmitted"),
        (f"/followup/matrix?meeting=grcp-7&{OCTOBER}", "Possibly transmitted"),
        (f"/followup/channels?{OCTOBER}", "possibly 28"),
        (f"/followup/timeline?{OCTOBER}", "possibly 28"),
        (f"/cycles/preparatory?{OCTOBER}", f"possibly {ITEMS}"),
        (f"/milestones/stocktaking-2017?{OCTOBER}", f"possibly {ITEMS}"),
        ("/milestones/endorsement-2018?as_of=2017-11-30", "28 recorded, not sent"),
        ("/milestones/endorsement-2018?as_of=2018-03-01", f"possibly {ITEMS}"),
        ("/milestones/endorsement-2018?as_of=2018-07-13", f" {ITEMS}"),
        (f"/documents/grcp-7/highlights?{OCTOBER}", "Possibly transmitted"),
        (f"/followup/matrix.svg?meeting=grcp-7&{OCTOBER}", "Possibly transmitted"),
        (f"/followup/timeline.svg?{OCTOBER}", f"possibly {ITEMS}"),
        (f"/followup/channels.svg?{OCTOBER}", "0–28"),
        (f"/followup/matrix.csv?meeting=grcp-7&{OCTOBER}", "Possibly transmitted"),
        (f"/followup/channels.csv?{OCTOBER}", "possibly 28"),
        (f"/followup/timeline.csv?{OCTOBER}", "possibly 28"),
        (f"/followup/compact.csv?{OCTOBER}", "Possibly transmitted"),
        (f"/recommendations.csv?meeting=grcp-7&{OCTOBER}", "Possibly transmitted"),
        (f"/followup/report.csv?meeting=grcp-7&{OCTOBER}", "Possibly transmitted"),
        (f"/recommendations/GRCP7-R03?lang=fr&{OCTOBER}", "Peut-être transmise"),
        (f"/recommendations/?lang=es&meeting=grcp-7&stage=transmitted&{OCTOBER}", "Posiblemente once puntos"),
    ],
)
def test_by_the_end_of_october_it_was_possibly_transmitted(client: FlaskClient, address: str, says: str) -> None:
    text = text_of(client, address)
    assert says in text
    assert not re.search(r"(?<!possibly )\b28 (items )?Transmitted", text)


def test_data_keeps_apart_where_it_surely_and_where_it_possibly_stands(client: FlaskClient) -> None:
    found = client.get(f"/recommendations.json?q=GRCP7-R03&{OCTOBER}").json["recommendations"][0]
    (milestone,) = [each for each in found["milestones"] if each["milestone"] == "stocktaking-2017"]
    assert (found["stage"], found["stage_possibly"]) == (None, "transmitted")
    assert (milestone["stage"], milestone["stage_possibly"]) == ("recorded", "transmitted")
    found = client.get(f"/recommendations.json?stage=transmitted&meeting=grcp-7&{OCTOBER}").json
    assert (found["surely"], found["total"], found["listed"]) == (0, 28, 28)


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2017-10-10", None), ("2017-10-11", ("recorded", "transmitted")), ("2017-12-03", ("recorded", "transmitted")),
        ("2017-12-04", ("recorded", "considered")), ("2017-12-05", ("recorded", "considered")),
        ("2017-12-06", ("considered", None)),
    ],
)  # fmt: skip
def test_the_first_day_makes_it_possible_and_the_last_sure(
    client: FlaskClient, day: str, stage: tuple[str, str | None] | None
) -> None:
    found = client.get(f"/recommendations.json?q=GRCP7-R03&as_of={day}").json["recommendations"]
    cells = [each for row in found for each in row["milestones"] if each["milestone"] == "stocktaking-2017"]
    assert [(each["stage"], each.get("stage_possibly")) for each in cells] == ([stage] if stage else [])


def test_at_the_end_of_2018_nothing_was_assessed_and_what_the_compact_held_says_when_it_was_read(app: Flask) -> None:
    account(app, "ana@example.org", ("analyst", None))
    ana = signed_in(app, "ana@example.org")
    year = str(_year_of_the_readings(app))
    for address in (
        "/recommendations/GRCP7-R03",
        "/followup/matrix",
        "/documents/grcp-7/highlights",
        "/followup/compact",
    ):
        text = text_of(ana, f"{address}?meeting=grcp-7&{YEAR}")
        assert "In substance" in text, address
        assert f"read in {year}" in text, address
        assert "Assessed" not in text, address
    rows = ana.get(f"/recommendations.json?meeting=grcp-7&{YEAR}").json["recommendations"]
    cells = [each for row in rows for each in row["milestones"] if each["degree"]]
    assert len(cells) == 28
    assert {each["stage"] for each in cells} == {"considered"}
    assert {each["read_on"][:4] for each in cells} == {year}
    assert ana.get(f"/recommendations.json?meeting=grcp-7&stage=assessed&{YEAR}").json["total"] == 0
    assert ana.get("/recommendations.json?meeting=grcp-7&stage=assessed").json["surely"] == 28
    table = list(csv.reader(io.StringIO(ana.get(f"/followup/report.csv?meeting=grcp-7&{YEAR}").text)))
    assert any(f"read in {year}" in cell for row in table for cell in row)
    assert not any(cell == "Assessed" for row in table for cell in row)
    assert f"read in {year}" not in text_of(ana, "/recommendations/GRCP7-R03")


def test_a_reading_that_everybody_sees_counts_in_no_figure_of_a_day_before_it_was_made(app: Flask) -> None:
    def figures(address: str) -> tuple[str, str]:
        text = text_of(app.test_client(), address)
        return text.partition("Where they stand")[2].partition("Questions")[0], text

    before = figures(f"/followup/?{YEAR}")[0]
    asked(partial(installations.unit, app), "verified", "cleared")  # today, of the Compact of 2018
    stand, text = figures(f"/followup/?{YEAR}")
    assert "In substance" not in stand
    assert "0 with readings cleared for publication" in text
    assert "1 compared with a text of that time later, in " in text
    assert "In substance" not in before
    stand, text = figures("/followup/")
    assert "In substance" in stand
    assert "1 with a reading cleared for publication" in text
    assert "of that time later" not in text


def _year_of_the_readings(app: Flask) -> int:
    with installations.unit(app):
        found = db.session.scalar(select(func.max(Reflection.recorded_at)))
        assert found is not None
        return int(found.year)


def test_a_colleagues_check_is_told_only_as_far_as_it_was_known(app: Flask) -> None:
    with installations.unit(app):
        made = recommended("TEST-R01")
        contribution = contributed(made.recommendation, "endorsement-2018", "transmitted", "agreed")
        reading = read(contribution, result_text(), "partial", at=datetime(2026, 11, 20, 9, tzinfo=UTC))
        at = datetime(2026, 11, 22, 9, tzinfo=UTC)
        db.session.add(ReflectionStep(reflection=reading, kind="verified", recorded_at=at, by_name="Ben the second"))
        history.record("tested", "world", "1")
    account(app, "ana@example.org", ("analyst", None))
    ana = signed_in(app, "ana@example.org")
    assert "Ben the second" in ana.get("/recommendations/TEST-R01?known=2026-11-22").text
    assert "Ben the second" not in ana.get("/recommendations/TEST-R01?known=2026-11-21").text


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/recommendations/GRCP7-R03?as_of=2017-12-31", "Considered (the whole text)"),
        ("/recommendations/GRCP7-R03?as_of=2017-12-05", "Possibly considered (the whole text)"),
        ("/followup/matrix?meeting=grcp-7&as_of=2017-12-31", "Considered (the whole text)"),
        ("/followup/report.csv?meeting=grcp-7&as_of=2017-12-31", "Considered (the whole text)"),
        ("/recommendations/GRCP7-R03?lang=fr&as_of=2017-12-31", "Examinée (le texte entier)"),
    ],
)
def test_considered_says_that_it_was_the_whole_text(client: FlaskClient, address: str, says: str) -> None:
    assert says in text_of(client, address)


def test_an_analyst_says_that_it_was_this_item(app: Flask) -> None:
    with installations.unit(app):
        made = recommended("TEST-R01")
        contributed(made.recommendation, "endorsement-2018", "transmitted")
        history.record("tested", "world", "1")
    account(app, "ana@example.org", ("analyst", None))
    ana = signed_in(app, "ana@example.org")
    desk = ana.get("/desk/followup/recommendations/TEST-R01").text
    address = re.findall(r"/desk/followup/contributions/\d+/steps/new", desk)[0]
    send(ana, address, kind="considered", considered="item")
    assert "Considered (this item)" in text_of(ana, "/recommendations/TEST-R01")
    assert "Considered (this item)" in text_of(ana, "/desk/followup/recommendations/TEST-R01")
