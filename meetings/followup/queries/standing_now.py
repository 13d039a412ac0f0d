"""Where a contribution and its readings stand now, from the rows themselves."""

from meetings.followup.models import Contribution, Reflection, Step
from meetings.followup.queries.events import reading_fact, step_fact
from meetings.followup.rules import standing
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import ReadingFact, StepFact
from meetings.followup.vocabulary import ReadingStanding, Stage


def facts(contribution: Contribution) -> tuple[list[StepFact], list[ReadingFact]]:
    """Its steps and readings."""
    return [step_fact(each) for each in contribution.steps], [reading_fact(each) for each in contribution.reflections]


def stage_now(contribution: Contribution) -> Stage:
    """Where it stands today."""
    return standing.stage_of(*facts(contribution), AsOf.now())


def live_steps(contribution: Contribution) -> list[Step]:
    """The steps that count today: not corrected since, and none that takes another back."""
    live = {fact.id for fact in standing.live_steps(facts(contribution)[0], AsOf.now())}
    return [step for step in contribution.steps if step.id in live]


def is_agreed(contribution: Contribution) -> bool:
    """Whether the Chair's agreement that it is public is on record."""
    return standing.is_agreed(facts(contribution)[0], AsOf.now())


def latest_readings(contribution: Contribution) -> list[Reflection]:
    """The readings on record that nobody has revised."""
    revised = {reading.revises_id for reading in contribution.reflections}
    return [reading for reading in contribution.reflections if reading.id not in revised]


def standing_now(reading: Reflection) -> ReadingStanding:
    """How a reading stands today."""
    if any(each.revises_id == reading.id for each in reading.contribution.reflections):
        return "revised"
    return standing.reading_standing(reading_fact(reading), AsOf.now()) or "proposed"
