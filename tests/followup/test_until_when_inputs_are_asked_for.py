"""Which windows for inputs count for a carrier, and the last day on which they were certainly open."""

from datetime import date

import pytest

from meetings.compact.models import InputWindow, Milestone
from meetings.directory.models import Mechanism, Region
from meetings.followup.models import Party
from meetings.followup.rules.windows import closing_day, regions_of, windows_for

pytestmark = pytest.mark.alike
AFRICA, ASIA = Region(id=1), Region(id=2)


def window(region: Region | None, closes: date | None) -> InputWindow:
    return InputWindow(region_id=region.id if region else None, closes=closes)


def milestone(*windows: InputWindow, region: Region | None = None) -> Milestone:
    return Milestone(windows=list(windows), region_id=region.id if region else None)


def carried_by(*regions: Region) -> Party:
    return Party(mechanism=Mechanism(regions=list(regions)))


def test_a_region_of_ones_own_comes_before_what_all_are_asked() -> None:
    own, everybody = window(AFRICA, date(2026, 3, 1)), window(None, date(2026, 6, 1))
    assert windows_for(milestone(own, everybody), carried_by(AFRICA)) == [own]
    assert windows_for(milestone(own, everybody), carried_by(ASIA)) == [everybody]
    assert windows_for(milestone(own, everybody), None) == [everybody]


def test_whoever_belongs_to_two_regions_has_the_windows_of_both() -> None:
    first, second = window(AFRICA, date(2026, 3, 1)), window(ASIA, date(2026, 4, 1))
    assert windows_for(milestone(first, second), carried_by(AFRICA, ASIA)) == [first, second]
    assert closing_day(milestone(first, second), carried_by(AFRICA, ASIA)) == date(2026, 4, 1)


def test_a_review_of_a_region_has_that_regions_window_for_everybody() -> None:
    own, other = window(AFRICA, date(2026, 3, 1)), window(ASIA, date(2026, 4, 1))
    assert windows_for(milestone(own, other, region=AFRICA), None) == [own]


def test_where_no_window_fits_any_may_be_meant() -> None:
    only = window(AFRICA, date(2026, 3, 1))
    assert windows_for(milestone(only), carried_by(ASIA)) == [only]


def test_nobody_knows_the_last_day_of_a_window_that_does_not_close() -> None:
    assert closing_day(milestone(window(None, date(2026, 3, 1)), window(None, None))) is None
    assert closing_day(milestone()) is None


def test_a_party_that_is_no_body_has_no_regions() -> None:
    assert regions_of(None) == []
    assert regions_of(Party()) == []
    assert regions_of(carried_by(ASIA)) == [ASIA]
