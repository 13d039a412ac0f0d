"""What a document says of itself."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from meetings.directory.vocabulary import LANGUAGES
from meetings.documents.models import Document
from meetings.documents.vocabulary import ADOPTIONS, DOCUMENT_KINDS, NATURES, NUMBERINGS
from meetings.outcomes.actions import DocumentEntry
from meetings.outcomes.actions.describing import proposed_prefix
from meetings.outcomes.views.forms.fields import IssuedFields
from meetings.programme.models import Meeting
from meetings.web.fields import translated, words
from meetings.web.forms import EditForm, offered

_LINES = ("symbol", "original_symbol", "original_title", "original_url", "code_prefix", "note")


class DetailsForm(EditForm, IssuedFields):
    """Everything but its address and its text."""

    title = StringField(_("Title"), validators=[DataRequired(_("Give the document a title.")), Length(max=300)])
    kind = SelectField(_("Kind"))
    nature = SelectField(_("Is this the text itself?"))
    language = SelectField(_("Language"))
    adoption = SelectField(_("How it came about"), validators=[Optional()])
    symbol = StringField(
        _("Symbol"),
        validators=[Optional(), Length(max=100)],
        description=_("Only one that the issuing body gave, such as A/RES/73/195. A summary has none of its own."),
    )
    numbering = SelectField(_("Numbers of paragraphs"))
    original_symbol = StringField(_("Symbol of the original"), validators=[Optional(), Length(max=100)])
    original_title = StringField(_("Title of the original"), validators=[Optional(), Length(max=300)])
    original_url = StringField(
        _("Address of the original"), validators=[Optional(), Length(max=500)], render_kw={"type": "url"}
    )
    code_prefix = StringField(
        _("Letters before the numbers of its recommendations"),
        validators=[Optional(), Length(max=16)],
        description=_("GRCP7 makes GRCP7-R01, GRCP7-R02 and so on, when it is published."),
    )
    note = TextAreaField(
        _("Note"), validators=[Optional(), Length(max=2000)], description=_("About the document, not of its text.")
    )

    def __init__(self, document: Document | None = None, **values: Any) -> None:
        super().__init__(edited=document, **values)
        self.kind.choices = offered(translated(DOCUMENT_KINDS))
        self.nature.choices = offered(translated(NATURES))
        self.language.choices = offered(translated(LANGUAGES))
        self.adoption.choices = offered(translated(ADOPTIONS), gettext("Not known"))
        self.numbering.choices = offered(translated(NUMBERINGS))
        if document is not None and not self.is_submitted():
            for name in ("title", "kind", "nature", "language", "adoption", "numbering", *_LINES):
                self[name].data = getattr(document, name) or ""
            self.show_issued(document.issued)

    def entry(self) -> DocumentEntry:
        """What was typed."""
        return DocumentEntry(
            title=self.title.data or "",
            kind=self.kind.data,
            nature=self.nature.data,
            language=self.language.data,
            adoption=self.adoption.data or None,
            numbering=self.numbering.data,
            issued=self.issued(),
            reference=self.reference_typed(),
            **{name: words(self[name].data) for name in _LINES},
        )

    def reference_typed(self) -> str | None:
        """The address, where one may still be chosen."""
        return None


class NewDocumentForm(DetailsForm):
    """A document from nothing: its address as well, which it keeps for ever."""

    reference = StringField(
        _("Address"),
        validators=[Optional(), Length(max=120)],
        description=_("It stays for ever. Without one it is made of the title."),
    )

    def __init__(self, meeting: Meeting | None, **values: Any) -> None:
        super().__init__(None, **values)
        if self.is_submitted():
            return
        self.kind.data, self.nature.data = ("outcome" if meeting else "instrument"), "record"
        self.language.data = "en"
        self.numbering.data = "own" if meeting else "given"
        self.reference.data = f"{meeting.code}/outcome" if meeting else ""
        self.code_prefix.data = proposed_prefix(meeting) or ""

    def reference_typed(self) -> str | None:
        """The address, as typed."""
        return words(self.reference.data)
