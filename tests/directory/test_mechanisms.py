"""Mechanisms: what sources call them and count of them, who belongs to them, who chairs them, as of a day."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.directory.models import Mechanism, Membership, OfficeHolder, Person, State
from meetings.directory.queries import (
    counts_of,
    known_mechanism,
    known_organisation,
    mechanisms,
    members_on,
    office_holders_on,
    organisations,
    regions,
)

Unit = Callable[[], AbstractContextManager[None]]
Counted = Callable[[int], AbstractContextManager[list[str]]]
TODAY = date(2026, 11, 21)


def mechanism(code: str) -> Mechanism:
    return db.session.scalars(select(Mechanism).where(Mechanism.code == code)).one()


def codes_of_members(code: str, day: date = TODAY) -> set[str]:
    return {member.state.iso3 for member in members_on(mechanism(code), day)}


def test_thirty_three_mechanisms_are_named_by_the_lists_of_2017_and_2018(unit: Unit) -> None:
    with unit():
        assert len(mechanisms()) == 33
        assert all(row.listed_by for row in mechanisms())
        assert len(mechanisms(circle=None)) > 33


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("iom-about-2017", {"rcp": 13, "irf": 15}),
        ("iom-consultations-2017", {"rcp": 13, "irf": 12}),
        ("iom-review-2018", {"rcp": 15, "irf": 13, "global": 2, "total": 30}),
        ("iom-note-2019", {"rcp": 17, "irf": 12, "global": 1, "total": 30}),
        ("iom-grcp8-news", {"total": 31}),
    ],
)
def test_how_many_there_are_depends_on_who_counts(unit: Unit, source: str, numbers: dict[str, int]) -> None:
    with unit():
        counts = [count for count in counts_of("mechanisms") if count.fact in ("rcp", "irf", "global", "total")]
        assert {count.fact: count.value for count in counts if count.sources == [source]} == numbers
        assert all(count.as_of for count in counts)


@pytest.mark.parametrize(
    ("source", "numbers"),
    [
        ("iom-consultations-2017", {"rcp": 13, "irf": 12, "global": 3}),
        ("iom-review-2018", {"rcp": 15, "irf": 13, "global": 2}),
    ],
)
def test_the_lists_hold_as_many_names_as_their_sources_count(unit: Unit, source: str, numbers: dict[str, int]) -> None:
    with unit():
        kinds = [
            kind.kind
            for row in mechanisms()
            if source in row.listed_by
            for kind in row.kinds
            if kind.sources == [source]
        ]
        assert {kind: kinds.count(kind) for kind in set(kinds)} == numbers


def test_sources_differ_about_the_kind_of_the_budapest_process(unit: Unit) -> None:
    with unit():
        budapest = known_mechanism("budapest", TODAY).mechanism
        given = {kind.sources[0]: kind.kind for kind in budapest.kinds}
        assert (given["iom-consultations-2017"], given["iom-review-2018"], budapest.kind) == ("rcp", "irf", "irf")


def test_a_forum_between_regions_may_lie_within_one(unit: Unit) -> None:
    with unit():
        within_one = {row.code for row in mechanisms(kind="irf") if len(row.regions) == 1}
        assert within_one == {"pafom", "afml"}
        assert "africa" in {region.code for region in mechanism("arcp").regions}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("puebla", "rcm"),
        ("MDSA", "midsa"),
        ("EU-LAC", "eu-celac"),
        ("GFDM", "gfmd"),
        ("Directors' Conference", "pidc"),
        ("söderköping", "eap-panel"),
        ("soderkoping", "eap-panel"),
        ("Foro Iberoamericano", "fibemyd"),
    ],
)
def test_a_mechanism_is_found_by_any_of_its_names_and_by_slips(unit: Unit, words: str, code: str) -> None:
    with unit():
        assert [row.code for row in mechanisms(text=words)] == [code]


def test_countries_of_origin_and_countries_of_both_meet_in_two_bodies_of_almost_one_name(unit: Unit) -> None:
    with unit():
        found = mechanisms(text="overseas employment and contractual labour")
        assert [row.code for row in found] == ["abu-dhabi", "colombo"]
        assert "ARE" not in codes_of_members("colombo")
        assert "ARE" in codes_of_members("abu-dhabi")


def test_lists_are_narrowed_by_kind_and_region(unit: Unit) -> None:
    with unit():
        assert {row.code for row in mechanisms(kind="rcp", region="americas")} == {"rcm", "sacm", "cmc", "ocam"}
        assert {row.code for row in mechanisms(kind="global")} == {"gfmd", "idm", "un-hld"}


def test_members_may_be_territories_and_administrations(unit: Unit) -> None:
    with unit():
        assert {"AIA", "ABW", "CYM", "CUW", "MSR", "MAF", "TCA"} <= codes_of_members("cmc")
        assert {"ASM", "COK", "PYF", "NIU", "NCL", "TKL", "WLF"} <= codes_of_members("pidc")
        standing = {member.state.iso3: member.state.standing for member in members_on(mechanism("pidc"), TODAY)}
        assert (standing["TKL"], standing["NIU"], standing["FJI"]) == ("territory", "other", "member")


def test_a_member_is_called_what_it_was_called_on_the_day(unit: Unit) -> None:
    with unit():
        names = [member.state.short for member in members_on(mechanism("midsa"), date(2017, 10, 10))]
        assert "Swaziland" in names
        assert names == sorted(names)
        assert "Eswatini" in [member.state.short for member in members_on(mechanism("midsa"), TODAY)]


def test_a_state_that_was_not_there_yet_was_no_member(unit: Unit) -> None:
    with unit():
        assert "SSD" not in codes_of_members("igad-rcp", date(2008, 6, 1))
        assert "SSD" in codes_of_members("igad-rcp", date(2012, 6, 1))


def test_a_membership_ends(unit: Unit) -> None:
    with unit():
        mali = db.session.scalars(select(State.id).where(State.iso3 == "MLI")).one()
        row = db.session.scalars(
            select(Membership).where(Membership.mechanism_id == mechanism("midwa").id, Membership.state_id == mali)
        ).one()
        row.valid_until = date(2025, 1, 28)
    with unit():
        assert "MLI" in codes_of_members("midwa", date(2025, 1, 28))
        assert "MLI" not in codes_of_members("midwa", date(2025, 1, 29))


def test_a_founder_need_not_be_a_member(unit: Unit) -> None:
    with unit():
        known = known_mechanism("igc", TODAY)
        assert "FRA" in {founder.state.iso3 for founder in known.founders}
        assert "FRA" not in {member.state.iso3 for member in known.members}
        assert len(known.members) == 16


def test_a_mechanism_may_have_no_chairing_country_no_chair_and_no_secretariat(unit: Unit) -> None:
    with unit():
        arcp = office_holders_on(mechanism("arcp"), TODAY)
        assert [(row.office, row.state, row.holder_organisation and row.holder_organisation.code) for row in arcp] == [
            ("chair", None, "las"),
            ("secretariat", None, "las"),
        ]
        assert [row.office for row in office_holders_on(mechanism("midcas"), TODAY)] == ["secretariat"]
        assert office_holders_on(mechanism("cmc"), TODAY) == []


def test_todays_chair_is_whoever_holds_the_office_on_the_day(unit: Unit) -> None:
    with unit():
        assert [row.office for row in office_holders_on(mechanism("budapest"), date(2005, 12, 31))] == ["secretariat"]
        held = office_holders_on(mechanism("budapest"), date(2017, 10, 10))
        assert [(row.office, row.state.iso3) for row in held if row.state] == [("chair", "TUR"), ("co-chair", "HUN")]
        rcm = mechanism("rcm")
        for name, first, last in (("A", date(2026, 1, 1), date(2026, 6, 30)), ("B", date(2026, 7, 1), None)):
            person = Person(name=name, title="Vice-Minister")
            db.session.add(
                OfficeHolder(
                    mechanism=rcm, office="chair", person=person, valid_from=first, valid_until=last, sources=[]
                )
            )
    with unit():
        chairs = [
            [row.person.name for row in office_holders_on(mechanism("rcm"), day) if row.person]
            for day in (date(2025, 12, 31), date(2026, 6, 30), date(2026, 7, 1))
        ]
        assert chairs == [[], ["A"], ["B"]]


def test_nobody_is_listed_who_was_not_asked(unit: Unit) -> None:
    with unit():
        db.session.add(Person(name="Somebody"))
    with unit():
        assert db.session.scalars(select(Person.consent_listed).where(Person.name == "Somebody")).one() is False


def test_founding_years_stand_beside_one_another(unit: Unit) -> None:
    with unit():
        years = [founding.year for founding in known_mechanism("midwa", TODAY).mechanism.foundings]
        assert years == [2001, 2000]
        assert known_mechanism("riam", TODAY).mechanism.foundings == []


def test_every_fact_of_a_mechanism_leads_to_its_source(unit: Unit) -> None:
    with unit():
        for row in mechanisms(circle=None):
            known = known_mechanism(row.code, TODAY)
            assert known.bibliography.entries, row.code
            assert [entry.place for entry in known.bibliography.entries if entry.source is None] == []
            for office in known.offices:
                assert known.bibliography.numbers(office.sources)


def test_citations_are_numbered_as_they_are_met(unit: Unit) -> None:
    with unit():
        known = known_mechanism("igc", TODAY)
        cited = [(entry.number, entry.source.code, entry.place) for entry in known.bibliography.entries if entry.source]
        assert cited[0] == (1, "iom-review-2018", "Annex 5")
        assert [number for number, _code, _place in cited] == list(range(1, len(cited) + 1))
        (founded,) = known.bibliography.numbers(known.mechanism.foundings[0].sources)
        assert cited[founded - 1][1:] == ("iom-about-2017", "footnote 4")


def test_there_is_no_mechanism_of_a_code_that_nobody_has(unit: Unit) -> None:
    with unit(), pytest.raises(Missing):
        known_mechanism("nobody", TODAY)


def test_a_list_costs_as_much_with_three_rows_as_with_thirty(unit: Unit, assert_queries: Counted) -> None:
    with unit():
        with assert_queries(3):
            assert len(mechanisms(kind="global")) == 3
        with assert_queries(3):
            assert len(mechanisms()) == 33


def test_states_belong_to_several_commissions(unit: Unit) -> None:
    with unit():
        of = {
            row.code: {member.state.iso3 for member in members_on(row, TODAY)}
            for row in organisations(kind="un-regional-commission")
        }
        assert {"USA", "CAN"} <= of["unece"] & of["uneclac"]
        assert {"KAZ", "KGZ", "TJK", "TKM", "UZB"} <= of["unece"] & of["unescap"]
        assert {"EGY", "LBY", "MRT", "MAR", "SDN", "TUN"} <= of["uneca"] & of["unescwa"]


@pytest.mark.parametrize("code", ["uneca", "uneclac", "unescap", "unece", "unescwa"])
def test_a_commission_lists_as_many_members_as_are_counted(unit: Unit, code: str) -> None:
    with unit():
        known = known_organisation(code, TODAY)
        counted = {count.fact: count.value for count in known.counts}
        assert len(known.members) == counted["members"]
        assert len(known.associates) == counted.get("associate members", len(known.associates))


def test_an_organisation_is_known_with_the_mechanisms_it_serves(unit: Unit) -> None:
    with unit():
        icmpd = known_organisation("icmpd", TODAY)
        assert {"budapest", "khartoum", "prague", "rabat"} <= {row.code for row in icmpd.secretariat_of}
        assert [row.code for row in known_organisation("comesa", TODAY).associated_with] == ["midcom"]
        with pytest.raises(Missing):
            known_organisation("nobody", TODAY)


def test_each_region_has_a_commission_and_a_name_in_three_languages(unit: Unit) -> None:
    with unit():
        commissions = organisations(kind="un-regional-commission")
        assert sorted(region.code for row in commissions for region in row.regions) == sorted(
            row.code for row in regions()
        )
        assert regions()[0].name_in("fr") == "Afrique"
        assert regions()[0].name_in("zh") == "Africa"


def test_a_membership_is_of_one_body(unit: Unit) -> None:
    with pytest.raises(IntegrityError), unit():
        state = db.session.scalars(select(State).where(State.iso3 == "FRA")).one()
        db.session.add(Membership(state=state, role="member", sources=[]))
