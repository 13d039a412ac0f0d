"""A State is called what it was called on the day, in the language and in the forum."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.directory.models import Designation, Mechanism, Organisation, State, StateName
from meetings.directory.queries import known_state, name_on, names_on, states_on
from meetings.directory.rules.alphabet import sort_key

Unit = Callable[[], AbstractContextManager[None]]
Counted = Callable[[int], AbstractContextManager[list[str]]]
TODAY = date(2026, 11, 21)


def state(iso3: str) -> State:
    return db.session.scalars(select(State).where(State.iso3 == iso3)).one()


def called(iso3: str, day: date, language: str = "en") -> str | None:
    found = name_on(state(iso3), day, language)
    return found.short if found else None


@pytest.mark.parametrize(
    ("day", "members"), [(date(2005, 6, 1), 191), (date(2010, 1, 1), 192), (date(2011, 7, 14), 193), (TODAY, 193)]
)
def test_the_united_nations_have_as_many_members_as_on_that_day(unit: Unit, day: date, members: int) -> None:
    with unit():
        assert len(states_on(day, standing="member")) == members


def test_two_states_observe(unit: Unit) -> None:
    with unit():
        assert [str(found) for found in states_on(TODAY, standing="observer")] == ["Holy See", "State of Palestine"]
        assert [str(found) for found in states_on(date(2012, 1, 1), standing="observer")] == ["Holy See"]


@pytest.mark.parametrize(
    ("iso3", "last_day", "before", "after"),
    [
        ("TUR", date(2022, 5, 31), "Turkey", "Türkiye"),
        ("MKD", date(2019, 2, 13), "the former Yugoslav Republic of Macedonia", "North Macedonia"),
        ("SWZ", date(2018, 5, 29), "Swaziland", "Eswatini"),
        ("CZE", date(2016, 7, 4), "Czech Republic", "Czechia"),
        ("CPV", date(2013, 10, 23), "Cape Verde", "Cabo Verde"),
        ("LBY", date(2011, 9, 15), "Libyan Arab Jamahiriya", "Libya"),
        ("SSD", date(2011, 7, 8), None, "South Sudan"),
        ("MNE", date(2006, 6, 2), None, "Montenegro"),
        ("SCG", date(2006, 6, 2), "Serbia and Montenegro", None),
        ("ANT", date(2010, 10, 9), "Netherlands Antilles", None),
        ("PSE", date(2012, 12, 16), "Palestine", "State of Palestine"),
    ],
)
def test_the_name_changes_from_one_day_to_the_next(
    unit: Unit, iso3: str, last_day: date, before: str | None, after: str | None
) -> None:
    with unit():
        assert called(iso3, last_day) == before
        assert called(iso3, date.fromordinal(last_day.toordinal() + 1)) == after


def test_a_list_of_2017_keeps_the_names_of_2017_in_every_language(unit: Unit) -> None:
    with unit():
        names = names_on(date(2017, 10, 10), "fr")
        assert {"Swaziland", "Turquie", "Tchéquie"} <= {found.short for found in names.values()}
        assert called("TUR", date(2017, 10, 10), "es") == "Turquía"
        assert called("TUR", date(2022, 6, 1), "es") == "Türkiye"


def test_a_language_that_nobody_wrote_names_in_falls_back_to_english(unit: Unit) -> None:
    with unit():
        assert called("DEU", TODAY, "pt") == "Germany"


def test_the_republic_of_korea_stands_under_r_in_english_and_in_french(unit: Unit) -> None:
    with unit():
        english = [found.short for found in states_on(TODAY, "en")]
        french = [found.short for found in states_on(TODAY, "fr")]
    place = english.index("Republic of Korea")
    assert english[place - 1 : place + 2] == ["Qatar", "Republic of Korea", "Republic of Moldova"]
    place = french.index("République de Corée")
    assert french[place - 1 : place + 2] == [
        "République centrafricaine",
        "République de Corée",
        "République de Moldova",
    ]


def test_accents_do_not_move_a_name_to_the_end(unit: Unit) -> None:
    with unit():
        french = [found.short for found in states_on(TODAY, "fr", "member")]
        english = [found.short for found in states_on(TODAY, "en", "member")]
    assert french.index("Égypte") < french.index("El Salvador") < french.index("Espagne")
    assert french.index("Équateur") < french.index("Érythrée") < french.index("Espagne")
    assert english.index("Tunisia") < english.index("Türkiye") < english.index("Turkmenistan")


@pytest.mark.parametrize(
    ("name", "language", "begins"),
    [
        ("l'ex-République yougoslave de Macédoine", "fr", "ex republique"),
        ("la ex República Yugoslava de Macedonia", "es", "ex republica"),
        ("the former Yugoslav Republic of Macedonia", "en", "the former"),
        ("El Salvador", "es", "el salvador"),
        ("Îles Cook", "fr", "iles cook"),
        ("الجزائر", "ar", "جزاير"),
        ("Côte d'Ivoire", "en", "cote d ivoire"),
    ],
)
def test_a_small_article_before_a_name_does_not_count_in_the_order(name: str, language: str, begins: str) -> None:
    assert sort_key(name, language).startswith(begins)


def test_a_forum_has_designations_of_its_own(unit: Unit) -> None:
    with unit():
        hong_kong = state("HKG")
        apec = db.session.scalars(select(Organisation).where(Organisation.code == "apec")).one()
        bali = db.session.scalars(select(Mechanism).where(Mechanism.code == "bali")).one()
        assert (
            names_on(TODAY, "en", [hong_kong.id])[hong_kong.id].short
            == "China, Hong Kong Special Administrative Region"
        )
        assert names_on(TODAY, "en", [hong_kong.id], apec)[hong_kong.id].short == "Hong Kong, China"
        assert names_on(TODAY, "en", [hong_kong.id], bali)[hong_kong.id].short == "Hong Kong, China"


def test_kosovo_carries_the_reference_to_resolution_1244(unit: Unit) -> None:
    with unit():
        footnotes = {name_on(state("XKX"), TODAY, language) for language in ("en", "fr", "es", "ar")}
        assert all(found and found.footnote and "1244 (1999)" in found.footnote for found in footnotes)
        assert [found.iso3 for found in states_on(TODAY) if found.footnote] == ["XKX"]


def test_formal_names_are_dated_too(unit: Unit) -> None:
    with unit():
        before, after = name_on(state("LBY"), date(2017, 12, 21)), name_on(state("LBY"), date(2017, 12, 22))
        assert before
        assert after
        assert (before.short, before.formal) == ("Libya", "Libya")
        assert (after.short, after.formal) == ("Libya", "the State of Libya")


def test_all_names_of_a_day_cost_one_query(unit: Unit, assert_queries: Counted) -> None:
    with unit():
        with assert_queries(1):
            assert len(states_on(TODAY)) > 220
        some = [state("FRA").id, state("NOR").id]
        with assert_queries(1):
            assert len(names_on(TODAY, "es", some)) == 2


def test_a_state_is_known_with_its_former_names_and_its_forums(unit: Unit) -> None:
    with unit():
        known = known_state("tur", TODAY)
        assert known.name
        assert known.name.formal == "the Republic of Türkiye"
        assert [former.short for former in known.former] == ["Turkey"]
        assert known.names["ru"].short == "Турция"
        bodies = [(row.mechanism or row.organisation) for row in known.memberships]
        assert [body.code for body in bodies if body] == ["almaty", "unescap", "unece", "uneclac"]
        assert [entry.source is not None for entry in known.bibliography.entries] == [True, True]


def test_a_state_that_is_no_more_is_still_known_by_its_last_name(unit: Unit) -> None:
    with unit():
        known = known_state("SCG", TODAY)
        assert known.name is None
        assert known.names["en"].short == "Serbia and Montenegro"


def test_there_is_no_state_of_a_code_that_nobody_has(unit: Unit) -> None:
    with unit(), pytest.raises(Missing):
        known_state("XYZ", TODAY)


def test_a_name_that_ends_before_it_begins_is_refused(unit: Unit) -> None:
    first, last = date(2022, 6, 1), date(2022, 5, 31)
    with pytest.raises(IntegrityError), unit():
        turkey = state("TUR")
        db.session.add(
            StateName(
                state=turkey, language="de", short="Türkei", sort_key="turkei", valid_from=first, valid_until=last
            )
        )


def test_a_designation_belongs_to_one_forum(unit: Unit) -> None:
    with pytest.raises(IntegrityError), unit():
        hong_kong = state("HKG")
        db.session.add(Designation(state=hong_kong, language="en", name="Hong Kong, China"))
