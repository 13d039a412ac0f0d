"""A file from a word processor, or what is pasted from one."""

from flask_babel import lazy_gettext as _
from wtforms import FileField, TextAreaField
from wtforms.validators import Length, Optional

from meetings.outcomes.views.forms.paragraph import LONGEST_PASTED
from meetings.web.forms import Form


class WordFileForm(Form):
    """The file, or the text. It may be sent again and again: until the paragraphs are taken, nothing comes of it."""

    once = None  # type: ignore[assignment]  # the same form with another file is another act
    file = FileField(_("File"), validators=[Optional()], description=_("As DOCX."))
    text = TextAreaField(
        _("Or paste the text"), validators=[Optional(), Length(max=LONGEST_PASTED)], render_kw={"rows": 12}
    )
