"""Loading the seeds again and again: nothing is doubled, and what people have written stays."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from flask import Flask
from sqlalchemy import delete, select

from meetings.core.db import db
from meetings.directory.models import (
    Mechanism,
    MechanismAlias,
    Membership,
    SeedRow,
    Source,
    State,
    StateName,
)
from meetings.records import Report, ledger, seed
from tests.installations import unit as opened

Unit = Callable[[], AbstractContextManager[None]]


def loaded(unit: Unit) -> Report:
    with unit():
        return seed(db.session())


def test_an_empty_database_holds_everything_afterwards(empty_app: Flask) -> None:
    with opened(empty_app):
        report = seed(db.session())
        assert report.added > 2500
        assert (report.updated, report.unchanged, report.withdrawn, report.kept) == (0, 0, 0, [])
        assert len(db.session.scalars(select(Mechanism).where(Mechanism.circle == "principal")).all()) == 33


def test_a_second_run_changes_nothing(unit: Unit) -> None:
    report = loaded(unit)
    assert (report.added, report.updated, report.withdrawn, report.kept) == (0, 0, 0, [])
    assert report.changed == 0
    assert report.unchanged > 2500


def test_a_row_that_people_edited_is_named_and_left(unit: Unit) -> None:
    with unit():
        _mechanism("almaty").note = "As our colleagues in Almaty wrote it"
    report = loaded(unit)
    assert report.kept == ["mechanisms: almaty"]
    with unit():
        assert _mechanism("almaty").note == "As our colleagues in Almaty wrote it"


def test_a_list_that_people_shortened_is_named_and_left(unit: Unit) -> None:
    with unit():
        bali = _mechanism("bali")
        bali.regions.clear()
    assert loaded(unit).kept == ["mechanisms: bali"]
    with unit():
        assert _mechanism("bali").regions == []


def test_a_row_that_people_removed_does_not_come_back(unit: Unit) -> None:
    with unit():
        db.session.execute(delete(MechanismAlias).where(MechanismAlias.name == "MDSA"))
    assert loaded(unit).kept == ["mechanism_aliases: midsa/MDSA"]
    with unit():
        assert db.session.scalar(select(MechanismAlias).where(MechanismAlias.name == "MDSA")) is None


def test_a_row_that_people_entered_before_the_seeds_had_it_is_theirs(unit: Unit) -> None:
    with unit():
        db.session.execute(delete(SeedRow).where(SeedRow.table == "sources", SeedRow.key == "iom-grcp"))
        _source("iom-grcp").title = "Entered by hand"
    assert loaded(unit).kept == ["sources: iom-grcp"]
    with unit():
        assert _source("iom-grcp").title == "Entered by hand"


def test_a_row_that_nobody_edited_follows_the_seeds(unit: Unit) -> None:
    with unit():
        _as_seeded_by_an_earlier_version(_source("iom-grcp"), title="An older title")
    report = loaded(unit)
    assert (report.updated, report.kept) == (1, [])
    with unit():
        assert _source("iom-grcp").title == "IOM: Global ISCM meetings"


def test_a_row_that_the_seeds_no_longer_hold_is_withdrawn(unit: Unit) -> None:
    with unit():
        _as_seeded_by_an_earlier_version(_member("almaty", "AFG"), key="almaty/UZB/member", state="UZB")
    report = loaded(unit)
    assert (report.withdrawn, report.added) == (1, 1), "the one that was replaced has come back"
    with unit():
        assert _states_of("almaty") == {"AFG", "AZE", "KAZ", "KGZ", "TJK", "TUR", "TKM"}


def test_a_row_that_the_seeds_no_longer_hold_stays_when_people_edited_it(unit: Unit) -> None:
    with unit():
        row = _member("almaty", "AFG")
        _as_seeded_by_an_earlier_version(row, key="almaty/UZB/member", state="UZB")
        row.sources = ["a note verbale"]
    report = loaded(unit)
    assert (report.withdrawn, report.kept) == (0, ["memberships: almaty/UZB/member"])


def test_a_state_that_people_removed_takes_its_names_and_places_with_it(unit: Unit) -> None:
    with unit():
        scg = db.session.scalars(select(State).where(State.iso3 == "SCG")).one()
        db.session.delete(scg)
    assert loaded(unit).kept == ["states: SCG"]
    with unit():
        assert db.session.scalars(select(StateName).where(StateName.short == "Serbia and Montenegro")).all() == []


def _mechanism(code: str) -> Mechanism:
    return db.session.scalars(select(Mechanism).where(Mechanism.code == code)).one()


def _source(code: str) -> Source:
    return db.session.scalars(select(Source).where(Source.code == code)).one()


def _member(code: str, iso3: str) -> Membership:
    query = select(Membership).join(Membership.mechanism).join(Membership.state)
    return db.session.scalars(query.where(Mechanism.code == code, State.iso3 == iso3)).one()


def _states_of(code: str) -> set[str]:
    query = select(State.iso3).join(Membership, Membership.state_id == State.id).join(Membership.mechanism)
    return set(db.session.scalars(query.where(Mechanism.code == code)))


def _as_seeded_by_an_earlier_version(
    row: Source | Membership, *, key: str = "", title: str = "", state: str = ""
) -> None:
    """Make row and ledger what an earlier version of the seeds would have left."""
    seeded = db.session.scalars(
        select(SeedRow).where(SeedRow.table == row.__tablename__, SeedRow.row_id == row.id)
    ).one()
    if isinstance(row, Source):
        row.title = title
    else:
        row.state_id = db.session.scalars(select(State.id).where(State.iso3 == state)).one()
    seeded.key = key or seeded.key
    seeded.digest = ledger.digest_of({name: getattr(row, name) for name in seeded.columns})


def test_a_row_that_was_seeded_before_a_column_came_is_mended_as_others_are(unit: Unit) -> None:
    """Its digest is of the columns of then; a new one says nothing of what people did."""
    with unit():
        kept = db.session.scalars(select(SeedRow).where(SeedRow.table == "mechanisms", SeedRow.key == "bali")).one()
        bali = _mechanism("bali")
        bali.note = "As the seeds of before had it"
        kept.columns = [name for name in kept.columns if name != "chair_note"]
        kept.digest = ledger.digest_of({name: getattr(bali, name) for name in kept.columns})
    report = loaded(unit)
    assert (report.updated, report.kept) == (1, [])
    with unit():
        assert _mechanism("bali").note != "As the seeds of before had it"
