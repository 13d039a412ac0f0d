"""A refusal says what would be accepted; the web finds in it a status, a sentence, and the fields it is about."""

import pytest

from meetings.core import acting
from meetings.core.acting import Actor
from meetings.core.errors import Conflict, Invalid, Missing, NotAllowed, Refused

pytestmark = pytest.mark.alike


@pytest.mark.parametrize(
    ("kind", "status"), [(Refused, 400), (NotAllowed, 403), (Missing, 404), (Conflict, 409), (Invalid, 422)]
)
def test_each_kind_is_answered_by_its_own_status(kind: type[Refused], status: int) -> None:
    refusal = kind("This cannot be.")
    assert (refusal.status, str(refusal)) == (status, "This cannot be.")
    assert isinstance(refusal, Refused)


def test_keeps_its_sentence_and_its_values_apart_so_that_it_can_be_translated() -> None:
    refusal = Missing("There is no %(what)s of %(year)s.", what="meeting", year=2017)
    assert str(refusal) == "There is no meeting of 2017."
    assert refusal.message == "There is no %(what)s of %(year)s."
    assert refusal.values == {"what": "meeting", "year": 2017}


def test_a_sentence_without_values_may_have_a_sign_of_per_cent() -> None:
    assert str(Refused("100% of the seats are taken.")) == "100% of the seats are taken."


def test_refuses_to_leave_a_place_of_its_sentence_empty() -> None:
    with pytest.raises(KeyError):
        Refused("There is no %(what)s of %(year)s.", what="meeting")


def test_names_the_fields_that_it_is_about() -> None:
    assert Invalid("Look below.", {"title": "Give a title."}).fields == {"title": "Give a title."}
    assert Invalid("Look below.").fields == {}


def test_fields_do_not_get_into_the_values_of_its_sentence() -> None:
    refusal = Invalid("At most %(most)s.", {"title": "Too long."}, most=300)
    assert (str(refusal), refusal.values) == ("At most 300.", {"most": 300})


def test_whoever_was_second_can_be_shown_both_versions() -> None:
    refusal = Conflict("Somebody else saved.", {"title": "Theirs"}, {"title": "Mine"})
    assert (refusal.theirs, refusal.yours) == ({"title": "Theirs"}, {"title": "Mine"})
    assert Conflict("Somebody else saved.").theirs == {}


def test_the_program_itself_acts_where_nobody_is_named() -> None:
    assert acting.current() == Actor(None, "Concord")


def test_whoever_is_named_acts_within_the_block_only() -> None:
    alice, bob = Actor(1, "Alice", "request-1"), Actor(2, "Bob")
    with acting.acting(alice):
        with acting.acting(bob):
            assert acting.current() is bob
        assert acting.current() is alice
    assert acting.current().user_id is None


def test_whoever_is_named_is_forgotten_when_the_act_is_refused() -> None:
    with pytest.raises(Refused), acting.acting(Actor(1, "Alice")):
        raise Refused("This cannot be.")
    assert acting.current().user_id is None
