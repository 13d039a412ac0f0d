"""Whatever analysts do, in whatever order: invariants hold, and what was known on an earlier day stays as it was."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.errors import Refused
from meetings.followup.actions.checking import clear, dispute, verify
from meetings.followup.actions.milestones import close_file, reopen_file
from meetings.followup.actions.readings import ReadingEntry, record_reading
from meetings.followup.actions.steps import StepEntry, agree_public, record_step, take_back
from meetings.followup.models import Contribution, Reflection
from meetings.followup.queries.files import contributions_at, file_steps, is_closed
from meetings.followup.queries.standing_now import facts, live_steps, stage_now, standing_now
from meetings.followup.rules import standing
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import ENDED
from meetings.followup.vocabulary import DEGREES, STEP_KINDS
from tests.followup.builders import ANA, BEN, LETTER, Unit, asked, milestone, result, started

BEGIN = datetime(2026, 1, 5, 12, tzinfo=UTC)
ACTS = (
    *("start", "step", "step", "bare step", "correct", "take back", "agree", "close", "close", "reopen"),
    *("read", "read", "read", "read", "revise", "verify", "verify", "verify", "clear", "clear", "dispute"),
)  # as often as it takes for something to be checked
Act = tuple[str, int, bool, int]  # what, to which of those there are, by Ben, and which variant of it
Frozen = dict[tuple[date, int], Any]


class Desk:
    """One milestone with two recommendations, two texts (one too old) and whatever was recorded of them."""

    def __init__(self) -> None:
        name = uuid4().hex[:8]
        self.milestone = milestone(f"walk-{name}")
        self.recommendations = [asked(f"WALK-{name}-R{number}") for number in (1, 2)]
        issued = (date(2018, 12, 19), date(2016, 9, 19), date(2025, 12, 1))
        self.texts = [result(at=self.milestone.code, issued=day) for day in issued]

    @property
    def contributions(self) -> list[Contribution]:
        """All there are, as the database has them."""
        db.session.expire_all()
        return contributions_at(self.milestone)

    def act(self, act: Act) -> None:
        """Do something, as one of two analysts; what is refused is undone."""
        name, which, by_ben, variant = act
        by = BEN if by_ben else ANA
        there = self.contributions
        if name == "start" or not there:
            carrier = (None, "Mexico")[variant % 2]
            started(self.recommendations[which % 2], carrier=carrier, at=self.milestone.code)
        elif name in ("close", "reopen"):
            (close_file if name == "close" else reopen_file)(by, self.milestone)
        else:
            self._on(there[which % len(there)], by, name, variant)

    def _on(self, contribution: Contribution, by: Viewer, name: str, variant: int) -> None:
        entry = partial(StepEntry, kind=STEP_KINDS.codes[variant % len(STEP_KINDS)])
        step = contribution.steps[variant % len(contribution.steps)] if contribution.steps else None
        readings = contribution.reflections
        reading = readings[-1 - variant % 2 % len(readings)] if readings else None
        acts: dict[str, Callable[[], object]] = {
            "step": lambda: record_step(by, contribution, entry(**_whole(variant))),
            "bare step": lambda: record_step(by, contribution, entry()),
            "correct": lambda: record_step(by, contribution, entry(**_whole(variant), corrects=step)),
            "take back": lambda: step and take_back(by, contribution, step),
            "agree": lambda: agree_public(by, contribution, LETTER),
            "read": lambda: self._read(contribution, by, variant),
            "revise": lambda: self._read(contribution, by, variant, reading),
            "verify": lambda: reading and verify(by, reading),
            "clear": lambda: reading and clear(by, reading),
            "dispute": lambda: reading and dispute(by, reading, "Other words."),
        }
        acts[name]()

    def _read(self, contribution: Contribution, by: Viewer, variant: int, revises: Reflection | None = None) -> None:
        degree = DEGREES.codes[variant % len(DEGREES)]
        cites = (degree == "none") == (variant == 9)  # one of each kind is wrong
        entry = ReadingEntry(
            document=self.texts[variant % 3], degree=degree, rationale="So it reads.", revises=revises,
            attribution="plausible", citations=[("1", "no such words" if variant == 7 else "")] if cites else [],
        )  # fmt: skip
        record_reading(by, contribution, entry)


def _whole(variant: int) -> dict[str, Any]:
    on = FuzzyDates("Winter", date(2017, 12, 1), date(2018, 2, 28), "tentative") if variant != 2 else None
    return {"on": on, "sender": "The Chair", "recipient": "The co-facilitators", "evidence": LETTER}


def _check(desk: Desk, there: list[Contribution]) -> None:
    live = [each.live_key for each in there if each.live_key]
    assert len(set(live)) == len(live)  # 10
    for contribution in there:
        assert (contribution.live_key is None) == (stage_now(contribution) in ENDED)
        for step in live_steps(contribution):
            whole = step.sender_id and step.recipient_id and step.evidence_id and step.on.status != "undetermined"
            assert step.kind != "transmitted" or whole  # 3
        for reading in contribution.reflections:
            _check_reading(desk, reading)
    if is_closed(desk.milestone):
        assert all(stage_now(each) in {"assessed", *ENDED} for each in there)  # 11


def _check_reading(desk: Desk, reading: Reflection) -> None:
    assert reading.document in desk.texts  # 4
    assert bool(reading.citations) == (reading.degree != "none")  # 4 and 6
    assert all(each.paragraph.document_id == reading.document_id for each in reading.citations)
    assert reading.rationale
    latest = reading.document.issued.latest
    assert latest is not None
    assert latest >= date(2017, 10, 11)  # 8
    assert all(step.by_user_id != reading.by_user_id for step in reading.steps)  # 7
    if standing_now(reading) == "cleared":
        assert [step.kind for step in reading.steps][-2:] == ["verified", "cleared"]  # 14


def _seen(there: list[Contribution], known: date) -> Frozen:
    """Where each contribution and reading stood as known on a day."""
    seen: Frozen = {}
    for contribution in there:
        steps, readings = facts(contribution)
        for day in (date(2018, 12, 31), known):
            when = AsOf(day, known)
            stood = [standing.reading_standing(each, when) for each in readings if when.knows(each.recorded_at)]
            if when.knows(contribution.recorded_at):
                seen[day, contribution.id] = standing.stage_of(steps, readings, when), stood
    return seen


def _rows(desk: Desk, there: list[Contribution]) -> set[tuple[str, int]]:
    steps = {("step", step.id) for each in there for step in each.steps}
    readings = {("reading", reading.id) for each in there for reading in each.reflections}
    files = {("file", step.id) for step in file_steps(desk.milestone)}
    return steps | readings | files | {("contribution", each.id) for each in there}


@given(
    walk=st.lists(
        st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.booleans(), st.integers(0, 11)), min_size=12, max_size=28
    )
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_over_any_sequence_of_acts(unit: Unit, walk: list[Act]) -> None:
    with unit():
        with clock.fixed(BEGIN):
            desk = Desk()
        known: list[tuple[date, Frozen]] = []
        rows: set[tuple[str, int]] = set()
        for place, act in enumerate(walk):
            with clock.fixed(BEGIN + timedelta(days=place + 1)):
                try:
                    with db.session.begin_nested():
                        desk.act(act)
                except Refused:
                    pass
                there = desk.contributions
                _check(desk, there)
                assert rows <= _rows(desk, there)  # 13
                rows = _rows(desk, there)
                known.append((clock.today(), _seen(there, clock.today())))
        there = desk.contributions
        for day, seen in known:
            assert _seen(there, day) == seen  # what comes later does not change what was known
