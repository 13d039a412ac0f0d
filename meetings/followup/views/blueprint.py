"""The follow-up desk: one blueprint, filled by the modules beside this one."""

from collections.abc import Iterable

from flask import Blueprint
from flask_babel import gettext

from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.viewer import Viewer
from meetings.core.errors import NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.documents import vocabulary as document_vocabulary
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import label
from meetings.followup import vocabulary
from meetings.followup.queries.parties import proposals
from meetings.followup.rules.notices import Notice
from meetings.followup.rules.words_of_stages import step_called
from meetings.outcomes import vocabulary as outcome_vocabulary
from meetings.web.flashes import done
from meetings.web.languages import page_language

blueprint = Blueprint("followup_desk", __name__, url_prefix="/desk/followup")


def analyst() -> Viewer:
    """Whoever makes this request, where that is an analyst.

    :raises NotAllowed: for other staff.
    """
    person = viewer()
    if not person.holds("analyst"):
        raise NotAllowed(_("This desk is for analysts. Ask an administrator if you need it."))
    return person


def tell_notices(notices: Iterable[Notice]) -> None:
    """Say on the next page what one should look at; what several say is said once."""
    seen = dict.fromkeys(
        gettext(each.message) % each.values if each.values else gettext(each.message) for each in notices
    )
    for text in seen:
        done(text, category="warning")


@blueprint.app_template_global()
def party_names() -> list[str]:
    """The names that a line for a party proposes."""
    return proposals(page_language())


@blueprint.app_template_filter()
def document_name(document: Document) -> str:
    """Its title, else its address, and which revision it is: "Outcome document, Rev.1"."""
    mark = document_vocabulary.REVISION_MARKS[document.revision_kind] if document.revision_kind else None
    name = document.title or document.address
    return f"{name}, {mark}{document.revision_number or 1}" if mark else name


@blueprint.app_template_filter()
def paragraph_number(paragraph: Paragraph) -> str:
    """A paragraph as it is cited in the page's language: "paragraph 15 (f)"."""
    number = label(paragraph.path, page_language(), editorial=paragraph.editorial)
    return str(gettext("paragraph %(number)s")) % {"number": number}


@blueprint.context_processor
def _words() -> dict[str, object]:
    """What stages, channels and degrees are called, for the templates of this desk."""
    return {
        "vocabulary": vocabulary,
        "step_called": step_called,
        "outcome_vocabulary": outcome_vocabulary,
        "document_vocabulary": document_vocabulary,
        "may_all": viewer().may("analyst"),
    }
