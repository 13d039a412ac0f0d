"""The list of participants is in the manner of the United Nations, and names only who agreed."""

from datetime import date
from itertools import count

import pytest
from sqlalchemy import select

from meetings.core.db import db
from meetings.directory.models import Designation, Mechanism, Organisation, State
from meetings.participation.queries.list_of_participants import participants_of
from tests.participation.lists import headings, listed_on, people_in, put
from tests.programme.builders import CODE, DAY, Unit, at_desk, webinar

pytestmark = pytest.mark.alike
_number = count(1)


def come(*represented: str) -> None:
    """Somebody comes for each of these."""
    meeting = webinar()
    for each in represented:
        put(meeting, f"Person {next(_number)}", each)


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", ["Côte d'Ivoire", "Germany", "Republic of Korea", "Switzerland"]),
        ("fr", ["Allemagne", "Côte d'Ivoire", "République de Corée", "Suisse"]),
        ("es", ["Alemania", "Côte d'Ivoire", "República de Corea", "Suiza"]),
    ],
)
def test_lists_states_in_the_order_of_the_language(unit: Unit, language: str, order: list[str]) -> None:
    with unit():
        come("state CHE", "state KOR", "state CIV", "state DEU")
        assert headings(listed_on(language=language)) == order


def test_calls_states_by_the_names_they_had_on_the_day(unit: Unit) -> None:
    with unit():
        come("state TUR", "state SWZ", "state MKD")
        assert headings(listed_on(date(2017, 10, 10))) == [
            "Swaziland",
            "the former Yugoslav Republic of Macedonia",
            "Turkey",
        ]
        assert headings(listed_on()) == ["Eswatini", "North Macedonia", "Türkiye"]


def test_keeps_a_state_that_was_not_there_on_the_day_under_the_name_it_had_last(unit: Unit) -> None:
    with unit():
        come("state SCG", "state ANT", "state CHE")
        late = listed_on(date(2027, 5, 20))
        assert [(part.kind, [each.name for each in part.delegations]) for part in late.parts] == [
            ("member-states", ["Serbia and Montenegro", "Switzerland"]),
            ("other-delegations", ["Netherlands Antilles"]),
        ]
        assert headings(listed_on(date(2027, 5, 20), "fr"))[0] == "Serbie-et-Monténégro"


def test_keeps_a_state_that_came_to_be_only_after_the_day_under_its_first_name(unit: Unit) -> None:
    with unit():
        come("state SSD")
        [part] = listed_on(date(2005, 10, 10)).parts
        assert (part.kind, part.delegations[0].name) == ("member-states", "South Sudan")


@pytest.mark.parametrize(
    ("language", "named"),
    [
        (
            "en",
            [("Bali Process", None), ("Ibero-American Forum", None), ("Fundación", "es"), ("International O", None)],
        ),
        (
            "fr",
            [("Bali Process", "en"), ("Ibero-American Forum", "en"), ("Fundación", "es"), ("International O", "en")],
        ),
        ("es", [("Bali Process", "en"), ("Foro Iberoamericano", None), ("Fundación", None), ("International O", "en")]),
    ],
)
def test_calls_bodies_in_the_language_or_says_in_which_they_are_called(
    unit: Unit, language: str, named: list[tuple[str, str | None]]
) -> None:
    with unit():
        come("mechanism fibemyd", "mechanism bali", "organisation fiiapp", "organisation iom")
        found = [each for part in listed_on(language=language).parts for each in part.delegations]
        for begins, said in named:
            assert [each.language for each in found if each.name.startswith(begins)] == [said]


def test_orders_bodies_by_the_names_shown(unit: Unit) -> None:
    with unit():
        come("mechanism fibemyd", "mechanism gfmd")
        first = {language: headings(listed_on(language=language))[0] for language in ("en", "es")}
        assert first["en"].startswith("Global Forum")
        assert first["es"].startswith("Foro Iberoamericano")


def test_uses_the_designation_of_the_body_that_convenes(unit: Unit) -> None:
    with unit():
        come("state HKG", "state JPN")
        found = select(Designation).where(Designation.mechanism_id.is_not(None), Designation.language == "en")
        named = db.session.scalars(found.join(State).where(State.iso3 == "HKG")).first()
        assert named is not None
        forum = db.session.get_one(Mechanism, named.mechanism_id)
        assert named.name in headings(participants_of(CODE, DAY, "en", forum))


def test_prints_the_footnote_that_belongs_to_a_name(unit: Unit) -> None:
    with unit():
        state = db.session.scalars(select(State).where(State.footnote.is_not(None))).first()
        assert state is not None
        come(f"state {state.iso3}")
        [part] = listed_on().parts
        assert state.footnote is not None
        assert part.delegations[0].footnote == state.footnote["en"]
        assert part.kind == "other-delegations"


def test_puts_states_before_mechanisms_the_united_nations_other_organisations_and_others(unit: Unit) -> None:
    with unit():
        come(
            "", "organisation au", "organisation iom", "organisation uneca", "mechanism bali", "state VAT", "state PER"
        )
        put(webinar("other"), "Elsewhere", "state CHE")
        assert [(part.kind, len(part.delegations)) for part in listed_on().parts] == [
            ("member-states", 1),
            ("observer-states", 1),
            ("mechanisms", 1),
            ("united-nations", 2),
            ("organisations", 1),
            ("others", 1),
        ]


def test_orders_a_delegation_by_protocol_and_never_by_the_alphabet(unit: Unit) -> None:
    with unit():
        meeting = webinar()
        put(meeting, "Zoe Unsaid", "state CHE")
        put(meeting, "Abel Adviser", "state CHE", capacity="adviser")
        put(meeting, "Yves Second", "state CHE", capacity="representative", position=2)
        put(meeting, "Xenia First", "state CHE", capacity="representative", position=1)
        put(meeting, "Bea Later", "state CHE", capacity="representative")
        put(meeting, "Wim Alternate", "state CHE", capacity="alternate")
        put(meeting, "Vera Head", "state CHE", capacity="head")
        put(meeting, "Adam Unsaid", "state CHE")
        assert people_in(listed_on()) == [
            "Vera Head", "Wim Alternate", "Xenia First", "Yves Second", "Bea Later", "Abel Adviser", "Zoe Unsaid",
            "Adam Unsaid",
        ]  # fmt: skip


def test_groups_who_comes_for_no_body_on_record_by_affiliation(unit: Unit) -> None:
    with unit():
        meeting = webinar()
        put(meeting, "Ivo Nobody")
        put(meeting, "Una Professor", affiliation="University of Nowhere")
        put(meeting, "Abe Expert", affiliation="Académie")
        assert headings(listed_on()) == ["Académie", "University of Nowhere", ""]
        assert all(each.affiliation is None for each in listed_on().parts[0].delegations[0].participants)


def test_neither_names_nor_counts_nor_dates_who_did_not_agree(unit: Unit) -> None:
    with unit():
        meeting = webinar()
        put(meeting, "Ann Agreed", "state CHE")
    with unit():
        before = listed_on()
        put(at_desk(), "Zed Absent", "state ZMB", agreed=False)
    with unit():
        after = listed_on()
    assert after == before
    assert (after.number, people_in(after)) == (1, ["Ann Agreed"])


def test_takes_every_kind_of_united_nations_body_for_one(unit: Unit) -> None:
    with unit():
        codes = [each.code for each in db.session.scalars(select(Organisation))]
        come(*(f"organisation {code}" for code in codes))
        parts = {part.kind: {each.name for each in part.delegations} for part in listed_on().parts}
        ours = " ".join(sorted(parts["united-nations"]))
        for name in ("International Organization for Migration", "UN Women", "Network on Migration", "Refugees"):
            assert name in ours
        for name in ("Red Cross", "African Union", "ICMPD"):
            assert name not in ours
        assert sum(map(len, parts.values())) == len(codes)
