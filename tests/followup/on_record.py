"""Recommendations on record, put there row by row: for tests of what is found, not of what people may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone, Objective, Theme
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.folding import folded
from meetings.directory.models import Mechanism
from meetings.documents.models import Document, Paragraph, Publication
from meetings.followup.models import Contribution, Evidence, Party, Reflection, ReflectionCitation, ReflectionStep, Step
from meetings.followup.vocabulary import Attribution, Channel, Degree, ReadingStepKind, StepKind
from meetings.outcomes.models import MeetingDocument, Proposer, Recommendation, Tag, Wording
from meetings.outcomes.vocabulary import MaterialVisibility, RecommendationKind
from meetings.programme.models import Meeting

ENTERED = datetime(2026, 11, 20, 12, tzinfo=UTC)
ANA = Viewer(71, "Ana", frozenset({("analyst", None)}))


@dataclass(frozen=True)
class Recorded:
    """What was put on record."""

    document: Document
    recommendation: Recommendation


def recommended(
    code: str,
    text: str = "Make regular migration easier",
    *,
    meeting: str | None = None,
    visibility: MaterialVisibility = "public",
    kind: RecommendationKind = "ask",
    themes: Sequence[str] = (),
    objectives: Sequence[int] = (),
    mechanisms: Sequence[str] = (),
    issued: date | FuzzyDates = date(2017, 10, 11),
    published: bool = True,
) -> Recorded:
    """A document of one paragraph, and the recommendation in it."""
    days = FuzzyDates.on(issued) if isinstance(issued, date) else issued
    document = Document(reference=f"test/{code.lower()}", title=f"Outcome with {code}", issued=days, sources=[])
    paragraph = Paragraph(position=1, path=["1"], anchor="p-1", text=text)
    document.paragraphs.append(paragraph)
    db.session.add(document)
    db.session.flush()
    if published:
        db.session.add(Publication(document_id=document.id, at=ENTERED, digest="of a test"))
    if meeting:
        number = db.session.scalars(select(Meeting.id).where(Meeting.code == meeting)).one()
        db.session.add(MeetingDocument(document_id=document.id, meeting_id=number, visibility=visibility))
    recommendation = Recommendation(code=code if published else None, kind=kind, sources=[], by_user_id=None)
    recommendation.tags = [*_themes(themes), *_objectives(objectives)]
    recommendation.proposers = [Proposer(mechanism_id=_id(Mechanism, each), at=ENTERED) for each in mechanisms]
    db.session.add(recommendation)
    db.session.flush()
    worded = folded(f"{code} {text}")
    db.session.add(
        Wording(
            recommendation=recommendation, document=document, position=1, text=text, folded=worded,
            in_force=published, paragraphs=[paragraph],
        )
    )  # fmt: skip
    db.session.flush()
    return Recorded(document, recommendation)


def contributed(
    recommendation: Recommendation,
    milestone: str,
    *kinds: StepKind,
    channel: Channel = "grcp",
    on: FuzzyDates | None = None,
    at: datetime = ENTERED,
) -> Contribution:
    """A contribution with these steps, all of one day."""
    contribution = Contribution(
        recommendation=recommendation, milestone_id=_id(Milestone, milestone), channel=channel, sources=[],
        recorded_at=at,
    )  # fmt: skip
    db.session.add(contribution)
    for kind in kinds:
        stepped(contribution, kind, on=on, at=at)
    db.session.flush()
    return contribution


def stepped(
    contribution: Contribution,
    kind: StepKind,
    *,
    on: FuzzyDates | None = None,
    at: datetime = ENTERED,
    corrects: Step | None = None,
) -> Step:
    """One more step."""
    step = Step(
        contribution=contribution, kind=kind, on=on or FuzzyDates.on(date(2017, 12, 4)), recorded_at=at, by_name="Ana",
        sender_id=party("The Chair").id, recipient_id=party("The co-facilitators").id, evidence_id=evidence().id,
        corrects_id=corrects.id if corrects else None,
    )  # fmt: skip
    db.session.add(step)
    db.session.flush()
    return step


def read(
    contribution: Contribution,
    document: Document,
    degree: Degree = "partial",
    *steps: ReadingStepKind,
    at: datetime = ENTERED,
    attribution: Attribution | None = "plausible",
    by_user_id: int | None = 71,
    revises: Reflection | None = None,
) -> Reflection:
    """A reading that cites the document's first paragraph, and what colleagues did with it."""
    cited = [] if degree == "none" else [ReflectionCitation(paragraph=document.paragraphs[0])]
    reading = Reflection(
        contribution=contribution, document=document, degree=degree, rationale="The words are close.", by_name="Ana",
        attribution=None if degree == "none" else attribution, recorded_at=at, by_user_id=by_user_id, citations=cited,
        revises_id=revises.id if revises else None,
    )  # fmt: skip
    db.session.add(reading)
    for kind in steps:
        reading.steps.append(ReflectionStep(kind=kind, recorded_at=at, by_name="Ben", by_user_id=72))
    db.session.flush()
    return reading


def result_text(
    reference: str = "test/result", issued: date = date(2018, 12, 19), text: str = "We commit."
) -> Document:
    """A published text of one paragraph, for readings."""
    document = Document(reference=reference, kind="instrument", title="A negotiated text", sources=[])
    document.issued = FuzzyDates.on(issued)
    document.paragraphs.append(Paragraph(position=1, path=["1"], anchor="p-1", text=text))
    db.session.add(document)
    db.session.flush()
    db.session.add(Publication(document_id=document.id, at=ENTERED, digest="of a test"))
    db.session.flush()
    return document


def party(label: str) -> Party:
    """Somebody by name only."""
    found = db.session.scalar(select(Party).where(Party.label == label)) or Party(label=label)
    db.session.add(found)
    db.session.flush()
    return found


def evidence() -> Evidence:
    """A letter that everybody may read."""
    made = Evidence(kind="letter", title="Letter of the Chair", access="public", sources=[], recorded_at=clock.now())
    db.session.add(made)
    db.session.flush()
    return made


def _themes(codes: Sequence[str]) -> list[Tag]:
    return [Tag(theme_id=_id(Theme, code), at=ENTERED) for code in codes]


def _objectives(numbers: Sequence[int]) -> list[Tag]:
    return [Tag(objective_id=_id(Objective, f"O{number}"), at=ENTERED) for number in numbers]


def _id(model: type[Theme] | type[Objective] | type[Milestone] | type[Mechanism], code: str) -> int:
    return db.session.scalars(select(model.id).where(model.code == code)).one()
