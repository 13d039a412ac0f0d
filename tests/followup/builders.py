"""Analysts at work: what they type, short."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from sqlalchemy import select, update

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Cycle, InputWindow, Milestone
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.actions.contributions import ContributionEntry, start_contribution
from meetings.followup.actions.evidence import EvidenceEntry
from meetings.followup.actions.milestones import add_result_document
from meetings.followup.actions.readings import ReadingEntry, record_reading
from meetings.followup.actions.steps import Recorded, StepEntry, record_step
from meetings.followup.models import Contribution, Reflection, ResultDocument
from meetings.followup.vocabulary import StepKind
from meetings.outcomes.models import Recommendation
from tests.followup.on_record import recommended, result_text

Unit = Callable[[], AbstractContextManager[None]]

ANA = Viewer(71, "Ana", frozenset({("analyst", None)}))
BEN = Viewer(72, "Ben", frozenset({("analyst", None)}))
CHARLIE = Viewer(73, "Charlie", frozenset({("analyst", "another-meeting"), ("rapporteur", None)}))
HERE = "test-stocktaking"
LETTER = EvidenceEntry(kind="letter", title="Letter of 4 December 2017", access="public")
TEXT = "Make regular pathways available and flexible."
PARAGRAPH = "We commit to make regular pathways available and flexible, “as national circumstances permit”."


def milestone(code: str = HERE) -> Milestone:
    """One of the tests' own, in the preparatory cycle, with a window for inputs until 1 December 2017."""
    found = db.session.scalar(select(Milestone).where(Milestone.code == code))
    return found or _milestone(code)


def _milestone(code: str) -> Milestone:
    cycle = db.session.scalars(select(Cycle).where(Cycle.code == "preparatory")).one()
    made = Milestone(
        code=code, cycle=cycle, kind="stocktaking", name=f"Milestone {code}", certainty="verified", documents=[],
        pre_events=[], sources=[], dates=FuzzyDates.on(date(2017, 12, 4), date(2017, 12, 6)),
    )  # fmt: skip
    made.windows.append(InputWindow(position=1, closes=date(2017, 12, 1), sources=[]))
    db.session.add(made)
    db.session.flush()
    return made


def asked(code: str = "TEST-R01", text: str = TEXT, **more: Any) -> Recommendation:
    """A recommendation on record."""
    return recommended(code, text, **more).recommendation


def started(recommendation: Recommendation | None = None, carrier: str | None = None, at: str = HERE) -> Contribution:
    """A contribution that has just begun."""
    entry = ContributionEntry(milestone=milestone(at), channel="direct", carrier=carrier)
    return start_contribution(ANA, recommendation or asked(), entry).contribution


def stepped(contribution: Contribution, kind: StepKind = "transmitted", **more: Any) -> Recorded:
    """One more step, complete."""
    whole: dict[str, Any] = {
        "on": FuzzyDates("December 2017", date(2017, 12, 1), date(2017, 12, 31), "tentative"),
        "sender": "The Chair",
        "recipient": "The co-facilitators",
        "evidence": LETTER,
    }
    return record_step(ANA, contribution, StepEntry(kind=kind, **{**whole, **more}))


def result(
    text: str = PARAGRAPH, *, at: str = HERE, issued: date = date(2018, 12, 19), nature: str = "record"
) -> Document:
    """A published text of one paragraph on record as the milestone's result."""
    number = len(db.session.scalars(select(ResultDocument)).all())
    made = result_text(f"test/result-{number}", issued, text)
    if nature == "summary":
        db.session.execute(update(Document).where(Document.id == made.id).values(nature=nature))
        db.session.refresh(made)
    add_result_document(ANA, milestone(at), made)
    return made


def read(contribution: Contribution, document: Document | None, by: Viewer = ANA, **more: Any) -> Reflection:
    """A complete reading, in part."""
    whole: dict[str, Any] = {
        "degree": "partial",
        "attribution": "plausible",
        "citations": [("1", "regular pathways available")],
        "rationale": "The same two nouns, without the same verb.",
    }
    return record_reading(by, contribution, ReadingEntry(document=document, **{**whole, **more})).reading


def nothing_found(contribution: Contribution, document: Document, **more: Any) -> Reflection:
    """A reading that identifies no passage."""
    return read(contribution, document, **{"degree": "none", "attribution": None, "citations": [], **more})
