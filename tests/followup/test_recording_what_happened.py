"""A contribution, step by step: complete, dated, never twice, never changed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.core.history import HistoryEntry
from meetings.followup.actions.contributions import (
    ContributionEntry,
    ContributionThere,
    start_contribution,
    start_several,
)
from meetings.followup.actions.evidence import EvidenceEntry
from meetings.followup.actions.parties import state_party
from meetings.followup.actions.steps import StepEntry, agree_public, record_step, take_back
from meetings.followup.models import Party
from meetings.followup.queries.standing_now import is_agreed, stage_now
from tests.followup.builders import ANA, CHARLIE, LETTER, Unit, asked, milestone, started, stepped
from tests.followup.on_record import recommended


def test_a_transmission_names_everything_it_still_needs_at_once(unit: Unit) -> None:
    with unit():
        contribution = started()
        with pytest.raises(Invalid) as refusal:
            record_step(ANA, contribution, StepEntry(kind="transmitted"))
        assert set(refusal.value.fields) == {"first_day", "sender", "recipient", "evidence_title"}
        assert stage_now(contribution) == "recorded"


def test_a_transmission_may_be_dated_roughly_and_keeps_the_words(unit: Unit) -> None:
    with unit():
        step = stepped(started()).step
        db.session.refresh(step)
        assert (step.on.label, step.on.earliest) == ("December 2017", date(2017, 12, 1))
        assert step.contribution.live_key


def test_a_transmission_needs_evidence_that_supports_it(unit: Unit) -> None:
    with unit():
        otherwise = EvidenceEntry(kind="letter", title="Letter that says it was not sent", supports=False)
        with pytest.raises(Invalid) as refusal:
            stepped(started(), evidence=otherwise)
        assert set(refusal.value.fields) == {"evidence_supports"}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/a", "https://", "http://[", "nothing"])
def test_evidence_lies_at_a_web_address_or_at_none(unit: Unit, url: str) -> None:
    with unit(), pytest.raises(Invalid) as refusal:
        stepped(started(), evidence=EvidenceEntry(title="A page", url=url))
    assert set(refusal.value.fields) == {"evidence_url"}


def test_a_step_of_tomorrow_is_refused(unit: Unit) -> None:
    with unit(), pytest.raises(Invalid) as refusal:
        stepped(started(), on=FuzzyDates.on(clock.today() + timedelta(days=1)))
    assert set(refusal.value.fields) == {"first_day"}


def test_what_comes_before_its_document_was_issued_is_flagged_and_not_refused(unit: Unit) -> None:
    with unit():
        recorded = stepped(started(), on=FuzzyDates.on(date(2017, 10, 1)))
        assert [str(notice)[:12] for notice in recorded.notices] == ["Advance copy"]


def test_what_comes_after_the_window_is_flagged_and_not_refused(unit: Unit) -> None:
    with unit():
        recorded = stepped(started(), on=FuzzyDates.on(date(2017, 12, 2)))
        assert [str(notice)[:16] for notice in recorded.notices] == ["After the window"]


def test_a_day_that_may_lie_within_the_window_is_not_flagged(unit: Unit) -> None:
    with unit():
        assert stepped(started()).notices == []


def test_steps_may_be_skipped(unit: Unit) -> None:
    with unit():
        contribution = started()
        stepped(contribution, "considered")
        assert stage_now(contribution) == "considered"


def test_there_is_one_live_contribution_of_each_kind(unit: Unit) -> None:
    with unit():
        there = started()
        with pytest.raises(ContributionThere) as refusal:
            started(there.recommendation)
        assert refusal.value.contribution_id == there.id
        assert "TEST-R01" in str(refusal.value)
        assert started(there.recommendation, carrier="Mexico").carrier


def test_a_contribution_that_lapsed_lets_another_begin(unit: Unit) -> None:
    with unit():
        first = started()
        stepped(first, "lapsed")
        second = started(first.recommendation)
        assert (first.live_key, stage_now(second)) == (None, "recorded")
        with pytest.raises(Invalid):
            stepped(first, "acknowledged")
        with pytest.raises(ContributionThere):  # it cannot come back to life beside the other
            take_back(ANA, first, first.steps[0])


def test_an_ending_taken_back_makes_a_contribution_live_again(unit: Unit) -> None:
    with unit():
        contribution = started()
        stepped(contribution)
        ending = stepped(contribution, "withdrawn").step
        take_back(ANA, contribution, ending, "It was another one.")
        assert stage_now(contribution) == "transmitted"
        assert contribution.live_key is not None


def test_an_entry_is_corrected_once_and_then_its_correction(unit: Unit) -> None:
    with unit():
        contribution = started()
        first = stepped(contribution).step
        second = stepped(contribution, recipient="The President of the Assembly", corrects=first).step
        with pytest.raises(Conflict):
            stepped(contribution, corrects=first)
        take_back(ANA, contribution, second)
        assert stage_now(contribution) == "recorded"
        assert len(contribution.steps) == 3


def test_an_entry_of_another_contribution_is_not_corrected_here(unit: Unit) -> None:
    with unit():
        other = stepped(started(asked("TEST-R02"))).step
        with pytest.raises(Invalid):
            stepped(started(), corrects=other)


def test_the_chairs_agreement_needs_evidence_and_can_be_taken_back(unit: Unit) -> None:
    with unit():
        contribution = started()
        with pytest.raises(Invalid):
            agree_public(ANA, contribution, None)
        agreed = agree_public(ANA, contribution, LETTER).step
        assert is_agreed(contribution)
        with pytest.raises(Invalid):
            agree_public(ANA, contribution, LETTER)
        take_back(ANA, contribution, agreed)
        assert not is_agreed(contribution)


def test_a_carrier_is_the_state_organisation_or_mechanism_of_that_name_and_on_record_once(unit: Unit) -> None:
    with unit():
        for name, code in (("méxico", "TEST-R02"), ("MEX", "TEST-R03"), ("Mexico", "TEST-R04")):
            carrier = started(asked(code), carrier=name).carrier
            assert carrier is not None
            assert carrier.state is not None
            assert carrier.state.iso3 == "MEX"
            assert len(db.session.scalars(select(Party).where(Party.state_id == carrier.state_id)).all()) == 1
        label = started(asked("TEST-R05"), carrier="The  Friends of Migration").carrier
        assert label is not None
        assert label.label == "The Friends of Migration"


@pytest.mark.parametrize(
    "again",
    [
        "LES AMIS DE LA MÉDITERRANÉE",
        "Les amis de la Me\u0301diterrane\u0301e",
        "Les amis de\u200b la  Méditerranée\u200f",
    ],
)
def test_a_carrier_is_the_same_however_its_name_is_spelt(unit: Unit, again: str) -> None:
    with unit():
        there = started(carrier="Les amis de la Méditerranée")
        with pytest.raises(ContributionThere):
            started(there.recommendation, carrier=again)


def test_how_others_spell_a_name_is_told_to_nobody_who_may_not_read_it(unit: Unit) -> None:
    typed = "les amis de la méditerranée"
    with unit():
        started(carrier="Les Amis de la MÉDITERRANÉE")
        elsewhere = Viewer(9, "Cara", frozenset({("analyst", "another-meeting")}))
        assert state_party(elsewhere, typed).label == typed
        assert state_party(ANA, typed.upper()).label == "Les Amis de la MÉDITERRANÉE"


@pytest.mark.parametrize("nothing", ["\u200b", "\u202e \u2066", "—", "\u3164"])
def test_a_name_or_a_title_that_nobody_sees_is_none(unit: Unit, nothing: str) -> None:
    with unit(), pytest.raises(Invalid) as refusal:
        stepped(started(), sender=nothing, recipient=nothing, evidence=EvidenceEntry(title=nothing))
    assert set(refusal.value.fields) == {"sender", "recipient", "evidence_title"}


def test_twenty_eight_recommendations_go_together_or_not_at_all(unit: Unit) -> None:
    with unit():
        all_of_them = [asked(f"TEST-R{number:02}") for number in range(1, 29)]
        entry = ContributionEntry(milestone=milestone(), channel="joint")
        begun = start_several(ANA, all_of_them, entry)
        assert len({each.contribution.id for each in begun}) == 28
        with pytest.raises(Invalid) as refusal:
            start_several(ANA, [], entry)
        assert set(refusal.value.fields) == {"recommendations"}


def test_a_draft_recommendation_is_not_followed_up(unit: Unit) -> None:
    with unit(), pytest.raises(Invalid):
        started(recommended("TEST-R09", published=False).recommendation)


def test_a_contribution_needs_a_milestone_and_a_channel(unit: Unit) -> None:
    with unit():
        with pytest.raises(Invalid) as refusal:
            start_contribution(ANA, asked(), ContributionEntry(milestone=None, channel=None))
        assert set(refusal.value.fields) == {"milestone", "channel"}


def test_only_analysts_of_its_meeting_act_and_every_act_is_in_the_history(unit: Unit) -> None:
    with unit():
        contribution = started()
        stepped(contribution)
        with pytest.raises(NotAllowed):
            record_step(CHARLIE, contribution, StepEntry(kind="planned"))
        with pytest.raises(NotAllowed):
            start_contribution(CHARLIE, asked("TEST-R02"), ContributionEntry(milestone=milestone(), channel="grcp"))
    with unit():
        acts = db.session.execute(select(HistoryEntry.action, HistoryEntry.subject_key).order_by(HistoryEntry.id))
        assert [tuple(row) for row in acts][-2:] == [
            ("contribution.started", "TEST-R01"),
            ("step.recorded", "TEST-R01"),
        ]
