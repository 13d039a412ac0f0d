"""Which words hold."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField
from wtforms.validators import InputRequired

from meetings.outcomes.rules.agreement import Question
from meetings.outcomes.vocabulary import WORDS_DECIDED
from meetings.web.fields import translated
from meetings.web.forms import Form, offered


class WordsForm(Form):
    """One of three, none chosen before: it is asked, not proposed. ``seen`` is what the page was made of."""

    which = RadioField(_("Which words hold?"), validators=[InputRequired(_("Choose one of those."))])
    seen = HiddenField()

    def __init__(self, question: Question, *, on_record: bool, **values: Any) -> None:
        super().__init__(**values)
        choices = translated(WORDS_DECIDED)
        # What was never published cannot end: its mark is taken off.
        self.which.choices = offered((code, text) for code, text in choices if on_record or code != "ends")
        if not self.is_submitted():
            self.seen.data = question.basis
