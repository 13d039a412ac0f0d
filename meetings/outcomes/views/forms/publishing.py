"""Publishing a draft, and starting what follows it."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from meetings.core.errors import Invalid
from meetings.documents.vocabulary import REVISION_KINDS
from meetings.outcomes.actions import WithGaps
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.vocabulary import MATERIAL_VISIBILITIES
from meetings.web.fields import translated
from meetings.web.forms import Form, offered


class PublishForm(Form):
    """Who may read it, and a note; ``seen`` is what the page was made of."""

    visibility = RadioField(_("Who may read it"), validators=[InputRequired(_("Choose one of the two."))])
    note = TextAreaField(
        _("Note"),
        validators=[Optional(), Length(max=2000)],
        description=_("Stands beside the publication: “As adopted in the closing session”."),
    )
    seen = HiddenField()

    def __init__(self, link: MeetingDocument | None, seen: str, **values: Any) -> None:
        super().__init__(**values)
        self.visibility.choices = offered(translated(MATERIAL_VISIBILITIES))
        if link is None:
            del self.visibility
        if not self.is_submitted():
            self.seen.data = seen
            if link is not None:
                self.visibility.data = link.visibility

    def refuse(self, refusal: Invalid) -> None:
        """Gaps are named one by one, each in the reader's language."""
        if not isinstance(refusal, WithGaps):
            super().refuse(refusal)
            return
        self.form_errors.extend(gettext(gap.message, **gap.values) for gap in refusal.gaps)


class RevisionForm(Form):
    """What follows a published document."""

    kind = RadioField(_("What follows it"), default="rev")

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.kind.choices = offered(translated(REVISION_KINDS))


class ShowForm(Form):
    """Who may read what is published."""

    visibility = RadioField(_("Who may read it"), validators=[InputRequired(_("Choose one of the two."))])

    def __init__(self, link: MeetingDocument | None, **values: Any) -> None:
        super().__init__(**values)
        self.visibility.choices = offered(translated(MATERIAL_VISIBILITIES))
        if link is not None and not self.is_submitted():
            self.visibility.data = link.visibility
