"""A file from a word processor."""

from flask_babel import lazy_gettext as _
from wtforms import FileField
from wtforms.validators import DataRequired

from meetings.web.forms import Form


class WordFileForm(Form):
    """The file. It may be sent again and again: until the paragraphs are taken, nothing comes of it."""

    once = None  # type: ignore[assignment]  # the same form with another file is another act
    file = FileField(_("File"), validators=[DataRequired(_("Choose a file."))], description=_("As DOCX."))
