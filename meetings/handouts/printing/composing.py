"""From values and a template to a manuscript: what every printed sheet has in common."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from flask import render_template

from meetings.core.languages import RIGHT_TO_LEFT
from meetings.formats.pdf import Enclosed, Manuscript
from meetings.handouts.printing.answering import Sheet
from meetings.showing.site import disclaimed, settings
from meetings.web.languages import page_language

AUTHOR: Final = "Concord"
BASE: Final = "base.css"


def set_sheet(
    name: str,
    template: str,
    *,
    title: str,
    moment: datetime,
    author: str = "",
    subject: str = "",
    language: str = "",
    styles: Iterable[str] = (),
    enclosed: Iterable[Enclosed] = (),
    **values: Any,
) -> Sheet:
    """A sheet from a template below ``templates/print``. It depends on its arguments and the language only.

    :param name: of the file, without its ending.
    :param moment: of the content: when it was released, published or known. It is the file's date, so that the same
        content is the same bytes.
    :param language: of the content, where it is not the page's.
    :param styles: css files below ``static/css/print``, after the base.
    """
    spoken = language or page_language()
    manuscript = Manuscript(
        html=_html(template, spoken, title=title, subject=subject, **values),
        styles=(BASE, *styles),
        title=title,
        author=author or AUTHOR,
        subject=subject,
        language=spoken,
        moment=moment.astimezone(UTC).replace(microsecond=0),
        enclosed=tuple(enclosed),
    )
    return Sheet(name, manuscript)


def _html(template: str, language: str, **values: Any) -> str:
    """The sheet as the template draws it, with what stands on every sheet."""
    return render_template(
        f"print/{template}",
        language=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        disclaimer=disclaimed(),
        address=settings().public_url.rstrip("/"),
        **values,
    )
