"""Who is told which mechanisms and groups proposed the recommendations of a meeting: a choice, off at first."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.programme.actions import meetings as actions
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.forms.standing import ProposersForm
from meetings.programme.vocabulary import FIELDS, PROPOSERS_SHOWN
from meetings.web.flashes import done


@blueprint.route("/meetings/<code>/desk/proposers", methods=["GET", "POST"])
@audience("organiser")
def proposers(code: str) -> ResponseReturnValue:
    """Let everybody be told, or only those who work on the meeting; at once."""
    meeting = meeting_at_desk(code)
    form = ProposersForm(meeting)
    if form.carried_out(
        lambda: actions.show_proposers(viewer(), meeting, form.proposers_shown.data, form.was.data or None)
    ):
        done(_("Who proposed what is told to: %(whom)s", whom=_(PROPOSERS_SHOWN[meeting.proposers_shown])))
        return redirect(url_for("desk.overview", code=code), 303)
    form.was.data = meeting.proposers_shown  # after a conflict it may be sent again
    return render_template("desk/proposers.html", meeting=meeting, form=form, fields=FIELDS), form.status
