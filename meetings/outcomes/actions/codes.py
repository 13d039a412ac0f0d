"""Recommendations are given their codes: the letters of their document, and the next number.

Who reads codes sees where numbers are missing. So letters count on only among documents for the same readers: where a
document for others has them already, this one goes on with letters of its own, and no number is missing for anybody.
What is kept back never takes the plain letters: who reads DSTB alone would know of a DST.
"""

import re
from collections.abc import Iterator
from string import ascii_uppercase
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from meetings.core.db import db
from meetings.core.errors import Conflict
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, Publication
from meetings.outcomes.actions.describing import LONGEST_PREFIX, proposed_prefix
from meetings.outcomes.models import MeetingDocument, Recommendation, Wording
from meetings.outcomes.queries.readable_texts import recommendations_in
from meetings.programme.models import Meeting

DIGITS: Final = 2  # R01; a hundredth recommendation is R100
_EVERYBODY: Final = (0, "public")


def give_codes(document: Document, link: MeetingDocument | None) -> int:
    """Number the recommendations that have no code; returns how many the document holds.

    :param link: whose document it is, with the visibility that it is published with.
    :raises Conflict: when somebody published with the same letters in this very moment.
    """
    rows = recommendations_in(document)
    new = [row.recommendation for row in rows if row.recommendation.code is None]
    if new:
        document.code_prefix = next(each for each in _letters(document, link) if _is_free(each, document, link))
        _number(new, document.code_prefix)
    return len(rows)


def _letters(document: Document, link: MeetingDocument | None) -> Iterator[str]:
    """The document's own, those of its meeting, and then these with a letter more: GRCP7, GRCP7B, GRCP7C.

    What is kept back begins with a letter more, unless others for the same readers have the letters without one.
    """
    own = document.code_prefix or ""
    meeting = proposed_prefix(link.meeting if link else None) or own
    if not _is_kept_back(link):
        yield from dict.fromkeys((own, meeting))
    elif (known := _readers_of(own)) and all(readers == {_here(link)} for readers in known.values()):
        yield own
    else:
        yield from _longer(own)
    yield from _longer(meeting)
    yield from (f"{meeting[: LONGEST_PREFIX - 4]}{number:04}" for number in range(10_000))


def _longer(letters: str) -> Iterator[str]:
    return (f"{letters[: LONGEST_PREFIX - 1]}{letter}" for letter in ascii_uppercase[1:])


def _is_kept_back(link: MeetingDocument | None) -> bool:
    return link is not None and link.visibility != "public"


def _is_free(letters: str, document: Document, link: MeetingDocument | None) -> bool:
    """Whether no number is missing for anybody with these letters; what the document revises is no other."""
    known, here = _readers_of(letters, but=(document.id, document.revises_id)).values(), _here(link)
    return all(readers == {here} if _is_kept_back(link) else here in readers for readers in known)


def _readers_of(letters: str, but: tuple[int | None, ...] = ()) -> dict[str, set[tuple[int, str]]]:
    """For whom the documents are that have recommendations with these letters, by the code of each.

    :param but: documents whose recommendations do not count.
    """
    own = select(Wording.recommendation_id).where(Wording.document_id.in_(but))
    found = db.session.execute(
        select(Recommendation.code, MeetingDocument.visibility, Meeting.id, Meeting.visibility)
        .join(Wording, Wording.recommendation_id == Recommendation.id)
        .join(Publication, Publication.document_id == Wording.document_id)
        .outerjoin(MeetingDocument, MeetingDocument.document_id == Wording.document_id)
        .outerjoin(Meeting, Meeting.id == MeetingDocument.meeting_id)
        .where(Recommendation.code.startswith(f"{letters}-R", autoescape=True), Recommendation.id.not_in(own))
    )
    known: dict[str, set[tuple[int, str]]] = {}
    for code, material, meeting, visibility in found:
        if code and _numbered(code, letters):
            known.setdefault(code, set()).add(_readers(material, meeting, visibility))
    return known


def _here(link: MeetingDocument | None) -> tuple[int, str]:
    return _readers(link.visibility, link.meeting.id, link.meeting.visibility) if link else _EVERYBODY


def _readers(material: str | None, meeting: int | None, visibility: str | None) -> tuple[int, str]:
    """For whom a published document is: those who work on a meeting, or everybody once that is public, or everybody."""
    if meeting is None or material is None or (material, visibility) == ("public", "public"):
        return _EVERYBODY
    return meeting, material


def _number(new: list[Recommendation], letters: str) -> None:
    for number, recommendation in enumerate(new, _highest(letters) + 1):
        recommendation.code = f"{letters}-R{number:0{DIGITS}}"
    try:
        db.session.flush()
    except IntegrityError as error:  # another document with the same letters was published in this very moment
        raise Conflict(_("Somebody published with the same letters just now. Publish again.")) from error


def _highest(letters: str) -> int:
    """The highest number ever given with these letters; 0 where there is none."""
    wanted = select(Recommendation.code).where(Recommendation.code.startswith(f"{letters}-R", autoescape=True))
    return max((_numbered(code, letters) for code in db.session.scalars(wanted)), default=0)


def _numbered(code: str | None, letters: str) -> int:
    found = re.fullmatch(re.escape(letters) + r"-R(\d+)", code or "")
    return int(found[1]) if found else 0
