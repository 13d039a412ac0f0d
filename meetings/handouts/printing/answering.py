"""A PDF as an answer: the finished one, or a page that tells how far it is while the worker makes it."""

from dataclasses import dataclass
from functools import partial
from typing import cast

from flask import Flask, Response, current_app, make_response, render_template, request, url_for

from meetings.accounts.entrance.current_viewer import viewer
from meetings.formats.pdf import Manuscript
from meetings.handouts.printing import jobs
from meetings.handouts.printing.pdf_store import Shelf
from meetings.settings import Settings
from meetings.web.application import aside
from meetings.web.translation import _, ngettext

PDF = "application/pdf"
AS_OF = {"as_of", "known"}  # there is no end of days that one can ask for


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one address hands out: the name of the file, without its ending, and what is to be printed."""

    name: str
    manuscript: Manuscript


def init_app(app: Flask, settings: Settings) -> None:
    """Put up the shelf, and offer the work to the worker."""
    app.extensions["concord.shelf"] = shelf = Shelf(settings.instance)
    app.extensions["concord.handlers"][jobs.KIND] = jobs.handler(shelf)


def hand_out(sheet: Sheet) -> Response:
    """Answer with the PDF if it is there; otherwise ask for it and answer 202 with a page that tells how far it is.

    The sheet was composed for whoever asks: what is on the shelf under its digest says nothing more than that.
    """
    shelf = cast(Shelf, current_app.extensions["concord.shelf"])
    digest = sheet.manuscript.digest()
    pdf = shelf.pdf(digest)
    if pdf is None:
        return _being_made(sheet, digest, shelf)
    answer = Response(pdf, content_type=PDF)
    answer.headers["Content-Disposition"] = f'inline; filename="{sheet.name}.pdf"'
    return answer


def _being_made(sheet: Sheet, digest: str, shelf: Shelf) -> Response:
    now = jobs.progress(digest)
    if now.state in ("unknown", "made"):  # made, and gone from the cache since: the same bytes are made again
        lane = _lane()
        jobs.refuse_too_many(lane)
        shelf.lay_down(digest, sheet.manuscript)
        aside(partial(jobs.ask, digest, sheet.manuscript.title, lane=lane))
        now = jobs.Progress("waiting")
    status = 500 if now.state == "failed" else 202
    answer = make_response(_page(sheet, digest, now), status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Retry-After"] = "2"
    return answer


def _lane() -> str:
    if viewer().is_somebody:
        return "person"
    return "composed" if request.args.keys() & AS_OF else "released"


def _page(sheet: Sheet, digest: str, now: jobs.Progress) -> str:
    return render_template(
        "handouts/progress.html",
        title=sheet.manuscript.title,
        here=request.full_path.rstrip("?"),
        state=now.state,
        text=in_words(now),
        error=_(now.error) if now.error else None,
        progress_url=url_for("printings.progress", digest=digest),
    )


def in_words(now: jobs.Progress) -> str:
    """How far it is, as a sentence."""
    if now.state == "failed":
        return _("The PDF could not be made.")
    if now.state == "making":
        return ngettext("%(num)s page is set.", "%(num)s pages are set.", now.pages)
    if now.ahead:
        return ngettext("%(num)s other document is printed first.", "%(num)s others are printed first.", now.ahead)
    return _("The PDF is ready.") if now.state == "made" else _("It begins in a moment.")
