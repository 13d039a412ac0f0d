"""What became of a recommendation, as a dated story: every value ready to print, every claim with its evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from meetings.documents.rules.numbering import label
from meetings.followup.answers.journey import KnownRecommendation
from meetings.followup.answers.known_contributions import KnownContribution, KnownReading, KnownStep
from meetings.followup.models import Evidence, Party, Reflection, ReflectionCitation, Step
from meetings.followup.rules.as_of import AsOf
from meetings.followup.vocabulary import (
    ADVANCE_COPY,
    AFTER_THE_WINDOW,
    ATTRIBUTIONS_EXPLAINED,
    CHANNELS,
    EVIDENCE_HELD,
    EVIDENCE_KINDS,
    READING_STANDINGS,
)
from meetings.showing import record_names
from meetings.showing.citations import Citations
from meetings.showing.dated import dated
from meetings.showing.document.document_facts import web_address
from meetings.showing.document.document_rows import issued_text, titled
from meetings.showing.document.official_shown import Words, words_of
from meetings.showing.recommendation.steps_told import happened, perhaps_by_then
from meetings.showing.record_names import Countries
from meetings.showing.sureness import degree_words, read_later, stage_words
from meetings.web.filters import colon, semicolon, written_day
from meetings.web.translation import _

Named = tuple[str, str | None]  # a text, and where it leads


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """What shows it. ``is_held``: it is not public; of such evidence others than staff read nothing more."""

    text: str
    url: str | None
    place: str | None
    quote: str | None
    is_held: bool
    contradicts: bool
    cites: Sequence[int]


@dataclass(frozen=True, slots=True)
class StepShown:
    """One thing that happened, with its day as it is known."""

    what: str
    when: str
    iso: str | None
    sender: Named | None
    recipient: Named | None
    evidence: EvidenceShown | None
    note: str | None
    flags: Sequence[str]


@dataclass(frozen=True, slots=True)
class CitationShown:
    """A paragraph that a reading cites, and the words it means."""

    label: str
    url: str
    text: str
    quote: str | None
    note: str | None
    official: Sequence[Words] = ()  # the official words first, where what is cited is a summary of them


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """A reading of the result text. ``badge`` and ``by`` are for those who work on it."""

    anchor: str
    degree: str
    attribution: str | None
    document: Named
    is_summary: bool  # what is stored of the text is an analyst's summary
    when: str | None
    later: str | None  # that it was made after the day asked for
    citations: Sequence[CitationShown]
    rationale: str
    evidence: EvidenceShown | None
    badge: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class ContributionShown:
    """One way that the recommendation took: to which milestone, through which channel, and what happened."""

    anchor: str
    milestone: Named
    cycle: Named
    channel: str
    carrier: Named | None
    stage: str
    is_public: bool
    note: str | None
    cites: Sequence[int]
    steps: Sequence[StepShown]
    readings: Sequence[ReadingShown]


def story_of(known: KnownRecommendation, citations: Citations) -> list[ContributionShown]:
    """Every contribution in the order of its first day. One query, for the names of States."""
    names = record_names.countries(party.state.iso3 for party in _parties(known) if party.state)
    return [_Teller(known, citations, names).contribution(each) for each in known.contributions]


def _parties(known: KnownRecommendation) -> Iterator[Party]:
    for each in known.contributions:
        those = [each.contribution.carrier]
        those += [party for row in each.steps for party in (row.step.sender, row.step.recipient)]
        yield from (party for party in those if party)


@dataclass(frozen=True, slots=True)
class _Teller:
    known: KnownRecommendation
    citations: Citations
    names: Countries

    def contribution(self, each: KnownContribution) -> ContributionShown:
        row = each.contribution
        cycle = row.milestone.cycle
        return ContributionShown(
            anchor=f"contribution-{row.id}",
            milestone=(row.milestone.name, dated("pages.milestone", code=row.milestone.code)),
            cycle=(cycle.name, dated("pages.cycle", code=cycle.code)),
            channel=_(CHANNELS[row.channel]),
            carrier=self._party(row.carrier, None),
            stage=stage_words(each.stage, each.possibly, each.considered),
            is_public=each.is_public,
            note=self._note(row.note, row.by_user_id),
            cites=self.citations.cite(row.sources),
            steps=[self._step(step) for step in each.steps],
            readings=[self._reading(reading) for reading in each.readings],
        )

    def _note(self, note: str | None, by_user_id: int | None) -> str | None:
        """What the record itself says was written for everybody; what a colleague noted was not."""
        return note if by_user_id is None or self.known.is_staff else None

    def _step(self, each: KnownStep) -> StepShown:
        step = each.step
        flags = [text for text, holds in ((ADVANCE_COPY, each.is_advance), (AFTER_THE_WINDOW, each.is_late)) if holds]
        return StepShown(
            what=happened(step),
            when=_day(step),
            iso=step.on_earliest.isoformat() if step.on.exact and step.on_earliest else None,
            sender=self._party(step.sender, step),
            recipient=self._party(step.recipient, step),
            evidence=self._evidence(step.evidence),
            note=self._note(step.note, step.by_user_id),
            flags=[*perhaps_by_then(each), *(_(text) for text in flags)],
        )

    def _party(self, party: Party | None, step: Step | None) -> Named | None:
        """Somebody by the name they had on the day."""
        if party is None:
            return None
        if party.state:
            day = step.on_earliest if step else None
            iso3 = party.state.iso3
            return self.names.name(iso3, day) or iso3, url_for("pages.state", iso3=iso3)
        if party.organisation:
            return party.organisation.name, url_for("pages.organisation", code=party.organisation.code)
        if party.mechanism:
            return party.mechanism.name, url_for("pages.mechanism", code=party.mechanism.code)
        return party.label or "", None

    def _evidence(self, row: Evidence | None) -> EvidenceShown | None:
        if row is None:
            return None
        if row.access == "held" and not self.known.is_staff:
            return EvidenceShown(_(EVIDENCE_HELD), None, None, None, True, False, ())
        text = row.title or _(EVIDENCE_KINDS[row.kind])
        return EvidenceShown(
            text=f"{text}, {row.symbol}" if row.symbol and row.symbol not in text else text,
            url=web_address(row.url),
            place=_("para. %(number)s", number=row.paragraph) if row.paragraph else None,
            quote=row.quote,
            is_held=row.access == "held",
            contradicts=not row.supports,
            cites=self.citations.cite(row.sources),
        )

    def _reading(self, each: KnownReading) -> ReadingShown:
        row = each.reflection
        document = row.document
        return ReadingShown(
            anchor=f"reading-{row.id}",
            degree=degree_words(row.degree, "surely" if each.is_sure else "possibly"),
            attribution=_(ATTRIBUTIONS_EXPLAINED[row.attribution]) if row.attribution else None,
            document=(titled(document), dated("pages.document", reference=document.reference)),
            is_summary=document.nature == "summary",
            when=issued_text(document.issued),
            later=read_later(row.recorded_at.date(), self.known.when.day) if each.is_later else None,
            citations=[self._citation(citation, row) for citation in row.citations],
            rationale=row.rationale,
            evidence=self._evidence(row.evidence),
            badge=None if each.is_public else _(READING_STANDINGS[each.standing]),
            by=_by(row, self.known.when) if self.known.is_staff else None,
        )

    def _citation(self, row: ReflectionCitation, reading: Reflection) -> CitationShown:
        paragraph, document = row.paragraph, reading.document
        unchecked = row.quote and not row.checked
        return CitationShown(
            label=label(paragraph.path, document.language, editorial=paragraph.editorial) or paragraph.text[:60],
            url=dated("pages.document", reference=document.reference, _anchor=paragraph.anchor),
            text=paragraph.text,
            quote=row.quote,
            note=_("Words not checked here: only a summary of the text is stored.") if unchecked else None,
            official=[words_of(place) for place in self.known.official.get(paragraph.id, ())],
        )


def _day(step: Step) -> str:
    """The day of a step as it is known: one without any counts from the day it was recorded."""
    text = issued_text(step.on)
    return text or _("Day not known; recorded on %(day)s", day=written_day(step.recorded_at.date()))


def _by(row: Reflection, when: AsOf) -> str:
    """Who read it and when, and who did what with it since, as far as is known; for colleagues."""
    parts = [_("Read by %(name)s on %(day)s", name=row.by_name, day=written_day(row.recorded_at.date()))]
    parts += [
        f"{_(READING_STANDINGS[step.kind]).lower()}{colon()}{step.by_name}, {written_day(step.recorded_at.date())}"
        for step in row.steps
        if when.knows(step.recorded_at)
    ]
    return semicolon().join(parts)
