"""The list: what is found, how it is counted, and that page, CSV and calendar show the same."""

import csv
import io
import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from meetings.accounts.viewer import NOBODY
from meetings.core.dates import FuzzyDates
from meetings.programme.queries import facet_counts, meeting_lists
from meetings.programme.queries.meeting_lists import Filter
from tests.pages.meetings import held, many
from tests.programme.builders import Unit

FILTERS = ("", "kind=grcp", "region=africa", "year=2017", "year=undetermined", "cycle=preparatory", "q=secretariats",
           "kind=regional-consultation&year=2017&region=africa", "kind=nothing", "year=next", "q=%25")  # fmt: skip


def titles(text: str) -> set[str]:
    return {title.strip() for title in re.findall(r'class="row__title"><a href="/meetings/([^"/]+)/"', text)}


@pytest.mark.parametrize("query", FILTERS)
def test_page_and_csv_show_the_same_meetings(client: FlaskClient, query: str) -> None:
    body = client.get(f"/meetings.csv?{query}").data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body, newline="")))
    codes = {row[0] for row in rows[1:] if len(row) > 1}
    assert titles(client.get(f"/meetings/?{query}").text) == codes


@pytest.mark.parametrize("query", FILTERS)
def test_the_calendar_holds_what_the_list_shows_with_days(client: FlaskClient, query: str) -> None:
    listed = titles(client.get(f"/meetings/?{query}").text)
    undated = titles(client.get("/meetings/?year=undetermined").text)
    feed = client.get(f"/meetings.ics?{query}").text.replace("\r\n ", "")
    assert set(re.findall(r"URL[^:\r\n]*:https?://[^/]+/meetings/([^/]+)/\r", feed)) == listed - undated


@pytest.mark.parametrize("query", FILTERS)
def test_every_facet_counts_what_choosing_it_would_show(app: Flask, query: str) -> None:
    with app.test_request_context(f"/meetings/?{query}"):
        chosen = Filter.from_args(dict(pair.split("=") for pair in query.replace("%25", "%").split("&") if pair))
        counted = facet_counts.facets(NOBODY, chosen)
        for name in ("kind", "region", "year", "cycle"):
            for value, number in getattr(counted, name).items():
                found = meeting_lists.lines(NOBODY, meeting_lists.matching(NOBODY, chosen.but(**{name: value})))
                assert len(found) == number, (name, value)
        assert counted.total == len(meeting_lists.lines(NOBODY, meeting_lists.matching(NOBODY, chosen)))


def test_accents_and_case_do_not_matter_in_a_search(client: FlaskClient, unit: Unit) -> None:
    with unit():
        held("lakes", title="Réunion des Grands Lacs")
    assert titles(client.get("/meetings/?q=REUNION+lacs").text) == {"lakes"}


def test_what_like_means_by_itself_is_looked_for_as_it_is(client: FlaskClient, unit: Unit) -> None:
    with unit():
        held("whole", title="100% of them")
    assert titles(client.get("/meetings/?q=100%25").text) == {"whole"}
    assert titles(client.get("/meetings/?q=1_0").text) == set()


def test_a_meeting_across_the_new_year_is_in_both_years(client: FlaskClient, unit: Unit) -> None:
    with unit():
        held("across", dates=FuzzyDates.on(date(2030, 12, 30), date(2031, 1, 2)))
    for year in (2030, 2031):
        assert titles(client.get(f"/meetings/?year={year}").text) == {"across"}


def test_nothing_found_says_so_and_leads_back(client: FlaskClient) -> None:
    text = client.get("/meetings/?q=nothing+is+called+so").text
    assert "No meeting fits these words and filters." in text
    assert "0 meetings" in text


def test_pages_divide_the_list_without_gap_or_repetition(client: FlaskClient, unit: Unit) -> None:
    with unit():
        many(range(60))
    found = [titles(client.get(f"/meetings/?kind=technical&page={number}").text) for number in (1, 2, 3)]
    assert [len(page) for page in found] == [25, 25, 10]
    assert len(set().union(*found)) == 60


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "two", "٣"])
def test_a_page_that_is_not_there_gives_one_that_is(client: FlaskClient, number: str) -> None:
    assert client.get(f"/meetings/?page={number}").status_code == 200


@pytest.mark.parametrize("month", ["2017-10", "", "soon", "0001-01", "9999-12", "2017-13"])
def test_any_month_can_be_asked_for(client: FlaskClient, month: str) -> None:
    assert client.get(f"/meetings/?view=month&month={month}").status_code == 200


def test_a_month_holds_settled_days_and_lists_the_others_below(client: FlaskClient) -> None:
    october = client.get("/meetings/?view=month&month=2017-10").text
    assert "GRCP 7" in october
    june = client.get("/meetings/?view=month&month=2017-06").text
    grid, _below, after = june.partition('id="unsettled-title"')
    assert "rc-2017-africa-1" not in grid
    assert "rc-2017-africa-1" in after


def test_control_characters_are_no_search(client: FlaskClient) -> None:
    assert client.get("/meetings/?q=%00&kind=%00&year=%00").status_code == 200
