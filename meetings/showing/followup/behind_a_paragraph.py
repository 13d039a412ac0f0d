"""Who stands behind a paragraph: each recommendation that is read there once, by its closest reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meetings.followup.answers.readings import Reading
from meetings.followup.answers.readings_by_paragraph import ReadIn, closest
from meetings.followup.rules.as_of import AsOf
from meetings.followup.vocabulary import ATTRIBUTIONS, READING_STANDINGS
from meetings.showing import record_names
from meetings.showing.dated import dated
from meetings.showing.document.document_rows import issued_text
from meetings.showing.followup.readings_shown import degree_of, note_of
from meetings.showing.recommendation.proposers import proposer_names
from meetings.showing.recommendation.register_rows import source_of
from meetings.web.filters import semicolon
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Names:
    """What meetings, mechanisms and milestones are called, by their codes."""

    meetings: Mapping[str, str]
    mechanisms: Mapping[str, str]
    milestones: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Behind:
    """A recommendation that is read in a paragraph: who asked for it, where, when, and how closely it is there."""

    read: ReadIn
    names: Names

    @property
    def code(self) -> str:
        """Its code."""
        return self.read.reading.entry.code

    @property
    def url(self) -> str:
        """Its page."""
        return dated("pages.recommendation", code=self.code)

    @property
    def text(self) -> str:
        """Its words."""
        return self.read.reading.entry.text

    @property
    def source(self) -> str:
        """The meeting and the document that it is taken from."""
        return source_of(self.read.reading.entry, dict(self.names.meetings))

    @property
    def when(self) -> str | None:
        """When its document was issued."""
        return issued_text(self.read.reading.entry.issued)

    @property
    def proposers(self) -> str:
        """Who proposed it, after one another."""
        return ", ".join(proposer_names(self.read.reading.entry.tags, self.names.mechanisms))

    @property
    def whose(self) -> str:
        """Its meeting, or its document, and who proposed it."""
        entry = self.read.reading.entry
        meeting = self.names.meetings.get(entry.meeting or "") or entry.document_title
        return semicolon().join([meeting, *proposer_names(entry.tags, self.names.mechanisms)])

    @property
    def degree(self) -> str:
        """How closely it is there."""
        return degree_of(self.read.reading)

    @property
    def attribution(self) -> str | None:
        """How sure one is that it comes from there."""
        return _(ATTRIBUTIONS[self.read.reading.attribution]) if self.read.reading.attribution else None

    @property
    def milestone(self) -> str:
        """The milestone whose text it is."""
        return self.names.milestones.get(self.read.reading.milestone, self.read.reading.milestone)

    @property
    def place(self) -> tuple[str, str]:
        """The paragraph as its text numbers it, and where it stands."""
        cited = self.read.cited
        return cited.label, dated("pages.document", reference=self.read.reading.text.address, _anchor=cited.anchor)

    @property
    def quote(self) -> str | None:
        """The words of the paragraph that are meant."""
        return self.read.cited.quote

    @property
    def badge(self) -> str | None:
        """How the reading stands, where not everybody sees it."""
        return None if self.read.reading.is_public else _(READING_STANDINGS[self.read.reading.standing])

    @property
    def note(self) -> str | None:
        """The same as a sentence."""
        return note_of(self.read.reading)


def names_for(readings: Iterable[Reading], when: AsOf) -> Names:
    """What is named beside these readings. Three queries."""
    meetings, milestones, mechanisms = set(), set(), set()
    for each in readings:
        meetings.add(each.entry.meeting)
        milestones.add(each.milestone)
        mechanisms.update(each.entry.tags.mechanisms)
    return Names(
        record_names.meeting_names(meetings, when),
        record_names.mechanisms(mechanisms),
        record_names.milestones(milestones),
    )


def behind(read: Iterable[ReadIn], names: Names) -> list[Behind]:
    """Each recommendation once for each paragraph."""
    return [Behind(each, names) for each in closest(read)]
