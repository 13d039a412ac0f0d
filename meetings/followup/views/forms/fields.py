"""When something happened, and what shows it: fields that several forms share."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import FileField, Form, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.core.rough_days import dates_given, dates_in_words, days_meant
from meetings.core.translation_mark import mark
from meetings.followup.actions.evidence import EvidenceEntry
from meetings.followup.models import Evidence
from meetings.followup.views.forms.evidence_files import KeptFile, meant_by, word_for
from meetings.followup.vocabulary import ACCESS, EVIDENCE_KINDS
from meetings.web.fields import DayField
from meetings.web.files_sent import file_sent
from meetings.web.forms import offered

SUPPORTS: Final = {"yes": mark("It supports this"), "no": mark("It contradicts this")}


class Asked:
    """Marks a field that must be filled; the act itself says so, together with all else that it needs."""

    field_flags: Final = {"required": True}

    def __call__(self, form: Any, field: Any) -> None:
        """Refuse nothing here."""


class PartyField(StringField):
    """A State, organisation or mechanism: names are proposed, and anybody else may be typed."""

    def __call__(self, **values: Any) -> Any:
        """The input, tied to the list of names."""
        return super().__call__(list="parties", autocomplete="off", **values)


def translated(labels: Mapping[Any, str], nothing: str | None = None) -> list[Any]:
    """Choices of a list in the reader's language."""
    return offered([(code, gettext(label)) for code, label in labels.items()], nothing)


class WhenFields(Form):
    """A day, exact or rough; mixed into forms."""

    first_day = DayField(_("Day, or the earliest possible"), validators=[Optional()])
    last_day = DayField(_("The latest possible"), validators=[Optional()])
    when_label = StringField(
        _("Or the day in words"),
        validators=[Optional(), Length(max=120)],
        description=_("As rough as it is known: “December 2017”, “2018”."),
    )

    def on(self) -> FuzzyDates | None:
        """The day as typed; None for no day at all.

        :raises Invalid: for words that do not say which days, or days in the wrong order.
        """
        first: date | None = self.first_day.data
        last: date | None = self.last_day.data
        label = (self.when_label.data or "").strip() or None
        if first is None and last is not None:
            sentence = mark("Give the earliest possible day as well.")
            raise Invalid(sentence, {"first_day": sentence})
        if first is None:
            return _from_words(label) if label else None
        try:
            return dates_given(first, last, label, one_day=True)
        except Invalid as refusal:
            raise Invalid(refusal.message, {"last_day": refusal.message}) from refusal

    def show_day(self, on: FuzzyDates) -> None:
        """Fill the fields with a day that is known."""
        self.first_day.data, self.when_label.data = on.earliest, on.label
        self.last_day.data = None if on.latest == on.earliest else on.latest


def _from_words(label: str) -> FuzzyDates:
    if days_meant(label) is None:
        sentence = mark("These words do not say which days. Write a month and a year, or give the days above.")
        raise Invalid(sentence, {"when_label": sentence})
    return dates_in_words(label, one_day=True)


class EvidenceFields(Form):
    """Evidence that is on record already, or new; mixed into forms. A file that was sent is kept while one mends."""

    evidence_known = SelectField(_("Evidence on record"), validators=[Optional()], validate_choice=True)
    evidence_kind = SelectField(_("Kind"), default="document")
    evidence_title = StringField(
        _("What shows it"),
        validators=[Optional(), Length(max=300)],
        description=_("Such as “Note verbale of 4 December 2017”."),
    )
    evidence_symbol = StringField(_("Symbol"), validators=[Optional(), Length(max=80)])
    evidence_paragraph = StringField(_("Paragraph or page"), validators=[Optional(), Length(max=80)])
    evidence_quote = TextAreaField(_("Its words"), validators=[Optional(), Length(max=5000)])
    evidence_url = StringField(_("Its address on the web"), validators=[Optional(), Length(max=1000)])
    evidence_file = FileField(_("File"), validators=[Optional()])
    evidence_digest = HiddenField()  # of a file that is kept already, with its name, signed for who sent it
    evidence_supports = SelectField(_("What it does"), default="yes")
    evidence_access = SelectField(_("Who may see it"), default="held")

    def offer_evidence(self, known: Sequence[Evidence] = ()) -> None:
        """Fill the lists, and hold on to a file that was sent, now or before."""
        self._on_record = {str(each.id): each for each in known}
        choices = [(number, each.title) for number, each in self._on_record.items()]
        self.evidence_known.choices = offered(choices, gettext("New evidence, described below"))
        self.evidence_kind.choices = translated(EVIDENCE_KINDS)
        self.evidence_supports.choices = translated(SUPPORTS)
        self.evidence_access.choices = translated(ACCESS)
        sent: KeptFile | None = file_sent()
        if sent is not None:
            self.evidence_digest.data = word_for(sent)
        self.kept_file = meant_by(self.evidence_digest.data or "")

    def evidence(self) -> Evidence | EvidenceEntry | None:
        """What was chosen or typed; None for neither."""
        if self.evidence_known.data:
            return self._on_record[self.evidence_known.data]
        kept = self.kept_file
        typed = [self[f"evidence_{name}"].data for name in ("title", "symbol", "paragraph", "quote", "url")]
        if not any(typed) and kept is None:
            return None
        return EvidenceEntry(
            kind="file" if kept and self.evidence_kind.data == "document" else self.evidence_kind.data,
            title=self.evidence_title.data or "",
            symbol=self.evidence_symbol.data,
            paragraph=self.evidence_paragraph.data,
            quote=self.evidence_quote.data,
            url=self.evidence_url.data,
            file_digest=kept.digest if kept else None,
            file_name=kept.name if kept else None,
            supports=self.evidence_supports.data != "no",
            access=self.evidence_access.data,
        )
