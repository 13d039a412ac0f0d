"""A step of a journey in words: what happened, and whether it had only possibly happened by the day."""

from meetings.followup.answers.known_contributions import KnownStep
from meetings.followup.models import Step
from meetings.followup.rules.words_of_stages import step_called
from meetings.web.filters import written_day
from meetings.web.translation import _


def perhaps_by_then(each: KnownStep) -> list[str]:
    """That it had only possibly happened, with the days between which it did."""
    first, last = each.step.on_earliest, each.step.on_latest
    if each.is_sure or first is None or last is None:
        return []
    return [_("Possibly by then: between %(first)s and %(last)s", first=written_day(first), last=written_day(last))]


def happened(step: Step) -> str:
    """What happened; of considering also what was considered."""
    return _(step_called(step.kind, step.considered))
