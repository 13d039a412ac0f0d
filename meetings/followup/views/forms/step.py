"""What happened to a contribution, and its correction."""

from typing import Any, Final, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, TextAreaField
from wtforms.validators import Length, Optional

from meetings.accounts.viewer import Viewer
from meetings.followup.actions.steps import StepEntry
from meetings.followup.models import Contribution, Step
from meetings.followup.queries.choices import evidence_near
from meetings.followup.queries.parties import named
from meetings.followup.views.forms.fields import Asked, EvidenceFields, PartyField, WhenFields, translated
from meetings.followup.vocabulary import CONSIDERED, STEP_KINDS, Considered, StepKind
from meetings.web.forms import Form

TYPED: Final[tuple[StepKind, ...]] = (
    "planned", "prepared", "transmitted", "acknowledged", "considered", "agreed", "lapsed", "withdrawn",
)  # fmt: skip


class StepForm(Form, WhenFields, EvidenceFields):
    """The step, when, from whom to whom, and what shows it."""

    kind = SelectField(_("What happened"), validators=[Asked()])
    considered = SelectField(_("What was considered"), validators=[Optional()])
    sender = PartyField(_("Handed over by"), validators=[Optional(), Length(max=300)])
    recipient = PartyField(_("Received by"), validators=[Optional(), Length(max=300)])
    note = TextAreaField(_("Note for colleagues"), validators=[Optional(), Length(max=2000)])

    def __init__(self, viewer: Viewer, contribution: Contribution, corrects: Step | None = None, **values: Any) -> None:
        super().__init__(**values)
        self.corrects = corrects
        self.kind.choices = translated({kind: STEP_KINDS[kind] for kind in TYPED}, gettext("Choose"))
        self.considered.choices = translated(CONSIDERED, gettext("Not said"))
        self.offer_evidence(evidence_near(viewer, contribution))
        if corrects is not None and not self.is_submitted():
            self._show(corrects)

    def entry(self) -> StepEntry:
        """What was typed."""
        return StepEntry(
            kind=cast(StepKind | None, self.kind.data or None),
            on=self.on(),
            sender=self.sender.data,
            recipient=self.recipient.data,
            evidence=self.evidence(),
            note=self.note.data,
            considered=cast(Considered | None, self.considered.data or None),
            corrects=self.corrects,
        )

    def _show(self, step: Step) -> None:
        names = named([party for party in (step.sender, step.recipient) if party is not None])
        self.kind.data, self.note.data = step.kind, step.note
        self.considered.data = step.considered or ""
        self.sender.data = names.get(step.sender_id or 0)
        self.recipient.data = names.get(step.recipient_id or 0)
        self.evidence_known.data = str(step.evidence_id or "")
        self.show_day(step.on)


class NoteForm(Form):
    """A note alone."""

    note = TextAreaField(_("Note for colleagues"), validators=[Optional(), Length(max=2000)])
