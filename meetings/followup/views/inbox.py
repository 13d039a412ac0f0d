"""What waits for an analyst, and the files of evidence."""

from io import BytesIO

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue

from meetings.accounts.entrance.audience import audience
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark as _
from meetings.followup.answers import inbox as reading
from meetings.followup.queries.choices import evidence_of
from meetings.followup.views.blueprint import analyst, blueprint
from meetings.followup.views.forms.evidence_files import files, safe_name
from meetings.web.paging import Page

SIZE = 40


@blueprint.get("/")
@audience("staff")
def inbox() -> ResponseReturnValue:
    """Everything that waits, some of each kind."""
    return render_template("analyst/inbox.html", sections=reading.inbox(analyst()))


@blueprint.get("/waiting/<name>")
@audience("staff")
def waiting(name: str) -> ResponseReturnValue:
    """All that waits of one kind, page by page."""
    if name not in reading.SECTIONS:
        raise Missing(_("There is no such list. The inbox shows what waits."))
    found = reading.waiting(analyst(), name)
    page = Page.asked(SIZE, len(found.found))
    return render_template(
        "analyst/waiting.html", section=found.section(page.begin, SIZE), page=page, address=request.path
    )


@blueprint.get("/evidence/<int:number>/file")
@audience("staff")
def evidence_file(number: int) -> ResponseReturnValue:
    """A file of evidence, for those who work on what it shows. Always a download: nobody knows what is in it."""
    found = evidence_of(analyst(), number)
    body = files().get(found.file_digest) if found and found.file_digest else None
    if found is None or body is None:
        raise Missing(_("There is no such file, or it is for other analysts."))
    name = safe_name(found.file_name or "evidence")
    return send_file(BytesIO(body), "application/octet-stream", as_attachment=True, download_name=name, max_age=0)
