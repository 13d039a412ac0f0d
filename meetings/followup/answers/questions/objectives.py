"""Which of the 23 objectives have recommendations, and how many: in the order of the Compact, whatever the numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meetings.compact import queries
from meetings.compact.models import Objective
from meetings.followup.answers.questions.matrix import At, milestones_of
from meetings.followup.answers.register import Register


@dataclass(frozen=True, slots=True)
class AboutObjective:
    """An objective, the recommendations tagged with it, and of those how many went to each milestone."""

    objective: Objective
    total: int
    at: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Heat:
    """All 23, and the milestones that any of them went to, in the order of their days."""

    milestones: Sequence[At]
    rows: Sequence[AboutObjective]


def by_objective(register: Register) -> Heat:
    """How many recommendations each objective has. Each counts once at a milestone. Two queries."""
    total: dict[int, int] = {}
    at: dict[int, dict[str, int]] = {}
    for entry in register.entries:
        for number in entry.tags.objectives:
            total[number] = total.get(number, 0) + 1
            counts = at.setdefault(number, {})
            for cell in entry.cells:
                counts[cell.milestone] = counts.get(cell.milestone, 0) + 1
    rows = [AboutObjective(each, total.get(each.number, 0), at.get(each.number, {})) for each in queries.objectives()]
    used = {milestone for row in rows for milestone in row.at}
    return Heat(milestones_of(used), rows)
