"""Which of the 23 objectives have recommendations, and how many: in the order of the Compact, whatever the numbers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meetings.compact import queries
from meetings.compact.models import Objective
from meetings.followup.answers.questions.matrix import At, milestones_of
from meetings.followup.answers.questions.milestone import milestones_reached
from meetings.followup.answers.register import Entry, Register
from meetings.followup.rules.tally import Sureness, Tally, tallies


@dataclass(frozen=True, slots=True)
class AboutObjective:
    """An objective, the recommendations tagged with it, and of those how many went to each milestone."""

    objective: Objective
    total: Tally
    at: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Heat:
    """All 23, and the milestones that any of them went to, in the order of their days."""

    milestones: Sequence[At]
    rows: Sequence[AboutObjective]


def by_objective(register: Register) -> Heat:
    """How many recommendations each objective has. Each counts once at a milestone. Two queries."""
    counts = tallies(register.summed(about_objectives))
    at: dict[int, dict[str, Tally]] = defaultdict(dict)
    for (number, milestone), count in counts.items():
        if milestone is not None:
            at[number][milestone] = count
    rows = [
        AboutObjective(each, counts.get((each.number, None), Tally()), at[each.number]) for each in queries.objectives()
    ]
    used = {milestone for row in rows for milestone in row.at}
    return Heat(milestones_of(used), rows)


def about_objectives(entry: Entry) -> list[tuple[tuple[int, str | None], Sureness]]:
    """The objectives that a recommendation is about, and with each the milestones that it went to."""
    reached = [(None, entry.out), *milestones_reached(entry)]
    return [((number, milestone), how) for number in entry.tags.objectives for milestone, how in reached]
