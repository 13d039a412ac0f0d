"""A contribution of one recommendation or of several, and what has happened to it already."""

from collections.abc import Sequence
from typing import Any, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, TextAreaField, widgets
from wtforms.validators import Length, Optional

from meetings.compact.models import Milestone
from meetings.followup.actions.contributions import ContributionEntry
from meetings.followup.actions.steps import StepEntry
from meetings.followup.views.forms.fields import Asked, EvidenceFields, PartyField, WhenFields, translated
from meetings.followup.vocabulary import CHANNELS, STEP_KINDS, Channel, StepKind
from meetings.outcomes.models import Recommendation, Wording
from meetings.web.fields import ManyField
from meetings.web.filters import colon
from meetings.web.forms import Form, offered

FIRST_STEPS: tuple[StepKind, ...] = ("planned", "prepared", "transmitted")


class StartForm(Form, WhenFields, EvidenceFields):
    """Which recommendations, to which milestone, through which channel; and the first step."""

    recommendations = ManyField(
        _("Recommendations"),
        validators=[Asked()],
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
        validate_choice=True,
    )
    milestone = SelectField(_("Milestone"), validators=[Asked()])
    channel = SelectField(_("Channel"), validators=[Asked()])
    carrier = PartyField(
        _("Carried by"),
        validators=[Optional(), Length(max=300)],
        description=_("The Member State, commission or organisation, where one carries it."),
    )
    note = TextAreaField(_("Note for colleagues"), validators=[Optional(), Length(max=2000)])
    first_step = SelectField(_("What has happened already"), validators=[Optional()])
    sender = PartyField(_("Handed over by"), validators=[Optional(), Length(max=300)])
    recipient = PartyField(_("Received by"), validators=[Optional(), Length(max=300)])

    def __init__(self, wordings: Sequence[Wording], milestones: Sequence[Milestone], **values: Any) -> None:
        super().__init__(**values)
        self._wordings = {cast(str, each.recommendation.code): each for each in wordings}
        self._milestones = {each.code: each for each in milestones}
        self.recommendations.choices = [(code, f"{code}{colon()}{each.text}") for code, each in self._wordings.items()]
        names = [(each.code, f"{each.name} ({each.cycle.name})") for each in milestones]
        self.milestone.choices = offered(names, gettext("Choose"))
        self.channel.choices = translated(CHANNELS, gettext("Choose"))
        steps = {kind: STEP_KINDS[kind] for kind in FIRST_STEPS}
        self.first_step.choices = translated(steps, gettext("Nothing yet"))
        self.offer_evidence()

    def tick(self, codes: Sequence[str], *, all_of_them: bool = False) -> None:
        """Tick recommendations before the person does."""
        self.recommendations.data = list(self._wordings) if all_of_them else list(codes)

    def chosen(self) -> list[Recommendation]:
        """The recommendations ticked, in the order of their document."""
        ticked = set(self.recommendations.data or ())
        return [each.recommendation for code, each in self._wordings.items() if code in ticked]

    def entry(self) -> ContributionEntry:
        """Where to and how."""
        return ContributionEntry(
            milestone=self._milestones.get(self.milestone.data or ""),
            channel=cast(Channel | None, self.channel.data or None),
            carrier=self.carrier.data,
            note=self.note.data,
        )

    def step(self) -> StepEntry | None:
        """The first step, if one was chosen."""
        if not self.first_step.data:
            return None
        return StepEntry(
            kind=cast(StepKind, self.first_step.data),
            on=self.on(),
            sender=self.sender.data,
            recipient=self.recipient.data,
            evidence=self.evidence(),
        )
