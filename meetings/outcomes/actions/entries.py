"""A recommendation as typed, and what is written of it: words, kind, tags, proposers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Objective, Principle, Theme
from meetings.core import clock
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Mechanism
from meetings.outcomes.models import MeetingDocument, Proposer, Recommendation, Tag, Wording
from meetings.outcomes.queries.content import proposer_told, tag_code
from meetings.outcomes.vocabulary import RECOMMENDATION_KINDS, RecommendationKind
from meetings.programme.models import BreakoutGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationEntry:
    """A recommendation as typed. Themes, principles, objectives and mechanisms by code, groups by number.

    ``text``: None takes that of its paragraphs.
    """

    text: str | None = None
    kind: RecommendationKind | None = None
    addressed_to: str | None = None
    themes: Sequence[str] = ()
    principles: Sequence[str] = ()
    objectives: Sequence[str] = ()
    mechanisms: Sequence[str] = ()
    groups: Sequence[int] = ()
    others: Sequence[str] = ()  # bodies that are not on record, by name


_TAGGED: Final[dict[str, tuple[type[Any], str]]] = {
    "themes": (Theme, "theme"), "principles": (Principle, "principle"), "objectives": (Objective, "objective"),
}  # fmt: skip


def apply(viewer: Viewer, wording: Wording, entry: RecommendationEntry) -> None:
    """Put what was typed into a recommendation and the draft's wording of it.

    Of a recommendation on record a draft changes the words only, since nobody reads a draft: its kind stays, and its
    tags and proposers have acts of their own, which are told at once.

    :raises Invalid: for a kind or a code that there is not.
    """
    wording.text = (entry.text or "").strip()
    wording.addressed_to = (entry.addressed_to or "").strip() or None
    if wording.recommendation.code is not None:
        return
    if entry.kind is not None and entry.kind not in RECOMMENDATION_KINDS:
        sentence = _("Choose one of the kinds listed.")
        raise Invalid(_("There is no such kind of recommendation."), {"kind": sentence})
    wording.recommendation.kind = entry.kind
    set_tags(viewer, wording.recommendation, entry)
    set_proposers(viewer, wording, entry)


def set_tags(viewer: Viewer, recommendation: Recommendation, entry: RecommendationEntry) -> None:
    """Let exactly these tags stand; those that stood keep who gave them.

    :raises Invalid: for a code that there is not.
    """
    standing = {tag_code(tag): tag for tag in recommendation.tags}
    wanted: dict[str, Tag] = {}
    for name, (model, attribute) in _TAGGED.items():
        for row in _found(model, getattr(entry, name), name):
            by = viewer.id or None
            wanted[row.code] = standing.get(row.code) or Tag(by_user_id=by, **{attribute: row})
    recommendation.tags.extend(tag for code, tag in wanted.items() if code not in standing)
    take_off(viewer, recommendation, [tag for code, tag in standing.items() if code not in wanted])


def set_proposers(viewer: Viewer, wording: Wording, entry: RecommendationEntry) -> None:
    """Let exactly these stand as proposers.

    :raises Invalid: for a mechanism or a group of the meeting that there is not.
    """
    rows = [Proposer(mechanism=each) for each in _found(Mechanism, entry.mechanisms, "mechanisms")]
    rows += _groups(wording, entry.groups)
    rows += [Proposer(label=name.strip()) for name in entry.others if name.strip()]
    recommendation = wording.recommendation
    standing = {proposer_told(row): row for row in recommendation.proposers}
    wanted = {proposer_told(row): row for row in rows}
    for row in rows:
        row.by_user_id = viewer.id or None
    recommendation.proposers.extend(row for told, row in wanted.items() if told not in standing)
    take_off(viewer, recommendation, [row for told, row in standing.items() if told not in wanted])


def take_off(viewer: Viewer, recommendation: Recommendation, rows: Sequence[Tag | Proposer]) -> None:
    """Take off tags and proposers: of a recommendation on record they stay for the days on which they were known."""
    for row in rows:
        if recommendation.code is not None:
            row.until, row.until_by_user_id = clock.now(), viewer.id or None
        elif isinstance(row, Tag):
            recommendation.tags.remove(row)
        else:
            recommendation.proposers.remove(row)
    if rows and recommendation.code is not None:
        db.session.flush()
        db.session.expire(recommendation, ["tags", "proposers", "all_tags"])


def _groups(wording: Wording, numbers: Sequence[int]) -> list[Proposer]:
    if not numbers:
        return []
    known = {row.group_number: row.group_name for row in wording.recommendation.proposers if row.group_number}
    ours = (
        select(BreakoutGroup.number, BreakoutGroup.name)
        .join(MeetingDocument, MeetingDocument.meeting_id == BreakoutGroup.meeting_id)
        .where(MeetingDocument.document_id == wording.document_id)
    )
    known |= {row.number: row.name for row in db.session.execute(ours)}
    if not set(numbers) <= set(known):
        sentence = _("Choose from the breakout groups of this meeting.")
        raise Invalid(sentence, {"groups": sentence})
    return [Proposer(group_number=number, group_name=known[number]) for number in dict.fromkeys(numbers)]


def _found(model: type[Any], codes: Iterable[str], name: str) -> list[Any]:
    wanted = list(dict.fromkeys(codes))
    if not wanted:
        return []
    by_code = {row.code: row for row in db.session.scalars(select(model).where(model.code.in_(wanted)))}
    unknown = [code for code in wanted if code not in by_code]
    if unknown:
        raise Invalid(
            _("%(value)s is not known here; choose from the list."),
            {name: _("Choose from the list.")},
            value=unknown[0],
        )
    return [by_code[code] for code in wanted]


def shown_recommendation(wording: Wording) -> dict[str, str]:
    """A recommendation in words, for the history and for two people who edit at once."""
    whole = wording.recommendation
    return {
        "text": wording.text,
        "kind": whole.kind or "",
        "addressed_to": wording.addressed_to or "",
        "tags": ", ".join(sorted(tag_code(tag) for tag in whole.tags)),
        "proposers": ", ".join(sorted(proposer_told(row) for row in whole.proposers)),
    }
