"""The recommendations on record, loaded: by whom they are read, and what the seeds say of them."""

import copy
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import func, select

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.documents.models import Document, Paragraph, Publication
from meetings.followup.models import Contribution, Mandate, Reflection, Step
from meetings.outcomes.models import Recommendation, Tag, Wording
from meetings.records import seed
from meetings.records.meetings_on_record import Report
from meetings.records.seed_files import read

Unit = Callable[[], AbstractContextManager[None]]
ANA = Viewer(71, "Ana", frozenset({("analyst", None)}))
EVA = Viewer(72, "Eva", frozenset({("analyst", None)}))


def again(unit: Unit) -> Any:
    with unit():
        return seed(db.session())


def numbers(unit: Unit) -> dict[str, int]:
    tables = (Document, Paragraph, Publication, Recommendation, Wording, Tag, Contribution, Step, Reflection, Mandate)
    with unit():
        return {each.__name__: db.session.scalar(select(func.count()).select_from(each)) or 0 for each in tables}


def contributions(code: str, milestone: str) -> list[Contribution]:
    query = select(Contribution).join(Contribution.recommendation).join(Contribution.milestone)
    found = db.session.scalars(query.where(Recommendation.code == code))
    return [each for each in found if each.milestone.code == milestone]


def reading_of(code: str, text: str = "gcm") -> Reflection:
    query = select(Reflection).join(Reflection.contribution).join(Contribution.recommendation)
    query = query.join(Reflection.document).where(Document.reference == text)
    return db.session.scalars(query.where(Recommendation.code == code)).one()


def documents() -> list[dict[str, Any]]:
    return copy.deepcopy(list(read("documents")["documents"]))


def followup() -> dict[str, Any]:
    return copy.deepcopy(dict(read("followup")))


def document(rows: list[dict[str, Any]], reference: str) -> dict[str, Any]:
    return next(row for row in rows if row["reference"] == reference)


def paragraph(rows: list[dict[str, Any]], reference: str, at: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in document(rows, reference)["paragraphs"] if each["at"] == at)
    return found


def changed(report: Report) -> int:
    return report.added + report.updated
