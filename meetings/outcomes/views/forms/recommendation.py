"""A recommendation: its words and kind, what it is about, who proposed it."""

from dataclasses import replace
from typing import Any, Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from meetings.compact.models import Objective, Principle, Theme
from meetings.core import clock
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.folding import folded, may_be_a_name
from meetings.core.translation_mark import mark
from meetings.directory.models import Mechanism
from meetings.directory.queries import bodies_meant
from meetings.directory.rules.alphabet import alphabetical
from meetings.documents.models import Document, Paragraph
from meetings.outcomes.actions import RecommendationEntry
from meetings.outcomes.models import Recommendation, Wording
from meetings.outcomes.queries.content import group_told, proposer_told
from meetings.outcomes.rules.agreement import text_of
from meetings.outcomes.views.forms.fields import typed_lines
from meetings.outcomes.views.lines import named
from meetings.outcomes.vocabulary import RECOMMENDATION_KINDS
from meetings.programme.models import Meeting
from meetings.web.fields import ChecksField, translated, words
from meetings.web.flashes import understood
from meetings.web.forms import EditForm, offered
from meetings.web.languages import page_language


class AboutForm(EditForm):
    """What a recommendation is about and who proposed it. Mechanisms are typed by name, one a line."""

    themes = ChecksField(_("Themes of the consultations of 2017"))
    principles = ChecksField(_("Guiding principles"))
    objectives = ChecksField(_("Objectives of the Compact"))
    groups = ChecksField(_("Proposed by breakout groups"), coerce=int)
    mechanisms = TextAreaField(
        _("Proposed by mechanisms"),
        validators=[Optional(), Length(max=5000)],
        description=_("One a line, by name or short name."),
    )
    others = TextAreaField(
        _("Proposed by others"), validators=[Optional(), Length(max=2000)], description=_("One a line.")
    )

    def __init__(self, meeting: Meeting | None, wording: Wording | None = None, **values: Any) -> None:
        super().__init__(edited=wording.recommendation if wording else None, **values)
        self.themes.choices = _named(Theme)
        self.principles.choices = _named(Principle)
        self.objectives.choices = _named(Objective)
        self.groups.choices = _groups(meeting, wording)
        self.known: list[tuple[str, str, str | None]] = _mechanisms()
        if wording is not None and not self.is_submitted():
            self._show_about(wording.recommendation)

    @property
    def proposals(self) -> list[str]:
        """The mechanisms as a list proposes them."""
        return [short or name for _code, name, short in self.known]

    def entry(self) -> RecommendationEntry:
        """What was typed.

        :raises Invalid: for a mechanism that is not on record.
        """
        return RecommendationEntry(
            themes=self.themes.data or (),
            principles=self.principles.data or (),
            objectives=self.objectives.data or (),
            groups=self.groups.data or (),
            mechanisms=[self._code_of(line) for line in typed_lines(self.mechanisms.data)],
            others=typed_lines(self.others.data),
        )

    def _code_of(self, typed: str) -> str:
        wanted = folded(typed) if may_be_a_name(typed) else ""
        for code, name, short in self.known:
            if wanted in (folded(name), folded(short or name), folded(code)):
                return code
        meant = [each for each in bodies_meant(typed, clock.today()) if each.kind == "mechanism"]
        if len(meant) == 1:
            understood(typed, meant[0].name)
            return meant[0].code
        sentence = mark("%(name)s is not a mechanism on record. Choose one from the list, or write it under others.")
        raise Invalid(sentence, {"mechanisms": sentence}, name=typed)

    def _show_about(self, whole: Recommendation) -> None:
        self.themes.data = [tag.theme.code for tag in whole.tags if tag.theme]
        self.principles.data = [tag.principle.code for tag in whole.tags if tag.principle]
        self.objectives.data = [tag.objective.code for tag in whole.tags if tag.objective]
        self.groups.data = [row.group_number for row in whole.proposers if row.group_number is not None]
        self.mechanisms.data = "\n".join(proposer_told(row) for row in whole.proposers if row.mechanism)
        self.others.data = "\n".join(row.label for row in whole.proposers if row.label)


ABOUT: Final = ("kind", "themes", "principles", "objectives", "groups", "mechanisms", "others")


class RecommendationForm(AboutForm):
    """Of a draft: marked, or edited. One on record already (``on_record``) is worded here and no more."""

    paragraphs = ChecksField(_("Taken from"), coerce=int)
    text = TextAreaField(
        _("Text"),
        validators=[Optional(), Length(max=20_000)],
        description=_("As the paragraph words it, unless the recommendation is a part of it."),
    )
    kind = RadioField(_("Kind"), validators=[Optional()])
    addressed_to = StringField(
        _("Addressed to"),
        validators=[Optional(), Length(max=300)],
        description=_("In the document's own words, such as “States” or “the mechanisms themselves”."),
    )

    def __init__(
        self,
        document: Document,
        meeting: Meeting | None,
        wording: Wording | None = None,
        chosen: list[Paragraph] | None = None,
        **values: Any,
    ) -> None:
        super().__init__(meeting, wording, **values)
        rows = [row for row in document.paragraphs if row.kind != "heading"]
        self.paragraphs.choices = [(row.id, named(row, document.language)) for row in rows]
        self.kind.choices = offered(translated(RECOMMENDATION_KINDS))
        self.on_record = wording is not None and wording.recommendation.code is not None
        if not self.is_submitted():
            self._show(wording, chosen or [])
        for name in ABOUT if self.on_record else ():
            del self[name]

    def entry(self) -> RecommendationEntry:
        """What was typed; of one on record, its words alone.

        :raises Invalid: for a mechanism that is not on record.
        """
        text, addressed_to = self.text.data or "", words(self.addressed_to.data)
        if self.on_record:
            return RecommendationEntry(text=text, addressed_to=addressed_to)
        return replace(super().entry(), text=text, addressed_to=addressed_to, kind=self.kind.data or None)

    def _show(self, wording: Wording | None, chosen: list[Paragraph]) -> None:
        self.paragraphs.data = [row.id for row in (wording.paragraphs if wording else chosen)]
        self.text.data = wording.text if wording else text_of(chosen)
        self.addressed_to.data = wording.addressed_to or "" if wording else ""
        self.kind.data = wording.recommendation.kind or "" if wording else None


def _groups(meeting: Meeting | None, wording: Wording | None) -> list[tuple[int, str]]:
    """The groups of the meeting; one that left the draft agenda may stay a proposer."""
    known = {row.group_number: row.group_name or "" for row in (wording.recommendation.proposers if wording else ())}
    known |= {each.number: each.name for each in (meeting.groups if meeting else ())}
    return [(number, group_told(number, name)) for number, name in sorted(known.items(), key=str) if number is not None]


def _named(model: Any) -> list[tuple[str, str]]:
    rows = db.session.execute(select(model.code, model.number, model.title).order_by(model.number))
    return [(code, f"{number}. {gettext(title)}") for code, number, title in rows]


def _mechanisms() -> list[tuple[str, str, str | None]]:
    rows = db.session.execute(select(Mechanism.code, Mechanism.name, Mechanism.short))
    known = [(code, name, short) for code, name, short in rows]
    return sorted(known, key=lambda row: alphabetical(row[2] or row[1], page_language()))
