"""Publishing a draft, and starting what follows it."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from meetings.core.errors import Invalid
from meetings.documents.vocabulary import REVISION_KINDS
from meetings.outcomes.actions import WithGaps
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.rules.audience import proposed_visibility
from meetings.outcomes.vocabulary import MATERIAL_VISIBILITIES
from meetings.web.fields import translated
from meetings.web.forms import Form, offered


def audiences(link: MeetingDocument) -> list[tuple[str, str]]:
    """The two, in words that hold for this meeting as it is."""
    everybody = {
        "public": gettext("Everybody, at once: the meeting is public"),
        "listed": gettext("Everybody, as soon as the meeting is public; now it is listed, without its documents"),
        "private": gettext("Everybody, as soon as the meeting is public; now it is private"),
    }
    team = MATERIAL_VISIBILITIES["private"]
    return offered([("public", everybody[link.meeting.visibility]), ("private", gettext(team))])


class PublishForm(Form):
    """Who may read it, and a note; ``seen`` is what the page was made of."""

    visibility = RadioField(_("Who may read it"), validators=[InputRequired(_("Choose one of the two."))])
    note = TextAreaField(
        _("Note"),
        validators=[Optional(), Length(max=2000)],
        description=_("Stands beside the publication: “As adopted in the closing session”."),
    )
    sure = BooleanField(_("The day of issue is right as it stands"))
    seen = HiddenField()

    def __init__(
        self,
        link: MeetingDocument | None,
        seen: str,
        *,
        is_revision: bool = False,
        in_doubt: bool = False,
        **values: Any,
    ) -> None:
        super().__init__(**values)
        if link is None:
            del self.visibility
        else:
            self.visibility.choices = audiences(link)
        if not in_doubt:
            del self.sure
        if not self.is_submitted():
            self.seen.data = seen
            if link is not None:
                self.visibility.data = proposed_visibility(link, is_revision=is_revision)

    @property
    def is_sure(self) -> bool:
        """Whether a day that looks wrong is meant so; where none does, nobody is asked."""
        return bool(self.sure.data) if self.sure is not None else True

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
        self.visibility.choices = audiences(link) if link is not None else []
        if link is not None and not self.is_submitted():
            self.visibility.data = link.visibility
