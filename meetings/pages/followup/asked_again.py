"""Question 6 of the follow-up: what has been asked again over several cycles of the Compact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Response, url_for

from meetings.accounts.audience import audience
from meetings.accounts.present import viewer
from meetings.followup.answers.again import OFTEN, Chain, asked_again
from meetings.followup.clocks import AsOf
from meetings.followup.register import register_for
from meetings.formats.charts import Piece
from meetings.formats.charts_matrix import Column, Mark, Row, matrix
from meetings.outcomes.vocabulary import LINK_KINDS
from meetings.pages.followup.question import csv_file, question
from meetings.pages.page import blueprint
from meetings.showing import record_names
from meetings.showing.document.document_rows import issued_text
from meetings.showing.site import whole
from meetings.showing.two_clocks import asked_clocks, at
from meetings.web.paging import Page, page_number
from meetings.web.translation import _

CHAINS: Final = 20  # of a page


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


@blueprint.get("/followup/again")
@audience("anyone")
def followup_again() -> str:
    """What was asked, or sent, in three cycles or more."""
    clocks = asked_clocks()
    found = asked_again(register_for(viewer(), clocks.when))
    page = Page(min(page_number(), max(1, -(-len(found) // CHAINS))), CHAINS, len(found))
    return question(
        "pages/followup_again.html",
        clocks,
        query={"page": str(page.number)} if page.number > 1 else {},
        chains=_shown(found[(page.number - 1) * CHAINS : page.number * CHAINS], clocks.when),
        pager=page,
        often=OFTEN,
        csv_url=at("pages.followup_again_csv", None, clocks),
    )


@blueprint.get("/followup/again.csv")
@audience("anyone")
def followup_again_csv() -> Response:
    """The same as a file: a row for each recommendation, numbered by its chain."""
    clocks = asked_clocks()
    columns = (
        _("Chain"), _("Code"), _("Recommendation"), _("From"), _("Issued"), _("Stands to"), _("Sent to"), _("Cycles"),
        _("Address"),
    )  # fmt: skip
    rows = [
        (
            number, member.code, member.text, member.whose, member.issued,
            "; ".join(f"{words} {code}" for words, code, _url in member.links),
            "; ".join(name for name, _url in member.milestones), "; ".join(chain.cycles), whole(member.url),
        )
        for number, chain in enumerate(_shown(asked_again(register_for(viewer(), clocks.when)), clocks.when), start=1)
        for member in chain.members
    ]  # fmt: skip
    return csv_file("asked-again", columns, rows, clocks, readings=False)


def _shown(chains: Sequence[Chain], when: AsOf) -> list[ChainShown]:
    entries = [entry for chain in chains for entry in chain.entries]
    meetings = record_names.meeting_names((entry.meeting for entry in entries), when)
    milestones = record_names.milestones(cell.milestone for entry in entries for cell in entry.cells)
    cycles = record_names.cycles()
    return [
        ChainShown(
            [cycles[code] for code in chain.cycles],
            list(_members(chain, meetings, milestones)),
            _picture(chain, cycles),
        )
        for chain in chains
    ]


def _members(chain: Chain, meetings: dict[str, str], milestones: dict[str, str]) -> Iterator[Member]:
    for entry in chain.entries:
        yield Member(
            entry.code,
            url_for("pages.recommendation", code=entry.code),
            entry.text,
            meetings.get(entry.meeting or "") or entry.document_title,
            issued_text(entry.issued),
            [
                (_(LINK_KINDS[link.kind]), link.earlier, url_for("pages.recommendation", code=link.earlier))
                for link in chain.links
                if link.later == entry.code
            ],
            [(milestones[cell.milestone], url_for("pages.milestone", code=cell.milestone)) for cell in entry.cells],
        )


def _picture(chain: Chain, cycles: dict[str, str]) -> Piece:
    """The chain against the cycles it runs through: where each was worded, and where it was sent."""
    rows = []
    for entry in chain.entries:
        url = url_for("pages.recommendation", code=entry.code)
        worded, sent = chain.where[entry.code]
        cells = [_mark(code == worded, code in sent, url) for code in chain.cycles]
        rows.append(Row(entry.code, entry.text, cells, url))
    return matrix(
        _("Recommendations over the cycles of the Compact"),
        _("A row for each recommendation, a column for each cycle; a mark says whether it was worded or sent there."),
        [Column(cycles[code], url=url_for("pages.cycle", code=code)) for code in chain.cycles],
        rows,
        key=[("ring", False, _("Worded")), ("arrow", False, _("Sent")), ("arrow-ring", False, _("Worded and sent"))],
    )


def _mark(worded: bool, sent: bool, url: str) -> Mark | None:
    if worded and sent:
        return Mark(_("Worded and sent"), "arrow-ring", url=url)
    if sent:
        return Mark(_("Sent"), "arrow", url=url)
    return Mark(_("Worded"), "ring", url=url) if worded else None
