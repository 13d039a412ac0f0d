"""Recommendations with their journeys for the benchmarks: as many as are asked for, put there in bulk."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from typing import Any

from sqlalchemy import insert, select

from meetings.compact.models import Milestone, Objective, Theme
from meetings.core import history
from meetings.core.db import Base, db
from meetings.core.folding import folded
from meetings.directory.models import Mechanism
from meetings.documents.models import Document, Paragraph, Publication
from meetings.followup.models import Contribution, Evidence, Party, Reflection, ReflectionCitation, ReflectionStep, Step
from meetings.followup.vocabulary import CHANNELS, DEGREES
from meetings.outcomes.models import Proposer, Recommendation, Tag, Wording, wording_paragraphs
from meetings.outcomes.vocabulary import RECOMMENDATION_KINDS

AT = datetime(2026, 11, 1, tzinfo=UTC)
WORDS = (
    "data", "return", "skills", "remittances", "borders", "children", "diaspora", "health", "recruitment", "identity",
    "smuggling", "reintegration", "portability", "services", "pathways", "families", "cities", "trade", "climate",
)  # fmt: skip
PER_DOCUMENT = 50


def fill(recommendations: int, contributions_each: int = 4) -> None:
    """Public recommendations, each sent to several milestones; a quarter of the contributions are read and cleared."""
    documents = -(-recommendations // PER_DOCUMENT)
    _put(Document, _documents(documents))
    _put(Publication, ({"document_id": 10_000 + n, "at": AT, "digest": "of a benchmark"} for n in range(documents)))
    _put(Recommendation, _recommendations(recommendations))
    _put(Paragraph, _paragraphs(recommendations))
    _put(Wording, _wordings(recommendations))
    db.session.execute(
        insert(wording_paragraphs),
        [{"wording_id": 10_000 + n, "paragraph_id": 10_000 + n} for n in range(recommendations)],
    )
    _put(Tag, _tags(recommendations))
    _put(Proposer, _proposers(recommendations))
    _journeys(recommendations, contributions_each)
    history.record("benchmark.filled", "benchmark", recommendations)


def _put(table: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    while some := list(islice(rows, 5_000)):
        db.session.execute(insert(table), some)


def _documents(number: int) -> Iterator[dict[str, Any]]:
    for n in range(number):
        day = date(2005, 1, 1) + timedelta(days=60 * n % 7_500)
        yield {
            "id": 10_000 + n, "reference": f"bench/{n}", "kind": "outcome", "title": f"Outcome {n}", "sources": [],
            "issued_earliest": day, "issued_latest": day, "issued_status": "confirmed", "created_at": AT,
        }  # fmt: skip


def _text(n: int) -> str:
    first, second, third = (WORDS[(n * step + step) % len(WORDS)] for step in (1, 5, 7))
    return f"Strengthen cooperation on {first} and {second} so that {third} is counted alike, item {n}"


def _recommendations(number: int) -> Iterator[dict[str, Any]]:
    for n in range(number):
        yield {
            "id": 10_000 + n, "code": f"BENCH-R{n:05}", "kind": RECOMMENDATION_KINDS.codes[n % 4], "sources": [],
            "created_at": AT,
        }  # fmt: skip


def _paragraphs(number: int) -> Iterator[dict[str, Any]]:
    for n in range(number):
        place = str(n % PER_DOCUMENT + 1)
        yield {
            "id": 10_000 + n, "document_id": 10_000 + n // PER_DOCUMENT, "position": n % PER_DOCUMENT + 1,
            "path": [place], "anchor": f"p-{place}", "text": _text(n), "folded": folded(_text(n)),
        }  # fmt: skip


def _wordings(number: int) -> Iterator[dict[str, Any]]:
    for n in range(number):
        yield {
            "id": 10_000 + n, "recommendation_id": 10_000 + n, "document_id": 10_000 + n // PER_DOCUMENT,
            "position": n % PER_DOCUMENT + 1, "text": _text(n), "folded": folded(f"BENCH-R{n:05} {_text(n)}"),
            "in_force": True,
        }  # fmt: skip


def _tags(number: int) -> Iterator[dict[str, Any]]:
    objectives = list(db.session.scalars(select(Objective.id).order_by(Objective.number)))
    themes = list(db.session.scalars(select(Theme.id).order_by(Theme.number)))
    for n in range(number):
        for objective in {objectives[n % 23], objectives[n * 7 % 23]}:
            yield {"recommendation_id": 10_000 + n, "objective_id": objective, "theme_id": None, "at": AT}
        yield {"recommendation_id": 10_000 + n, "objective_id": None, "theme_id": themes[n % len(themes)], "at": AT}


def _proposers(number: int) -> Iterator[dict[str, Any]]:
    mechanisms = list(db.session.scalars(select(Mechanism.id).order_by(Mechanism.code)))
    for n in range(number):
        yield {"recommendation_id": 10_000 + n, "mechanism_id": mechanisms[n % len(mechanisms)]}


def _journeys(recommendations: int, each: int) -> None:
    milestones = list(db.session.scalars(select(Milestone.id).order_by(Milestone.code)))
    _put(Party, ({"id": 10_000 + n, "label": f"Somebody {n}"} for n in range(200)))
    _put(
        Evidence,
        iter(
            [
                {
                    "id": 10_000,
                    "kind": "letter",
                    "title": "A letter",
                    "access": "public",
                    "sources": [],
                    "recorded_at": AT,
                }
            ]
        ),
    )
    total = recommendations * each
    _put(Contribution, (_contribution(n, each, milestones) for n in range(total)))
    numbers = count(100_000)
    _put(Step, (_step(next(numbers), n, kind) for n in range(total) for kind in ("planned", "transmitted", "agreed")))
    read = [n for n in range(total) if n % 4 == 0]
    _put(Reflection, (_reading(n) for n in read))
    _put(ReflectionCitation, ({"reflection_id": 10_000 + n, "paragraph_id": 10_000 + n % 50} for n in read if n % 5))
    _put(
        ReflectionStep,
        (
            {"reflection_id": 10_000 + n, "kind": kind, "recorded_at": AT, "by_name": "Ben"}
            for n in read
            for kind in ("verified", "cleared")
        ),
    )


def _contribution(n: int, each: int, milestones: list[int]) -> dict[str, Any]:
    return {
        "id": 10_000 + n, "recommendation_id": 10_000 + n // each, "milestone_id": milestones[n * 11 % len(milestones)],
        "channel": CHANNELS.codes[n % 7], "carrier_id": 10_000 + n % 200 if n % 7 == 1 else None,
        "live_key": f"bench-{n}", "sources": [], "recorded_at": AT,
    }  # fmt: skip


def _step(number: int, n: int, kind: str) -> dict[str, Any]:
    sent, day = kind == "transmitted", date(2017, 12, 4)
    return {
        "id": number, "contribution_id": 10_000 + n, "kind": kind, "on_earliest": day, "on_latest": day,
        "on_status": "confirmed", "sender_id": 10_000 if sent else None, "recipient_id": 10_001 if sent else None,
        "evidence_id": 10_000 if sent else None, "recorded_at": AT, "by_name": "Ana",
    }  # fmt: skip


def _reading(n: int) -> dict[str, Any]:
    degree = "none" if n % 5 == 0 else DEGREES.codes[n % 4]
    return {
        "id": 10_000 + n, "contribution_id": 10_000 + n, "document_id": 10_000, "degree": degree,
        "attribution": None if degree == "none" else "plausible", "rationale": "The words are close.",
        "recorded_at": AT, "by_name": "Ana",
    }  # fmt: skip
