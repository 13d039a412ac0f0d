"""A mandate is recorded with its evidence; where there is none, one is warned and not refused."""

import pytest
from sqlalchemy import select

from meetings.core.db import db
from meetings.core.errors import Invalid, NotAllowed
from meetings.directory.models import Mechanism
from meetings.followup.actions.contributions import ContributionEntry, start_contribution
from meetings.followup.actions.mandates import MandateEntry, record_mandate
from meetings.followup.queries.mandates import mandates, mandates_in_force
from tests.followup.builders import ANA, CHARLIE, LETTER, Unit, asked, milestone

CODE = "midsa"


def mechanism(code: str = CODE) -> Mechanism:
    """One of the record's."""
    return db.session.scalars(select(Mechanism).where(Mechanism.code == code)).one()


def _warnings(code: str) -> list[str]:
    entry = ContributionEntry(milestone=milestone(), channel="direct")
    return [str(each) for each in start_contribution(ANA, asked(code, mechanisms=[CODE]), entry).notices]


def test_a_contribution_without_a_mandate_is_warned_of_and_taken(unit: Unit) -> None:
    with unit():
        body, cycle = mechanism(), milestone().cycle
        name = body.short or body.name
        assert _warnings("TEST-R01") == [
            f"No mandate of {name} for this cycle is on record. Record it, or ask its Chair."
        ]
        record_mandate(ANA, MandateEntry(mechanism=body, cycle=cycle, standing="takes-no-positions"))
        assert _warnings("TEST-R02") == [f"{name} takes no positions."]
        record_mandate(ANA, MandateEntry(mechanism=body, cycle=cycle, standing="mandated", evidence=LETTER))
        assert _warnings("TEST-R03") == []
        assert [each.standing for each in mandates_in_force(cycle) if each.mechanism is body] == ["mandated"]
        assert len([each for each in mandates() if each.mechanism is body]) == 2  # the earlier entry stays on record


def test_a_mandate_names_everything_it_still_needs(unit: Unit) -> None:
    with unit():
        with pytest.raises(Invalid) as refusal:
            record_mandate(ANA, MandateEntry(mechanism=None, cycle=None, standing="mandated", not_associated=["XXX"]))
        assert set(refusal.value.fields) == {"mechanism", "cycle", "evidence_title", "not_associated"}
        with pytest.raises(NotAllowed):
            record_mandate(CHARLIE, MandateEntry(mechanism=mechanism(), cycle=None, standing="pending"))


def test_states_that_do_not_associate_themselves_are_kept_by_their_codes(unit: Unit) -> None:
    with unit():
        entry = MandateEntry(
            mechanism=mechanism(), cycle=milestone().cycle, standing="pending", not_associated=["FRA", "CHE", "FRA"]
        )
        assert record_mandate(ANA, entry).not_associated == ["CHE", "FRA"]
