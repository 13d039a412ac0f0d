"""Documents, recommendations and their journeys, for pages to show or to keep to themselves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from meetings.compact.models import Milestone, Objective
from meetings.core import clock, history
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.folding import folded
from meetings.directory.models import Mechanism
from meetings.documents.models import Document, OfficialParagraph, OfficialText, Paragraph, Publication
from meetings.documents.rules.numbering import anchor
from meetings.followup.models import (
    Contribution,
    Evidence,
    Party,
    Reflection,
    ReflectionCitation,
    ReflectionStep,
    ResultDocument,
    Step,
)
from meetings.followup.vocabulary import Access, Degree, StepKind
from meetings.outcomes.models import MeetingDocument, Proposer, Recommendation, Tag, Wording
from meetings.outcomes.vocabulary import MaterialVisibility
from meetings.programme.models import Meeting

ISSUED = FuzzyDates.on(date(2017, 10, 11))


def document(
    reference: str, numbers: Sequence[str] = ("1", "6", "6-a"), *, word: str = "Text", **more: Any
) -> Document:
    """A draft whose paragraphs say the word; ``[7]`` among the numbers is ours and not printed in the text."""
    made = Document(**{"reference": reference, "title": f"{word} outcome", "issued": ISSUED, **more})
    for position, number in enumerate(numbers):
        path = number.strip("[]").split("-")
        kind = "heading" if path[0] == "h" else "numbered"
        row = Paragraph(
            position=position, kind=kind, depth=len(path) - 1, path=path, anchor=anchor(path), text=f"{word} {number}",
            editorial=number.startswith("["),
        )  # fmt: skip
        made.paragraphs.append(row)
    db.session.add(made)
    db.session.flush()
    return made


def published(made: Document) -> Document:
    """The document, frozen, and so in the history."""
    made.publication = Publication(at=clock.now(), by_user_id=None, digest="0" * 64)
    history.record("document.published", "document", made.reference)
    db.session.flush()
    return made


def belongs(made: Document, meeting: Meeting, visibility: MaterialVisibility = "public") -> Document:
    """The document as one of the meeting's materials."""
    db.session.add(MeetingDocument(document_id=made.id, meeting_id=meeting.id, visibility=visibility))
    db.session.flush()
    return made


def recommended(made: Document, code: str | None, text: str, number: str = "6", **more: Any) -> Recommendation:
    """A recommendation taken from one paragraph of the document."""
    row = Recommendation(code=code, kind=more.pop("kind", "ask"), sources=[])
    row.wordings = [
        Wording(
            document=made, position=len(made.paragraphs), text=text, folded=folded(f"{text} {code or ''}"),
            in_force=code is not None, addressed_to=more.pop("addressed_to", None),
            paragraphs=[each for each in made.paragraphs if each.anchor == f"p-{number}"],
        )
    ]  # fmt: skip
    numbers = more.pop("objectives", ())
    row.tags = [
        Tag(objective=db.session.scalars(select(Objective).filter_by(number=number)).one()) for number in numbers
    ]
    codes = more.pop("mechanisms", ())
    row.proposers = [
        Proposer(mechanism=db.session.scalars(select(Mechanism).filter_by(code=code)).one()) for code in codes
    ]
    assert not more
    db.session.add(row)
    db.session.flush()
    return row


def on_its_way(row: Recommendation, milestone: str = "stocktaking-2017", **more: Any) -> Contribution:
    """A contribution to a milestone through the global meeting."""
    found = db.session.scalars(select(Milestone).filter_by(code=milestone)).one()
    made = Contribution(recommendation=row, milestone=found, **{"channel": "grcp", "sources": [], **more})
    db.session.add(made)
    db.session.flush()
    return made


def happened(
    made: Contribution,
    kind: StepKind,
    on: FuzzyDates | None = None,
    *,
    access: Access = "public",
    word: str = "",
    **more: Any,
) -> Step:
    """A step with its evidence; a transmission goes from one body to another."""
    sent = {"sender": _party("The Chair"), "recipient": _party("The co-facilitators")} if kind == "transmitted" else {}
    on = on or FuzzyDates("December 2017", date(2017, 12, 1), date(2017, 12, 31), "tentative")
    shown = Evidence(kind="note-verbale", title=f"Note verbale {word}".strip(), access=access, sources=[])
    step = Step(**{"kind": kind, "on": on, "evidence": shown, "by_name": "Ana Analyst", **sent, **more})
    made.steps.append(step)
    history.record(f"step.{kind}", "contribution", made.id)
    db.session.flush()
    return step


def _party(label: str) -> Party:
    found = db.session.scalars(select(Party).filter_by(label=label)).first()
    if found is None:
        found = Party(label=label)
        db.session.add(found)
    return found


def read(
    made: Contribution, text: Document, number: str, *steps: str, degree: Degree = "partial", word: str = "Because."
) -> Reflection:
    """A reading in a paragraph of a result text, with what colleagues did with it."""
    row = Reflection(
        document=text, degree=degree, attribution="plausible", rationale=word, by_name="Ana Analyst",
        by_user_id=7,
    )  # fmt: skip
    paragraph = next(each for each in text.paragraphs if each.anchor == f"p-{number}")
    row.citations = [ReflectionCitation(paragraph=paragraph, quote=f"{word} quoted", checked=True)]
    row.steps = [ReflectionStep(kind=kind, by_name="Ben Second", by_user_id=8) for kind in steps]
    made.reflections.append(row)
    history.record("reading.proposed", "contribution", made.id)
    db.session.flush()
    return row


def the_compact(numbers: Sequence[str] = ("15", "15-f", "21", "21-b", "47"), **more: Any) -> Document:
    """The Compact as an analyst's summary, as the text of its endorsement; what is on record already stays."""
    found = db.session.scalars(select(Document).filter_by(original_symbol="A/RES/73/195")).first()
    if found is None:
        plain: dict[str, Any] = {
            "kind": "instrument", "nature": "summary", "title": "Global Compact", "original_symbol": "A/RES/73/195",
            "original_url": "https://undocs.org/A/RES/73/195", "issued": FuzzyDates.on(date(2018, 12, 19)),
            "numbering": "given",
        }  # fmt: skip
        found = published(document("gcm", numbers, word="Compact", **{**plain, **more}))
    milestone = db.session.scalars(select(Milestone).filter_by(code="endorsement-2018")).one()
    if db.session.get(ResultDocument, (milestone.id, found.id)) is None:
        db.session.add(ResultDocument(milestone_id=milestone.id, document_id=found.id))
    db.session.flush()
    return found


def with_outcomes(code: str, word: str) -> None:
    """A published document of the meeting that says the word wherever it can, and a whole journey."""
    meeting = db.session.scalars(select(Meeting).filter_by(code=code)).one()
    made = published(document(f"{code}/text", word=word, note=word, original_title=word, nature="summary"))
    row = recommended(belongs(made, meeting), f"{code.upper()}-R01", word, objectives=[5], mechanisms=["arcp"])
    row.proposers.append(Proposer(label=word))
    way = on_its_way(row, "endorsement-2018", note=word)
    happened(way, "transmitted", word=word, note=word)
    happened(way, "agreed", word=word)
    read(way, the_compact(), "21", "verified", "cleared", word=word)


def with_unpublished(code: str, word: str) -> None:
    """Of a public meeting what is not public: a draft, a private document, a way and a reading that wait, evidence."""
    meeting = db.session.scalars(select(Meeting).filter_by(code=code)).one()
    draft = belongs(document(f"{code}/draft", word=word), meeting)
    recommended(draft, None, word)
    private = belongs(published(document(f"{code}/private", word=word)), meeting, "private")
    recommended(private, f"{code.upper()}-R02", word, objectives=[5])
    made = belongs(published(document(f"{code}/text", word="Open")), meeting)
    row = recommended(made, f"{code.upper()}-R01", "Open.", objectives=[5])
    row.proposers += [Proposer(label=word), Proposer(group_number=2, group_name=word)]  # not public unless chosen
    agreed = on_its_way(row, "endorsement-2018", note=word, by_user_id=7)
    happened(agreed, "agreed", access="held", word=word, note=word, by_user_id=7)
    read(agreed, the_compact(), "21", "verified", word=word)
    waits = on_its_way(row, channel="joint", note=word)
    happened(waits, "transmitted", word=word, note=word)
    read(waits, the_compact(), "47", "verified", "cleared", word=word)


def with_official_draft(reference: str, word: str) -> None:
    """A draft of the official text beside a summary of the record, mapped to all its paragraphs."""
    summary = db.session.scalars(select(Document).where(Document.reference == reference)).one()
    made = document(f"{reference}/official", ("21", "47"), word=word, symbol=summary.original_symbol)
    beside = OfficialText(document_id=made.id, summary_id=summary.id, mapped_at=clock.now())
    places = [
        OfficialParagraph(summary_paragraph_id=row.id, paragraph_id=made.paragraphs[0].id) for row in summary.paragraphs
    ]
    db.session.add_all([beside, *places])
    history.record("document.official_started", "document", made.reference, inward=True)
    db.session.flush()
