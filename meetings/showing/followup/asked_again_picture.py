"""Chains of recommendations over several cycles, as lines and as pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meetings.followup.answers.questions.milestone import milestones_reached
from meetings.followup.answers.questions.repeated import Chain
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.tally import Sureness
from meetings.formats.charts import Piece
from meetings.formats.charts_matrix import Column, Mark, Row, matrix
from meetings.outcomes.vocabulary import LINK_KINDS
from meetings.showing import record_names
from meetings.showing.dated import dated
from meetings.showing.document.document_rows import issued_text
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Member:
    """A recommendation of a chain: whose it is, when, how it stands to earlier ones, and where it went."""

    code: str
    url: str
    text: str
    whose: str
    issued: str | None
    links: Sequence[tuple[str, str, str]]
    milestones: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ChainShown:
    """A chain with the cycles it runs through."""

    cycles: Sequence[str]
    members: Sequence[Member]
    picture: Piece
    is_sure: bool  # whether it surely runs through so many


def chains_shown(chains: Sequence[Chain], when: AsOf) -> list[ChainShown]:
    """Chains as a page prints them; the names of meetings and milestones are one query each."""
    entries = [entry for chain in chains for entry in chain.entries]
    meetings = record_names.meeting_names((entry.meeting for entry in entries), when)
    milestones = record_names.milestones(cell.milestone for entry in entries for cell in entry.cells)
    cycles = record_names.cycles()
    return [
        ChainShown(
            [cycles[code] for code in chain.cycles],
            list(_members(chain, meetings, milestones)),
            chain_picture(chain, cycles),
            chain.is_sure,
        )
        for chain in chains
    ]


def _members(chain: Chain, meetings: dict[str, str], milestones: dict[str, str]) -> Iterator[Member]:
    for entry in chain.entries:
        yield Member(
            entry.code,
            dated("pages.recommendation", code=entry.code),
            entry.text,
            meetings.get(entry.meeting or "") or entry.document_title,
            issued_text(entry.issued),
            [
                (_(LINK_KINDS[link.kind]), link.earlier, dated("pages.recommendation", code=link.earlier))
                for link in chain.links
                if link.later == entry.code
            ],
            [
                (
                    milestones[milestone] if how == "surely" else _("%(what)s, possibly", what=milestones[milestone]),
                    dated("pages.milestone", code=milestone),
                )
                for milestone, how in milestones_reached(entry)
            ],
        )


def chain_picture(chain: Chain, cycles: dict[str, str]) -> Piece:
    """The chain against the cycles it runs through: where each was worded, and where it was sent."""
    rows = []
    for entry in chain.entries:
        url = dated("pages.recommendation", code=entry.code)
        went = chain.where[entry.code]
        cells = [_mark(code == went.worded, went.sent.get(code), url) for code in chain.cycles]
        rows.append(Row(entry.code, entry.text, cells, url))
    return matrix(
        _("Recommendations over the cycles of the Compact"),
        _("A row for each recommendation, a column for each cycle; a mark says whether it was worded or sent there."),
        [Column(cycles[code], url=dated("pages.cycle", code=code)) for code in chain.cycles],
        rows,
        key=[
            ("ring", False, _("Worded")), ("arrow", False, _("Sent")), ("arrow-ring", False, _("Worded and sent")),
            *([] if chain.is_sure else [("arrow", True, _("Possibly sent"))]),
        ],
    )  # fmt: skip


def _mark(worded: bool, sent: Sureness | None, url: str) -> Mark | None:
    perhaps = sent == "possibly"
    if worded and sent:
        return Mark(_("Worded, possibly sent") if perhaps else _("Worded and sent"), "arrow-ring", perhaps, url)
    if sent:
        return Mark(_("Possibly sent") if perhaps else _("Sent"), "arrow", perhaps, url)
    return Mark(_("Worded"), "ring", url=url) if worded else None
