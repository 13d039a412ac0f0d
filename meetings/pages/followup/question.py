"""What the pages of the follow-up share: their tabs, the two days, and what a file of theirs carries."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from flask import Response, request, url_for

from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.translation_mark import mark
from meetings.followup.answers.register import register_for
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.formats import charts
from meetings.formats.listing import Row
from meetings.pages.page import show
from meetings.serving.downloads import a_list, listed
from meetings.showing.numbers_said import points_said
from meetings.showing.two_clocks import Asked, at, notes
from meetings.web.translation import _

TABS: Final = (
    ("pages.followup", mark("Overview")),
    ("pages.followup_compact", mark("In the Compact")),
    ("pages.followup_paragraphs", mark("By paragraph")),
    ("pages.followup_channels", mark("Channels")),
    ("pages.followup_again", mark("Asked again")),
    ("pages.followup_objectives", mark("Objectives")),
    ("pages.followup_matrix", mark("Matrix")),
    ("pages.followup_timeline", mark("Timeline")),
)


def question(template: str, clocks: Asked, *, query: Mapping[str, str] | None = None, **values: Any) -> str:
    """A page of the follow-up.

    :param query: what else its address holds, which the form for the two days keeps.
    """
    endpoint = str(request.endpoint)
    register = register_for(viewer(), clocks.when)
    return show(
        template,
        at(endpoint, query, clocks),
        disclaimer=True,
        clocks=clocks,
        tabs=[(_(text), at(page, None, clocks), page == endpoint) for page, text in TABS],
        here_url=url_for(endpoint),
        keep=query or {},
        points=points_said(register.entries, register),
        reading=_(READING_DISCLAIMER),
        **values,
    )


def csv_file(
    name: str, columns: Sequence[str], rows: Iterable[Row], clocks: Asked, *, readings: bool = True
) -> Response:
    """A table of the follow-up as a file, with its notes at the end."""
    return listed(f"{name}.csv", a_list(name, [(text, 20) for text in columns], rows, notes(clocks, readings=readings)))


def svg_file(name: str, picture: charts.Piece) -> Response:
    """A picture of the follow-up as a file."""
    return _file(f"{name}.svg", charts.as_file(picture), "image/svg+xml; charset=utf-8")


def _file(name: str, body: bytes, content_type: str) -> Response:
    answer = Response(body, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
