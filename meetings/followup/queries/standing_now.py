"""Where a contribution and its readings stand now: the rules, over the rows that an analyst has loaded."""

from meetings.followup.models import Contribution, Reflection, Step
from meetings.followup.queries.events import reading_fact, step_fact
from meetings.followup.rules import standing
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import ReadingFact, StepFact
from meetings.followup.rules.words_of_stages import stage_called
from meetings.followup.vocabulary import ReadingStanding, Stage


def facts(contribution: Contribution) -> tuple[list[StepFact], list[ReadingFact]]:
    """Its steps and readings."""
    return [step_fact(each) for each in contribution.steps], [reading_fact(each) for each in contribution.reflections]


def stage_now(contribution: Contribution) -> Stage:
    """Where it stands today."""
    return standing.stage_of(*facts(contribution), AsOf.now())


def stage_called_now(contribution: Contribution) -> str:
    """The same in words, to be translated; of what was considered also what."""
    steps, readings = facts(contribution)
    now = AsOf.now()
    return stage_called(standing.stage_of(steps, readings, now), (standing.what_was_considered(steps, now),))


def live_steps(contribution: Contribution) -> list[Step]:
    """The steps that count today: not corrected since, and none that takes another back."""
    live = {fact.id for fact in standing.live_steps(facts(contribution)[0], AsOf.now())}
    return [step for step in contribution.steps if step.id in live]


def is_agreed(contribution: Contribution) -> bool:
    """Whether the Chair's agreement that it is public is on record."""
    return standing.is_agreed(facts(contribution)[0], AsOf.now())


def is_read(contribution: Contribution) -> bool:
    """Whether a reading of it stands today that nobody disputes."""
    return standing.is_read(facts(contribution)[1], AsOf.now())


def standing_now(reading: Reflection) -> ReadingStanding:
    """How a reading stands today."""
    if reading.id in standing.revisions(reading.contribution.reflections):
        return "revised"
    return standing.reading_standing(reading_fact(reading), AsOf.now()) or "proposed"
