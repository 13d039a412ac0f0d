"""Which of the 23 objectives have recommendations, and how many: in the order of the Compact, whatever the numbers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meetings.compact import queries
from meetings.compact.models import Objective
from meetings.followup.answers.questions.matrix import At, milestones_of
from meetings.followup.answers.questions.milestone import milestones_reached
from meetings.followup.answers.register import Register
from meetings.followup.answers.totals import in_totals
from meetings.followup.rules.tally import Sureness, Tally, tallied


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
    about: list[tuple[int, Sureness]] = []
    sent: dict[int, list[tuple[str, Sureness]]] = defaultdict(list)
    for entry in in_totals(register.entries):
        for number in entry.tags.objectives:
            about.append((number, entry.out))
            sent[number] += milestones_reached(entry)
    total = tallied(about)
    rows = [
        AboutObjective(each, total.get(each.number, Tally()), tallied(sent[each.number]))
        for each in queries.objectives()
    ]
    used = {milestone for row in rows for milestone in row.at}
    return Heat(milestones_of(used), rows)
