"""The rendering itself, inside the process that prints: WeasyPrint, with our tags, our identity and no way out."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement

from weasyprint import CSS, HTML

from meetings.formats.limited.inside import say
from meetings.formats.pdf import tagging, unprinted
from meetings.formats.pdf.attached_files import enclosures, tell_types
from meetings.formats.pdf.directions import direct
from meetings.formats.pdf.fetching import OwnPictures
from meetings.formats.pdf.identity import identify
from meetings.formats.pdf.manuscript import Manuscript

_NUMBER: Final = re.compile(r"\{([xy])\}")
_CLASS: Final = {"x": "page-number", "y": "page-total"}


def rendered(manuscript: Manuscript, static: Path, lacking: set[str] | None = None) -> bytes:
    """The PDF.

    :param lacking: letters that turn out to have no form while it is drawn are put in here; then it is drawn anew,
        with marks in their places.
    :raises Refused: when it asks for what it may not have.
    """
    lacking = set() if lacking is None else lacking
    known, made = set(lacking), _rendered(manuscript, static, lacking)
    while lacking > known:
        known = set(lacking)
        made = _rendered(manuscript, static, known)
    return made


def _rendered(manuscript: Manuscript, static: Path, lacking: Collection[str]) -> bytes:
    fetcher = OwnPictures(static)
    html = HTML(string=manuscript.html, url_fetcher=fetcher)
    unprinted.settle(html.etree_element, lacking)
    _page_numbers(html.etree_element)
    direct(html.etree_element)
    folder = static / "css" / "print"
    styles = [CSS(string=(folder / name).read_text("utf-8"), url_fetcher=fetcher) for name in manuscript.styles]
    document = html.render(stylesheets=styles, pdf_variant="pdf/a-3a")
    say(f"drawing {len(document.pages)}")
    return _drawn(document, manuscript)


def _drawn(document: Any, manuscript: Manuscript) -> bytes:
    identify(
        document.metadata,
        title=manuscript.title,
        author=manuscript.author,
        subject=manuscript.subject,
        language=manuscript.language,
        moment=manuscript.moment,
    )
    with tagging.layer(document):
        made: bytes = document.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=manuscript.digest()[:32].encode(),
            attachments=enclosures(manuscript),
            finisher=lambda _, pdf: tell_types(pdf, manuscript),
        )
    return made


def _page_numbers(root: Element) -> None:
    """Make of ``data-page-of="Page {x} of {y}"`` the words, with elements that count where the numbers are.

    So each language keeps its own order of words, which CSS alone cannot say.
    """
    for element in root.iter():
        pattern = element.get("data-page-of") if isinstance(element.tag, str) else None
        if pattern:
            element.text, *rest = _NUMBER.split(pattern)
            for which, words in zip(rest[::2], rest[1::2], strict=True):
                SubElement(element, "span", {"class": _CLASS[which]}).tail = words
