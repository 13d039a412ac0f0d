"""One recommendation as a line of the register: every value ready to print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meetings.followup.answers.register import Entry
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.standing import went
from meetings.followup.vocabulary import Stage
from meetings.outcomes.vocabulary import PUT_AS, RECOMMENDATION_KINDS, PutAs
from meetings.showing import record_names
from meetings.showing.dated import dated
from meetings.showing.document.document_paragraphs import stands
from meetings.showing.sureness import stage_words
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """What ``_recommendation.html`` prints of one; ``stands`` are pairs of milestone and where it stands there."""

    code: str
    url: str
    text: str
    kind: str
    source: str
    source_url: str
    stands: tuple[tuple[str, str], ...]
    addressed_to: str | None
    has_reading: bool


def of_entries(entries: Iterable[Entry], when: AsOf) -> list[RecommendationLine]:
    """Lines of a list; two queries, for the names of meetings and milestones."""
    rows = list(entries)
    milestones = record_names.milestones(cell.milestone for entry in rows for cell in entry.cells)
    meetings = record_names.meeting_names((entry.meeting for entry in rows), when)
    return [_line(entry, milestones, meetings) for entry in rows]


def _line(entry: Entry, milestones: Mapping[str, str], meetings: Mapping[str, str]) -> RecommendationLine:
    return RecommendationLine(
        code=entry.code,
        url=dated("pages.recommendation", code=entry.code),
        text=entry.text,
        kind=kind_of(entry.put_as, entry.kind),
        source=source_of(entry, meetings),
        source_url=dated("pages.document", reference=entry.document, _anchor=_anchor(entry)),
        stands=tuple((milestones.get(cell.milestone, cell.milestone), stands(cell)) for cell in entry.cells),
        addressed_to=entry.addressed_to,
        has_reading=any(cell.degree for cell in entry.cells),
    )


def kind_of(put_as: PutAs, kind: str) -> str:
    """What kind of recommendation it is; of what is none, what its source makes of it."""
    return _(RECOMMENDATION_KINDS.label(kind)) if put_as == "recommendation" else _(PUT_AS[put_as])


def _anchor(entry: Entry) -> str | None:
    return entry.paragraphs[0][1] if entry.paragraphs else None


def source_of(entry: Entry, meetings: Mapping[str, str]) -> str:
    """Whose it is and where it is worded: "GRCP 7, para. 6 (1)"."""
    body = meetings.get(entry.meeting or "") or entry.document_title
    numbers = ", ".join(number for number, _anchor in entry.paragraphs if number)
    return _("%(document)s, para. %(numbers)s", document=body, numbers=numbers) if numbers else body


def stage_shown(entry: Entry) -> Stage | None:
    """Where it surely stands; to others than its staff nothing is said of what was not handed on."""
    return entry.stage if entry.is_staff or went(entry.stage) else None


def possibly_shown(entry: Entry) -> Stage | None:
    """Where it possibly stands besides; None where days are not rough, or where it is not to be said."""
    perhaps = entry.possibly if entry.is_staff or went(entry.possibly) else None
    return perhaps if perhaps != entry.stage else None


def stage_told(entry: Entry) -> str | None:
    """Both in words."""
    sure, perhaps = stage_shown(entry), possibly_shown(entry)
    if sure is None and perhaps is None:
        return None
    return stage_words(sure or "recorded", perhaps or sure or "recorded", entry.considered)
