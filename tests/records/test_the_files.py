"""The seeds as files: before anything is loaded, codes are unique, references lead somewhere and days are sane."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pycountry
import pytest
import yaml

from meetings.records.seed_files import SEEDS, StrictLoader, read

FILES = sorted(path.stem for path in SEEDS.glob("*.yaml") if path.stem != "demonstration")  # that one is invented
NOT_IN_ISO = {"SCG", "ANT", "XKX"}  # two that are no more, one that has no code of the standard

SOURCES = read("sources")
ORGANISATIONS = read("organisations")
MECHANISMS = read("mechanisms")
CYCLES = read("cycles")
MEETINGS = read("meetings")["meetings"]
STATES = read("states")["states"]

source_codes = [item["code"] for part in SOURCES.values() for item in part]
organisation_codes = [item["code"] for part in ORGANISATIONS.values() for item in part]
mechanism_codes = [
    item["code"] for part in ("mechanisms", "specific", "historical", "others") for item in MECHANISMS[part]
]
region_codes = [item["code"] for item in read("regions")["regions"]]
cycle_codes = [item["code"] for item in CYCLES["cycles"]]
milestone_codes = [item["code"] for item in CYCLES["milestones"]]
state_codes = [item["iso3"] for item in STATES]


def everything(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a file with the key it stands under."""
    yield key, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from everything(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from everything(inner, key)


@pytest.mark.parametrize(
    "codes",
    [
        source_codes,
        organisation_codes,
        mechanism_codes,
        region_codes,
        cycle_codes,
        milestone_codes,
        state_codes,
        [item["code"] for item in MEETINGS],
    ],
    ids=["sources", "organisations", "mechanisms", "regions", "cycles", "milestones", "states", "meetings"],
)
def test_no_code_is_used_twice(codes: list[str]) -> None:
    assert [code for code, times in Counter(codes).items() if times > 1] == []


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(yaml.constructor.ConstructorError, match="a key is given twice"):
        yaml.load("{code: a, code: b}", Loader=StrictLoader)  # noqa: S506 - it is a safe one, made stricter


@pytest.mark.parametrize("name", FILES)
def test_every_citation_leads_to_a_source(name: str) -> None:
    cited = [
        text
        for key, value in everything(read(name))
        if key in ("source", "sources") or key.endswith("_sources")
        for text in (value if isinstance(value, list) else [value])
    ]
    assert [text for text in cited if text.partition("#")[0] not in source_codes] == []


def test_every_page_among_the_sources_is_cited_by_something() -> None:
    cited = {
        text.partition("#")[0]
        for name in FILES
        for key, value in everything(read(name))
        if "source" in key or key in ("listed_by", "named_by")
        for text in ([value] if isinstance(value, str) else [])
    }
    assert [item["code"] for item in SOURCES["pages"] if item["code"] not in cited] == []


@pytest.mark.parametrize("name", FILES)
def test_states_bodies_regions_and_milestones_that_are_named_exist(name: str) -> None:
    known = {
        "organisation": organisation_codes,
        "associations": organisation_codes,
        "body": organisation_codes,
        "mechanism": mechanism_codes,
        "region": region_codes,
        "regions": region_codes,
        "cycle": cycle_codes,
        "milestone": milestone_codes,
        "feeds": milestone_codes,
        "state": state_codes,
        "states": state_codes,
        "associates": state_codes,
        "country": state_codes,
        "seat_country": state_codes,
        "listed_by": source_codes,
    }
    strangers = [
        (key, code)
        for key, value in everything(read(name))
        if key in known
        for code in ([value] if isinstance(value, str) else [])
        if code not in known[key]
    ]
    assert strangers == []


@pytest.mark.parametrize("name", FILES)
def test_a_span_of_days_never_ends_before_it_begins(name: str) -> None:
    spans = [
        (value.get(first), value.get(last))
        for _key, value in everything(read(name))
        if isinstance(value, dict)
        for first, last in (("earliest", "latest"), ("from", "until"), ("opens", "closes"), ("adopted", "distributed"))
    ]
    assert [
        span for span in spans if isinstance(span[0], date) and isinstance(span[1], date) and span[1] < span[0]
    ] == []


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_a_boolean_that_was_meant_as_a_word(name: str) -> None:
    switches = {"main"}
    words = [(key, value) for key, value in everything(read(name)) if isinstance(value, bool) and key not in switches]
    assert words == []
    assert [key for key, _value in everything(read(name)) if key in ("True", "False")] == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_it_holds_and_names_no_place_of_ours(name: str) -> None:
    text = (SEEDS / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert re.findall(r"/(?:tmp|home|root|work)/|\bseed-\d|\.txt\b", text) == []


def test_norway_is_a_word() -> None:
    norway = next(item for item in STATES if item["iso3"] == "NOR")
    assert (norway["iso2"], norway["m49"]) == ("NO", "578")


def test_codes_of_states_are_those_of_the_standards() -> None:
    listed = {country.alpha_3: (country.alpha_2, country.numeric) for country in pycountry.countries}
    ours = {item["iso3"]: (item["iso2"], item["m49"]) for item in STATES if item["iso3"] not in NOT_IN_ISO}
    assert ours == {code: listed[code] for code in ours}


def test_names_are_not_those_of_the_standard_where_the_united_nations_differ() -> None:
    ours = {item["iso3"]: item["names"][-1]["short"]["en"] for item in STATES}
    differing = {code: name for code, name in ours.items() if code not in NOT_IN_ISO and _iso_name(code) != name}
    assert {"KOR", "PRK", "COD", "MDA", "TZA", "PSE", "BOL", "IRN", "NLD"} <= differing.keys()
    assert (ours["KOR"], _iso_name("KOR")) == ("Republic of Korea", "Korea, Republic of")


def _iso_name(code: str) -> str:
    country = pycountry.countries.get(alpha_3=code)
    assert country is not None
    return str(country.name)


@pytest.mark.parametrize("state", STATES, ids=state_codes)
def test_a_state_has_a_name_in_each_language_and_for_each_day_just_one(state: dict[str, Any]) -> None:
    for name in state["names"]:
        assert set(name["short"]) == {"en", "fr", "es", "ar", "zh", "ru"}
        assert all(name["short"].values())
        assert set(name.get("formal", {})) in ({"en", "fr", "es"}, set())
    for spans in (state["names"], state["standing"]):
        for earlier, later in pairwise(spans):
            assert (later["from"] - earlier["until"]).days == 1, "one ends the day before the next begins"


@pytest.mark.parametrize(
    ("language", "letters"),
    [("ar", r"[\u0600-\u06ff]"), ("zh", r"[\u4e00-\u9fff]"), ("ru", r"[\u0400-\u04ff]"), ("en", r"[A-Za-z]")],
)
def test_names_are_in_the_letters_of_their_language(language: str, letters: str) -> None:
    short = [name["short"][language] for state in STATES for name in state["names"]]
    assert [name for name in short if not re.search(letters, name)] == []
    assert [name for name in short if name != name.strip() or "  " in name] == []
