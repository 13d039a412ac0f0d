"""The documents one writes: lists, the start of one, and what it says of itself."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Conflict, NotAllowed
from meetings.core.translation_mark import mark
from meetings.documents.models import Document
from meetings.documents.vocabulary import DOCUMENT_KINDS, REVISION_MARKS
from meetings.outcomes.actions import edit_document, start_document
from meetings.outcomes.queries import drafts
from meetings.outcomes.rules.audience import audience_of
from meetings.outcomes.views.blueprint import ONE, blueprint, document_at_desk, page
from meetings.outcomes.views.forms.document import DetailsForm, NewDocumentForm
from meetings.outcomes.vocabulary import PUBLISHED_FOR
from meetings.programme.models import Meeting
from meetings.web.flashes import done


@blueprint.get("/desk/documents/")
@audience("staff")
def mine() -> ResponseReturnValue:
    """Every draft I write, and the meetings whose documents I write."""
    shown = {"rows": drafts.drafts_for(viewer()), "meetings": drafts.meetings_for(viewer())}
    may_start = viewer().may("analyst")
    return render_template("drafting/mine.html", **shown, kinds=DOCUMENT_KINDS, may_start=may_start)


@blueprint.get("/meetings/<code>/desk/documents")
@audience("staff")
def documents(code: str) -> ResponseReturnValue:
    """The documents of a meeting."""
    meeting = drafts.meeting_at_desk(viewer(), code)
    return render_template(
        "drafting/documents.html",
        meeting=meeting,
        rows=drafts.documents_of(meeting),
        kinds=DOCUMENT_KINDS,
        marks=REVISION_MARKS,
        organises=viewer().may("organiser", code),
        published_for=lambda link: PUBLISHED_FOR[audience_of(link)],
    )


@blueprint.route("/meetings/<code>/desk/documents/new", methods=["GET", "POST"])
@audience("staff")
def new_document(code: str) -> ResponseReturnValue:
    """Start a document of a meeting."""
    return _started(drafts.meeting_at_desk(viewer(), code))


@blueprint.route("/desk/documents/new", methods=["GET", "POST"])
@audience("staff")
def new_instrument() -> ResponseReturnValue:
    """Start a document of no meeting."""
    if not viewer().may("analyst"):
        raise NotAllowed(mark("Only analysts of every meeting may write texts that belong to no meeting."))
    return _started(None)


def _started(meeting: Meeting | None) -> ResponseReturnValue:
    form = NewDocumentForm(meeting)
    made: list[Document] = []
    if form.carried_out(lambda: made.append(start_document(viewer(), meeting, form.entry()))):
        done(_("The draft is started. Nobody reads it until you publish it."))
        return redirect(url_for("drafting.text", number=made[0].id), 303)
    if isinstance(form.conflict, Conflict):
        form.reference.errors = [_("This address belongs to another document; choose another one.")]
    organises = meeting is not None and viewer().may("organiser", meeting.code)
    shown = {"form": form, "meeting": meeting, "organises": organises}
    return render_template("drafting/new.html", **shown), form.status


@blueprint.route(ONE + "/details", methods=["GET", "POST"])
@audience("staff")
def details(number: int) -> ResponseReturnValue:
    """What the draft says of itself."""
    document = document_at_desk(number)
    form = DetailsForm(document)
    if form.carried_out(lambda: edit_document(viewer(), document, form.entry(), form.version_shown)):
        done(_("Saved."))
        return redirect(url_for("drafting.details", number=number), 303)
    return page("details.html", document, form=form), form.status
