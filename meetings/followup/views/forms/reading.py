"""A reading beside the two texts: paragraphs are ticked, or given by their number."""

from collections.abc import Sequence
from typing import Any, cast

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from meetings.accounts.viewer import Viewer
from meetings.documents.models import Document
from meetings.followup.actions.citing import Citing
from meetings.followup.actions.readings import ReadingEntry
from meetings.followup.models import Contribution, Reflection
from meetings.followup.queries.choices import evidence_near
from meetings.followup.views.forms.fields import Asked, EvidenceFields, translated
from meetings.followup.vocabulary import ATTRIBUTIONS_EXPLAINED, DEGREES, Attribution, Degree
from meetings.web.forms import Form
from meetings.web.query_string import asked
from meetings.web.taking_in import sent_texts


class ReadingForm(Form, EvidenceFields):
    """Degree, attribution, reasons; the paragraphs stand beside it."""

    document = HiddenField()
    degree = RadioField(_("How closely does the text hold it?"), validators=[Asked()], validate_choice=False)
    attribution = SelectField(_("What links the passage to the recommendation?"), validators=[Optional()])
    rationale = TextAreaField(
        _("Reasons"),
        validators=[Asked(), Length(max=5000)],
        description=_("So that a second person can check them without asking you."),
    )
    citations = StringField(
        _("Another paragraph, by its number"),
        validators=[Optional(), Length(max=40)],
        description=_("As the text prints it: 47, 15 (f). Or tick paragraphs beside this form."),
    )
    quote = TextAreaField(_("Its words"), validators=[Optional(), Length(max=5000)])
    find = StringField(_("Find in this text"), validators=[Optional(), Length(max=200)])

    def __init__(
        self,
        viewer: Viewer,
        contribution: Contribution,
        document: Document | None,
        revises: Reflection | None,
        **values: Any,
    ) -> None:
        super().__init__(**values)
        self.text, self.revises = document, revises
        self.degree.choices = translated(DEGREES)
        self.attribution.choices = translated(ATTRIBUTIONS_EXPLAINED, gettext("Choose, where a passage was identified"))
        self.offer_evidence(evidence_near(viewer, contribution))
        self.ticked, self.quotes = self._sent()
        if not self.is_submitted():
            self.find.data = asked("find")
            if revises is not None:
                self._show(revises)

    @property
    def looks(self) -> bool:
        """Whether the person only searches in the text: nothing is recorded then, and nothing typed is lost."""
        return self.is_submitted() and "look" in request.form

    def entry(self) -> ReadingEntry:
        """What was typed."""
        return ReadingEntry(
            document=self.text,
            degree=cast(Degree | None, self.degree.data or None),
            attribution=cast(Attribution | None, self.attribution.data or None),
            citations=self._cited(),
            rationale=self.rationale.data or "",
            evidence=self.evidence(),
            revises=self.revises,
        )

    def _cited(self) -> Sequence[Citing]:
        found = [(anchor, self.quotes.get(anchor, "")) for anchor in self.ticked]
        number = (self.citations.data or "").strip()
        return [*found, (number, self.quote.data or "")] if number else found

    def _sent(self) -> tuple[list[str], dict[str, str]]:
        ticked = list(dict.fromkeys(request.form.getlist("cite")))
        return ticked, sent_texts("quote-")

    def _show(self, reading: Reflection) -> None:
        self.degree.data, self.attribution.data = reading.degree, reading.attribution or ""
        self.rationale.data = reading.rationale
        self.evidence_known.data = str(reading.evidence_id or "")
        if reading.document is self.text:
            self.ticked = [each.paragraph.anchor for each in reading.citations]
            self.quotes = {each.paragraph.anchor: each.quote or "" for each in reading.citations}
