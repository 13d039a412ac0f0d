"""What the overview of the follow-up holds: its questions, figures, and what waits for those who work on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetings.followup.answers.questions.counts import counted
from meetings.followup.answers.questions.readings import Reading, readings
from meetings.followup.answers.register import Register
from meetings.followup.answers.totals import in_totals, not_invented
from meetings.followup.queries.events import said_of
from meetings.followup.rules.standing import RANK
from meetings.followup.vocabulary import EVIDENCE_HELD, NOT_RECORDED, READING_STANDINGS
from meetings.showing import record_names
from meetings.showing.dated import dated
from meetings.showing.followup.home_figures import with_contributions
from meetings.showing.numbers_said import said
from meetings.showing.sureness import how_many, stage_words
from meetings.showing.two_clocks import Asked, at
from meetings.web.filters import semicolon
from meetings.web.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class Way:
    """A question, what is found behind it, and its address."""

    title: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class ForStaff:
    """A recommendation or a reading that waits for somebody, with what is to be said of it."""

    code: str
    url: str
    text: str
    about: str


def report_scopes(register: Register) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What a report can be about, with what is on record of each. Four queries."""
    masks = register.masks
    found = (
        ("meeting", _("Meeting"), record_names.meeting_names(masks["meeting"], register.when)),
        ("mechanism", _("Mechanism"), record_names.mechanisms(masks["mechanism"])),
        ("milestone", _("Milestone"), record_names.milestones(masks["milestone"])),
        ("cycle", _("Cycle of the Compact"), record_names.cycles()),
    )
    return [(name, label, list(choices.items())) for name, label, choices in found]


def questions(clocks: Asked) -> list[Way]:
    """The questions that the follow-up answers, with their addresses."""
    words = (
        (
            "compact",
            _("What is in the Compact"),
            _("Recommendation by recommendation: paragraph, how closely, says who."),
        ),
        (
            "paragraphs",
            _("Who stands behind a paragraph"),
            _("The way back: from a paragraph to those who asked for it."),
        ),
        ("channels", _("Channels, and for what"), _("How recommendations reached milestones, and who carried them.")),
        ("again", _("What has been asked again"), _("Recommendations over three cycles of the Compact or more.")),
        (
            "objectives",
            _("The 23 objectives"),
            _("How many recommendations are about each, in the order of the Compact."),
        ),
        ("matrix", _("Recommendations and milestones"), _("Where each stands at each milestone, as one picture.")),
        ("timeline", _("Milestones in time"), _("When they are, and when inputs to them are asked for.")),
    )
    return [Way(title, about, at(f"pages.followup_{name}", None, clocks)) for name, title, about in words]


def figures(register: Register) -> list[str]:
    """What is on record, in figures."""
    count = counted(register.entries, [(entry, cell) for entry in register.entries for cell in entry.cells])
    return [
        _(
            "%(number)s on record",
            number=said(((entry, entry.out) for entry in not_invented(register.entries)), register),
        ),
        how_many(count.sent, with_contributions),
        how_many(
            count.milestones,
            lambda num: ngettext("%(num)s milestone they went to", "%(num)s milestones they went to", num),
        ),
        how_many(count.cleared, _cleared),
        *_read_since(register),
    ]


def _read_since(register: Register) -> list[str]:
    """What texts of that time hold by readings made later: told with its year, and counted in no figure of the day."""
    later = [
        (entry.code, cell.read_on.year)
        for entry in in_totals(register.entries)
        for cell in entry.cells
        if cell.read_on and cell.degree and cell.standing == "cleared"
    ]
    years = sorted({year for _code, year in later})
    if not years:
        return []
    num = len({code for code, _year in later})
    when = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    what = ngettext(
        "%(num)s compared with a text of that time later", "%(num)s compared with texts of that time later", num
    )
    return [_("%(what)s, in %(year)s", what=what, year=when)]


def _cleared(num: int) -> str:
    return ngettext(
        "%(num)s with a reading cleared for publication", "%(num)s with readings cleared for publication", num
    )


def not_handed_on(register: Register) -> list[ForStaff]:
    """For staff: what they work on that has not been handed on, how far it has come, and why as far as was noted."""
    said = said_of(register.when)
    return [
        ForStaff(
            entry.code,
            dated("pages.recommendation", code=entry.code),
            entry.text,
            semicolon().join(
                (
                    stage_words(entry.stage, entry.possibly, entry.considered) if entry.cells else _(NOT_RECORDED),
                    *said[entry.id],
                )
            ),
        )
        for entry in register.entries
        if entry.is_staff and RANK[entry.stage] < RANK["transmitted"]
    ]


def resting_on_one_source(register: Register) -> list[ForStaff]:
    """For staff: readings that one person made and nobody verified, or whose evidence is not public."""
    return [
        ForStaff(
            reading.entry.code,
            dated("pages.recommendation", code=reading.entry.code),
            reading.entry.text,
            semicolon().join(reasons),
        )
        for reading in readings(register)
        if reading.entry.is_staff and (reasons := _reasons(reading))
    ]


def _reasons(reading: Reading) -> Sequence[str]:
    found = []
    if all(kind != "verified" for kind, _name in reading.steps):
        found.append(_("one assessor: %(name)s", name=reading.assessed_by))
    if reading.evidence_access == "held":
        found.append(_(EVIDENCE_HELD))
    if reading.standing == "disputed":
        found.append(_(READING_STANDINGS["disputed"]))
    return found
