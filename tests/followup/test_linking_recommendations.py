"""The later recommendation points at the earlier one, and links never go round."""

from datetime import date

import pytest

from meetings.accounts.viewer import NOBODY
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.outcomes.actions.links import link_recommendations
from tests.followup.builders import ANA, CHARLIE, Unit, asked


def test_the_later_one_points_at_the_earlier(unit: Unit) -> None:
    with unit():
        earlier, later = asked("TEST-R01"), asked("TEST-R02", issued=date(2026, 5, 1))
        assert link_recommendations(ANA, later, earlier, "restates").kind == "restates"
        with pytest.raises(Conflict):
            link_recommendations(ANA, later, earlier, "elaborates")
        with pytest.raises(Invalid, match="is the later one"):
            link_recommendations(ANA, asked("TEST-R03"), later, "restates")


def test_links_do_not_go_round(unit: Unit) -> None:
    with unit():
        a, b, c = (asked(f"TEST-R0{number}") for number in (1, 2, 3))
        link_recommendations(ANA, b, a, "elaborates")
        link_recommendations(ANA, c, b, "merges")
        with pytest.raises(Invalid, match="do not go round"):
            link_recommendations(ANA, a, c, "supersedes")


def test_a_link_needs_another_recommendation_a_kind_and_a_right(unit: Unit) -> None:
    with unit():
        a, b = asked("TEST-R01"), asked("TEST-R02")
        for other, kind in ((None, "restates"), (a, "restates"), (b, None)):
            with pytest.raises(Invalid):
                link_recommendations(ANA, a, other, kind)  # type: ignore[arg-type]  # as a form may send it
        link_recommendations(CHARLIE, a, b, "splits")  # rapporteur of all meetings
        with pytest.raises(NotAllowed):
            link_recommendations(NOBODY, b, a, "splits")
