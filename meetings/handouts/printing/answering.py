"""A PDF as an answer: the finished one, or a page that tells how far it is while the worker makes it."""

import hmac
from dataclasses import dataclass
from functools import partial
from typing import cast

from flask import Flask, Response, current_app, render_template, request, url_for

from meetings.accounts.entrance.current_viewer import viewer
from meetings.formats.pdf import Manuscript
from meetings.handouts.printing import jobs
from meetings.handouts.printing.pdf_store import Shelf
from meetings.serving.page_cache import NotYet, whose
from meetings.settings import Settings
from meetings.showing.site import settings
from meetings.web.application import aside, is_beforehand
from meetings.web.query_string import is_of_its_own
from meetings.web.translation import _, ngettext

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one address hands out: the name of the file, without its ending, and what is to be printed."""

    name: str
    manuscript: Manuscript


def init_app(app: Flask, chosen: Settings) -> None:
    """Put up the shelf, and offer the work to the worker."""
    app.extensions["concord.shelf"] = shelf = Shelf(chosen.instance, chosen.max_cache_megabytes * 1_000_000)
    for kind in (jobs.KIND, jobs.KIND_AT_THE_DESKS):
        app.extensions["concord.handlers"][kind] = jobs.handler(shelf)


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
    title, now = sheet.manuscript.title, jobs.progress(digest)
    lane = _lane()
    # Made, and gone from the cache since: the same bytes are made again.
    if now.state in ("unknown", "made") or (now.yields and lane == jobs.LANES[0]):
        who = _whose()
        jobs.refuse_too_many(lane, who)
        shelf.lay_down(digest, sheet.manuscript)
        aside(partial(jobs.ask, digest, title, lane=lane, whose=who))
        now = jobs.Progress("waiting")
    return _not_yet(title, digest, now)


def _not_yet(title: str, digest: str, now: jobs.Progress) -> NotYet:
    answer = NotYet(_page(title, digest, now), 500 if now.state == "failed" else 202)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Retry-After"] = "2"
    answer.again = partial(_again, title, digest)
    return answer


def _again(title: str, digest: str) -> NotYet | None:
    """How far it is by now; None when it has to be put together once more: it is there, or has to be asked for anew."""
    now = jobs.progress(digest)
    return None if now.state in ("unknown", "made") else _not_yet(title, digest, now)


def _lane() -> str:
    if viewer().holds():
        return "person"
    if is_beforehand(request):
        return "beforehand"
    return "composed" if is_of_its_own(request) else "released"


def _whose() -> str:
    """A digest of who asks, which nobody who reads the table can undo."""
    return hmac.digest(settings().secret_key.encode(), whose(request).encode(), "sha256").hex()


def _page(title: str, digest: str, now: jobs.Progress) -> str:
    return render_template(
        "handouts/progress.html",
        title=title,
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
