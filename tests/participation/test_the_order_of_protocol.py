"""Within a delegation: the capacity, then the place that the delegation gave, then the order of the record."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.directory.models import Mechanism, MechanismAlias, Organisation, Person
from meetings.participation.models import MeetingPerson
from meetings.participation.queries.list_of_participants import (
    Delegation,
    Listed,
    Part,
    Participant,
    fingerprint,
    precedence,
)
from meetings.participation.queries.names_of_bodies import Named, body_name, is_of_the_united_nations, named
from meetings.participation.vocabulary import CAPACITIES, Capacity

pytestmark = pytest.mark.alike

PLACES = st.lists(
    st.tuples(st.sampled_from([*CAPACITIES, None]), st.integers(0, 5), st.integers(1, 99)),
    unique_by=lambda place: place[2],
)


def place(name: str, record: int, capacity: Capacity | None = None, position: int = 0) -> MeetingPerson:
    person = Person(id=record, name=name)
    return MeetingPerson(person=person, person_id=record, capacity=capacity, position=position)


def ordered(*places: MeetingPerson) -> list[str]:
    return [each.person.name for each in sorted(places, key=precedence)]


def test_the_head_comes_first_then_alternates_representatives_advisers_and_whoever_nobody_described() -> None:
    people = [
        place("Zoe", 5, "head"),
        place("Yan", 4, "alternate"),
        place("Xi", 3, "representative"),
        place("Will", 2, "adviser"),
        place("Vera", 1),
    ]
    for shuffled in permutations(people):
        assert ordered(*shuffled) == ["Zoe", "Yan", "Xi", "Will", "Vera"]


def test_of_one_capacity_the_delegation_says_who_comes_first() -> None:
    assert ordered(place("Ann", 1, "adviser", 2), place("Bo", 2, "adviser", 1)) == ["Bo", "Ann"]


def test_whoever_was_given_a_place_comes_before_those_who_were_given_none() -> None:
    assert ordered(place("Ann", 1, "adviser"), place("Bo", 2, "adviser", 9)) == ["Bo", "Ann"]


def test_without_a_place_the_order_of_the_record_counts_and_never_the_alphabet() -> None:
    assert ordered(place("Ann", 2, "adviser"), place("Bo", 1, "adviser")) == ["Bo", "Ann"]


def test_no_place_makes_an_adviser_the_head() -> None:
    assert ordered(place("Ann", 1, "adviser", 1), place("Bo", 2, "head", 7)) == ["Bo", "Ann"]


@given(PLACES)
def test_everybody_has_one_place_whatever_the_order_they_are_read_in(
    places: list[tuple[Capacity | None, int, int]],
) -> None:
    people = [place(str(record), record, capacity, position) for capacity, position, record in places]
    assert ordered(*people) == ordered(*reversed(people))
    assert len({precedence(each) for each in people}) == len(people)


def test_a_list_counts_the_people_of_every_delegation() -> None:
    def delegation(*names: str) -> Delegation:
        return Delegation("Chad", None, None, [Participant(name, None, None, None, None) for name in names])

    states = Part("member-states", [delegation("Ann", "Bo"), delegation("Cy")])
    assert Listed([states, Part("others", [delegation("Di")])], None).number == 4
    assert Listed([], None).number == 0


def test_what_a_list_says_has_one_number() -> None:
    assert fingerprint([(1, "head", "Ann")]) == fingerprint([(1, "head", "Ann")])
    assert fingerprint([(1, "head", "Ann")]) != fingerprint([(1, "head", "Anne")])
    assert 0 <= fingerprint("whatever") < 1_000_000_000


def mechanism(*names: tuple[str, str, str], name: str = "Puebla Process", short: str | None = "RCM") -> Mechanism:
    """A mechanism with other names, each of a kind and in a language."""
    aliases = [MechanismAlias(kind=kind, language=language, name=alias) for kind, language, alias in names]
    return Mechanism(code="rcm", name=name, short=short, aliases=aliases)


def test_a_body_is_called_by_its_name_in_the_language_with_its_short_name_there() -> None:
    body = mechanism(("translation", "es", "Proceso Puebla"), ("translation", "es", "CRM"))
    assert named(body, "es") == Named("Proceso Puebla (CRM)", None)


def test_a_short_name_in_the_language_alone_is_not_what_a_body_is_called() -> None:
    assert named(mechanism(("translation", "es", "CRM")), "es") == Named("Puebla Process (RCM)", "en")


def test_a_body_keeps_its_own_short_name_where_the_language_has_none() -> None:
    assert named(mechanism(("translation", "fr", "Processus de Puebla")), "fr") == Named(
        "Processus de Puebla (RCM)", None
    )


def test_a_former_name_and_one_in_another_language_are_not_what_it_is_called() -> None:
    body = mechanism(("former", "fr", "Ancien nom"), ("translation", "es", "Proceso Puebla"))
    assert named(body, "fr") == Named("Puebla Process (RCM)", "en")
    assert named(body, "en") == Named("Puebla Process (RCM)", None)


def test_a_name_on_record_in_spanish_is_said_to_be_spanish() -> None:
    body = Organisation(code="fiiapp", name="Fundación Internacional", short="FIIAPP", kind="ngo")
    assert named(body, "en").language == "es"
    assert named(body, "es").language is None


@pytest.mark.parametrize(
    ("short", "called"), [("IOM", "Migration (IOM)"), (None, "Migration"), ("Migration", "Migration")]
)
def test_a_short_name_is_written_once(short: str | None, called: str) -> None:
    assert body_name(Organisation(code="iom", name="Migration", short=short, kind="un")) == called


@pytest.mark.parametrize(
    ("code", "kind", "belongs"),
    [
        ("x", "un", True),
        ("x", "un-agency", True),
        ("mmptf", "fund", True),
        ("x", "union", False),
        ("x", "ngo", False),
    ],
)
def test_kinds_of_the_united_nations_are_told_from_others(code: str, kind: str, belongs: bool) -> None:
    assert is_of_the_united_nations(Organisation(code=code, name="X", kind=kind)) is belongs
