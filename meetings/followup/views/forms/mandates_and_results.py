"""Mandates, results of a milestone, and links between recommendations."""

import re
from collections.abc import Sequence
from typing import Any, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from meetings.compact.models import Cycle
from meetings.core import clock
from meetings.directory.models import Mechanism
from meetings.directory.queries import states_meant
from meetings.documents.models import Document
from meetings.followup.actions.mandates import MandateEntry
from meetings.followup.views.forms.fields import Asked, EvidenceFields, WhenFields, translated
from meetings.followup.vocabulary import MANDATE_STANDINGS, MandateStanding
from meetings.outcomes.vocabulary import LINK_KINDS, LinkKind
from meetings.web.filters import colon
from meetings.web.flashes import understood
from meetings.web.forms import Form, offered


class MandateForm(Form, WhenFields, EvidenceFields):
    """Which mechanism, for which cycle, how it stands, since when, and what shows it."""

    mechanism = SelectField(_("Mechanism"), validators=[Asked()])
    cycle = SelectField(_("Cycle"), validators=[Asked()])
    standing = SelectField(_("How the mandate stands"), validators=[Asked()])
    not_associated = StringField(
        _("States that do not associate themselves"),
        validators=[Optional(), Length(max=400)],
        description=_("By their three letters, with commas between: CHE, FRA. For staff only."),
    )
    note = TextAreaField(_("Note for colleagues"), validators=[Optional(), Length(max=2000)])

    def __init__(self, mechanisms: Sequence[Mechanism], cycles: Sequence[Cycle], **values: Any) -> None:
        super().__init__(**values)
        self._mechanisms = {each.code: each for each in mechanisms}
        self._cycles = {each.code: each for each in cycles}
        names = [(each.code, each.short or each.name) for each in mechanisms]
        self.mechanism.choices = offered(names, gettext("Choose"))
        self.cycle.choices = offered([(each.code, each.name) for each in cycles], gettext("Choose"))
        self.standing.choices = translated(MANDATE_STANDINGS, gettext("Choose"))
        self.offer_evidence()

    def entry(self) -> MandateEntry:
        """What was typed."""
        return MandateEntry(
            mechanism=self._mechanisms.get(self.mechanism.data or ""),
            cycle=self._cycles.get(self.cycle.data or ""),
            standing=cast(MandateStanding | None, self.standing.data or None),
            on=self.on(),
            evidence=self.evidence(),
            not_associated=[
                code for part in re.split(r"[,;]+", self.not_associated.data or "") for code in _states(part)
            ],
            note=self.note.data,
        )

    def _not_associated(self) -> list[str]:
        parts = re.split("[,;]+", self.not_associated.data or "")
        return [code for part in parts if part.strip() for code in _states(part)]


def _states(typed: str) -> list[str]:
    """Codes as they are, or that of the State which the words mean; words that mean none are left to be refused."""
    words = typed.split()
    if all(len(word) == 3 and word.isalpha() for word in words):
        return [word.upper() for word in words]
    meant = states_meant(typed, clock.today())
    if len(meant) != 1:
        return [typed.strip()]
    understood(typed.strip(), meant[0].name)
    return [meant[0].code]


class ResultForm(Form):
    """A published document that a milestone brought about."""

    document = SelectField(_("Document"), validators=[Asked()])

    def __init__(self, documents: Sequence[Document], **values: Any) -> None:
        super().__init__(**values)
        self._documents = {str(each.id): each for each in documents}
        names = [(number, f"{each.address}{colon()}{each.title}") for number, each in self._documents.items()]
        self.document.choices = offered(names, gettext("Choose"))

    def chosen(self) -> Document | None:
        """The document, if one was chosen."""
        return self._documents.get(self.document.data or "")


class LinkForm(Form):
    """How a recommendation stands to an earlier one."""

    kind = SelectField(_("This recommendation"), validators=[Asked()])
    earlier = StringField(
        _("The earlier recommendation"), validators=[Asked(), Length(max=80)], description=_("Its code: GRCP7-R03.")
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.kind.choices = translated(LINK_KINDS, gettext("Choose"))

    def chosen_kind(self) -> LinkKind | None:
        """How the two are linked, if that was chosen."""
        return cast(LinkKind | None, self.kind.data or None)
