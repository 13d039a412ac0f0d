"""The Compact and the cycles in which it is reviewed, with the traps that their sources set."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from itertools import pairwise

import pytest

from meetings.compact.models import Milestone
from meetings.compact.queries import (
    cycles,
    known_cycle,
    known_milestone,
    known_objective,
    milestones,
    objectives,
    principles,
    themes,
    windows_open_on,
)
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Missing

Unit = Callable[[], AbstractContextManager[None]]
Counted = Callable[[int], AbstractContextManager[list[str]]]


def test_six_themes_ten_principles_and_twenty_three_objectives(unit: Unit) -> None:
    with unit():
        assert [theme.number for theme in themes()] == list(range(1, 7))
        assert [principle.paragraph for principle in principles()] == [f"15({letter})" for letter in "abcdefghij"]
        assert [(row.number, row.paragraph) for row in objectives()] == [(n, str(n + 16)) for n in range(1, 24)]


def test_every_objective_is_taken_at_one_of_four_round_tables(unit: Unit) -> None:
    with unit():
        tables = {row.round_table.number: row.round_table for row in objectives()}
        assert sorted(tables) == [1, 2, 3, 4]
        assert [row.number for row in tables[1].objectives] == [2, 5, 6, 12, 18]
        known = known_objective(23)
        assert known.objective.round_table.number == 4
        assert all(entry.source for entry in known.bibliography.entries)


@pytest.mark.parametrize("number", [0, 24])
def test_there_is_no_objective_beyond_the_twenty_three(unit: Unit, number: int) -> None:
    with unit(), pytest.raises(Missing, match="23"):
        known_objective(number)


def test_themes_were_not_taken_in_the_order_of_their_numbers(unit: Unit) -> None:
    with unit():
        sessions = milestones(kind="thematic-session")
        assert [row.theme.number for row in sessions if row.theme] == [1, 5, 3, 4, 6, 2]
        grcp = known_milestone("grcp-7").milestone.dates_latest
        assert grcp
        assert sessions[-1].dates_earliest == date.fromordinal(grcp.toordinal() + 1)


def test_agreed_adopted_and_endorsed_are_three_acts(unit: Unit) -> None:
    with unit():
        acts = [
            known_milestone(code).milestone for code in ("agreed-outcome-2018", "marrakech-2018", "endorsement-2018")
        ]
        assert [row.dates_earliest for row in acts] == [date(2018, 7, 13), date(2018, 12, 10), date(2018, 12, 19)]
        assert [row.documents[-1] for row in acts[1:]] == ["A/CONF.231/3", "A/RES/73/195"]
        assert acts[2].votes == {"in_favour": 152, "against": 5, "abstaining": 12, "absent": 24}
        assert sum(acts[2].votes.values()) == 193


def test_the_progress_declaration_was_agreed_by_the_forum_before_it_was_endorsed(unit: Unit) -> None:
    with unit():
        assert known_milestone("imrf-2022").milestone.dates_latest == date(2022, 5, 20)
        assert known_milestone("progress-declaration-2022").milestone.dates_earliest == date(2022, 6, 7)


def test_forums_fall_in_years_that_are_two_more_than_a_multiple_of_four(unit: Unit) -> None:
    with unit():
        years = [row.dates_earliest.year for row in milestones(kind="imrf") if row.dates_earliest]
        assert years == [2022, 2026, 2030]
        assert {year % 4 for year in years} == {2}


def test_rounds_of_regional_reviews_did_not_follow_the_calendar_of_the_rule(unit: Unit) -> None:
    with unit():
        reviews = milestones(kind="regional-review")
        rounds = {
            number: sorted(row.dates_earliest for row in reviews if row.number == number and row.dates_earliest)
            for number in (1, 2, 3)
        }
        assert (rounds[1][0], rounds[1][-1]) == (date(2020, 11, 12), date(2021, 8, 31))
        assert (rounds[2][0], rounds[2][-1]) == (date(2024, 3, 11), date(2025, 3, 18))
        assert {row.certainty for row in reviews if row.number == 3} == {"computed"}
        assert all(len({row.region_id for row in reviews if row.number == number}) == 5 for number in rounds)


def test_what_has_not_been_decided_says_so(unit: Unit) -> None:
    with unit():
        weak = {row.code for row in milestones() if row.certainty == "weak"}
        assert weak == set()
        assert all(not row.dates.exact for row in milestones() if row.certainty in ("weak", "computed"))


def test_fuzzy_days_keep_their_label_and_bounds(unit: Unit) -> None:
    with unit():
        forum = known_milestone("hlpf-2026").milestone
        assert forum.dates == FuzzyDates("July 2026", date(2026, 7, 1), date(2026, 7, 31), "tentative")
        assert known_milestone("imrf-2022").milestone.dates.label is None


def test_a_milestone_without_days_comes_last(unit: Unit) -> None:
    with unit():
        cycle = cycles()[-1]
        db.session.add(
            Milestone(
                code="undated",
                cycle=cycle,
                kind="hlpf",
                name="Not announced",
                dates=FuzzyDates.undetermined("TBD"),
                certainty="weak",
                documents=[],
                pre_events=[],
                sources=[],
            )
        )
    with unit():
        assert milestones()[-1].code == "undated"


def test_windows_for_inputs_belong_to_one_milestone_and_its_region(unit: Unit) -> None:
    with unit():
        (window,) = known_milestone("rr1-asia-pacific").milestone.windows
        assert (window.region and window.region.code, window.closes) == ("asia-pacific", date(2020, 10, 7))
        asked = [row.milestone.code for row in windows_open_on(date(2017, 11, 20))]
        assert asked == ["phase-2", "stocktaking-2017", "review-survey-2018"]
        assert windows_open_on(date(2026, 11, 21)) == []


def test_cycles_follow_one_another_and_hold_every_milestone(unit: Unit) -> None:
    with unit():
        found = cycles()
        assert [cycle.number for cycle in found] == [0, 1, 2, 3]
        spans = [(cycle.start_year, cycle.end_year) for cycle in found]
        assert all(later[0] == earlier[1] + 1 for earlier, later in pairwise(spans))
        for row in milestones():
            assert row.dates_earliest
            assert row.cycle.start_year <= row.dates_earliest.year <= row.cycle.end_year


def test_every_milestone_leads_to_its_sources(unit: Unit) -> None:
    with unit():
        for cycle in cycles():
            known = known_cycle(cycle.code)
            assert known.milestones
            assert [entry.place for entry in known.bibliography.entries if entry.source is None] == []
            assert all(known.bibliography.numbers(row.sources) for row in known.milestones)


def test_there_is_no_cycle_or_milestone_of_a_code_that_nobody_has(unit: Unit) -> None:
    with unit():
        with pytest.raises(Missing):
            known_cycle("cycle-9")
        with pytest.raises(Missing):
            known_milestone("nothing")


def test_lists_cost_the_same_however_many_rows(unit: Unit, assert_queries: Counted) -> None:
    with unit():
        with assert_queries(2):
            assert len(milestones(kind="imrf")) == 3
        with assert_queries(2):
            assert len(milestones()) > 50
        with assert_queries(1):
            objectives()
