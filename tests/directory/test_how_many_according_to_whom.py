"""How many mechanisms there are, according to whom and when, with what the record counts beside it."""

import csv
import io
from datetime import date

import pytest
from flask.testing import FlaskClient

from meetings.directory.queries.counted_mechanisms import Beside, counted_beside
from meetings.directory.queries.mechanisms import mechanisms
from meetings.records.seed_files import read
from tests.programme.builders import Unit

DAY = date(2026, 11, 30)


def of(fact: str, source: str) -> Beside:
    (found,) = [
        each for each in counted_beside(DAY) if each.count.fact == fact and each.count.sources[0].startswith(source)
    ]
    return found


def names(those: object) -> set[str]:
    assert isinstance(those, list | tuple)
    return {each.code for each in those}


def test_every_number_of_the_record_is_there_with_its_source_and_its_time(unit: Unit) -> None:
    with unit():
        found = counted_beside(DAY)
        seeded = read("mechanisms")["counts"]
        assert len(found) == len(seeded) == 29
        told = sorted((each.count.fact, each.count.value, each.count.sources[0], each.count.as_of) for each in found)
        assert told == sorted((each["fact"], each["value"], each["source"], each["as_of"]) for each in seeded)


@pytest.mark.parametrize(
    ("fact", "values"),
    [
        ("rcp", [13, 13, 15, 17, 18]), ("irf", [12, 12, 13, 15]), ("global", [1, 2]), ("total", [30, 30, 31]),
        ("countries-in-an-rcp", [186]), ("countries-in-an-irf", [178]), ("most-of-one-country", [10, 14]),
        ("formal-positions", [9]), ("positions-or-recommendations", [14]), ("addressed-the-compact", [18]),
    ],
)  # fmt: skip
def test_sources_differ_and_each_keeps_its_own(unit: Unit, fact: str, values: list[int]) -> None:
    with unit():
        assert sorted(each.count.value for each in counted_beside(DAY) if each.count.fact == fact) == values


@pytest.mark.parametrize("source", ["iom-review-2018", "iom-consultations-2017"])
@pytest.mark.parametrize("fact", ["rcp", "irf", "global", "total"])
def test_what_is_counted_here_and_not_there_explains_the_whole_difference(unit: Unit, fact: str, source: str) -> None:
    with unit():
        rows = [each for each in counted_beside(DAY) if each.count.fact == fact]
        for row in [each for each in rows if each.count.sources == [source]]:
            assert row.ours is not None
            assert row.listed is not None
            assert row.ours == row.listed + len(row.here) - len(row.there)
            assert not names(row.here) & names(row.there)
            assert row.listed == row.count.value


def test_our_number_is_of_those_that_pages_call_active(unit: Unit) -> None:
    with unit():
        active = {each.code for each in mechanisms(kind="rcp") if each.activity == "active"}
        row = of("rcp", "iom-review-2018")
        assert row.ours == len(active)
        assert names(row.there) >= {"midcas"}  # listed in 2018; its page says it has slept since 2016
        assert of("rcp", "iom-about-2017").listed is None  # names none
        assert "budapest" in names(of("irf", "iom-about-2017").contested)


def test_members_are_counted_as_far_as_they_are_on_record(unit: Unit) -> None:
    with unit():
        row = of("countries-in-an-rcp", "iom-review-2018")
        assert row.ours is not None
        assert 0 < row.ours < row.count.value
        assert {"prague", "eap-panel"} <= names(row.unlisted)
        assert of("largest-global", "iom-note-2019").ours is None  # no list of its members is on record
        assert of("areas-considered", "iom-review-2018").ours is None


def test_positions_are_counted_by_those_that_can_be_named(unit: Unit) -> None:
    with unit():
        assert [of(fact, "iom-").ours for fact in ("addressed-the-compact", "formal-positions")] == [18, 12]
        assert of("addressed-the-compact", "iom-").ours == of("addressed-the-compact", "iom-").count.value


def test_the_page_says_who_counts_when_and_why_ours_differs(client: FlaskClient) -> None:
    page = client.get("/mechanisms/counts").text
    assert "How many, according to whom, when" in page
    assert "Counted there and not here:" in page
    assert "MIDCAS (here: Dormant)" in page
    assert 'href="/sources/#iom-review-2018"' in page
    assert 'href="/mechanisms/counts"' in client.get("/mechanisms/").text
    assert "Combien, selon qui, quand" in client.get("/mechanisms/counts?lang=fr").text
    assert "Cuántos, según quién, cuándo" in client.get("/mechanisms/counts?lang=es").text


def test_the_same_as_a_table_a_workbook_and_data(client: FlaskClient) -> None:
    rows = list(csv.reader(io.StringIO(client.get("/mechanisms/counts.csv").data.decode("utf-8-sig"))))
    assert rows[0][:3] == ["What is counted", "How many", "According to whom"]
    assert sum(row[:2] == ["All mechanisms", "30"] for row in rows) == 2
    assert client.get("/mechanisms/counts.xlsx").data.startswith(b"PK")
    found = client.get("/mechanisms/counts.json").json["counts"]
    assert len(found) == 29
    assert {row["source"] for row in found if row["fact"] == "formal-positions"} == {"iom-note-2019"}
