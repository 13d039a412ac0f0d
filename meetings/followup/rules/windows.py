"""Until when inputs to a milestone were asked for, from whoever a contribution comes through."""

from datetime import date

from meetings.compact.models import InputWindow, Milestone
from meetings.directory.models import Region
from meetings.followup.models import Contribution, Party


def regions_of(party: Party | None) -> list[Region]:
    """The regions of a mechanism or organisation; none for anybody else."""
    body = party and (party.mechanism or party.organisation)
    return list(body.regions) if body else []


def windows_for(milestone: Milestone, carrier: Party | None) -> list[InputWindow]:
    """The windows of the carrier's regions; without any, those for all; without any, every one."""
    own = {region.id for region in regions_of(carrier)} | ({milestone.region_id} if milestone.region_id else set())
    regional = [window for window in milestone.windows if window.region_id in own]
    common = [window for window in milestone.windows if window.region_id is None]
    return regional or common or list(milestone.windows)


def closes_for(contribution: Contribution) -> date | None:
    """The last day on which its window was certainly still open; None where no window is known to close."""
    return closing_day(contribution.milestone, contribution.carrier)


def closing_day(milestone: Milestone, carrier: Party | None = None) -> date | None:
    """The last day of the windows that count; None where one of them does not close."""
    days = [window.closes for window in windows_for(milestone, carrier)]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None
