"""The layer over WeasyPrint's tags: what a screen reader needs and veraPDF alone does not ask for.

WeasyPrint 70 makes one structure element a box, so that a paragraph over two pages is two, running headers are content,
and footnotes and contents are nothing in particular. Here one element of the page is one node; running headers,
repeated heads of tables and decoration are artifacts; footnotes are Note, contents TOC, and heads of tables know what
they head.

It stands on what WeasyPrint keeps to itself, hence its version is pinned: ``weasyprint.pdf.Stream`` (what is drawn is
marked), ``weasyprint.pdf.add_tags`` (the tree is built), and the boxes' ``element`` and ``element_tag``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import weasyprint.pdf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import pydyf
from weasyprint.pdf.stream import Stream

from meetings.core.letters import FONTS
from meetings.formats.pdf import glyphs
from meetings.formats.pdf.reading_order import Reader
from meetings.formats.pdf.structure import Tree

_PAGINATION = {"Type": "/Pagination"}


class MarkingStream(Stream):  # type: ignore[misc]  # WeasyPrint has no types
    """A page being drawn: each piece is marked once, as content or as an artifact, never as one in the other."""

    artifacts: ClassVar[set[int]] = set()
    inside = False

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        """Content that is in the tree, unless it is one of the artifacts."""
        if id(box) in self.artifacts:
            with self._between("Artifact", pydyf.Dictionary(_PAGINATION)):
                yield
        else:
            mcid = len(self._tags)
            assert box not in self._tags
            self._tags[box] = mcid
            told = {"MCID": mcid}
            if isinstance(box, boxes.TextBox) and glyphs.are_stacked(box.text):
                told["ActualText"] = pydyf.String(box.text)
            with self._between(tag, pydyf.Dictionary(told)):
                yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is decoration; an underline belongs to its text."""
        if self.inside:
            yield
        else:
            with self._between("Artifact", None):
                yield

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """A font that is drawn with, which tells what its forms stand for."""
        font, size = super().add_font(pango_font)
        glyphs.tell_apart(font, FONTS / "print")
        return font, size

    @contextmanager
    def _between(self, tag: str, properties: Any) -> Iterator[None]:
        self.begin_marked_content(tag, properties)
        self.inside = True
        try:
            yield
        finally:
            self.inside = False
            self.end_marked_content()


@contextmanager
def layer(document: Any) -> Iterator[None]:
    """Draw the document with this layer. One document at a time: a process prints one."""
    MarkingStream.artifacts = artifacts(document)
    before = weasyprint.pdf.Stream, weasyprint.pdf.add_tags
    weasyprint.pdf.Stream, weasyprint.pdf.add_tags = MarkingStream, add_tags
    try:
        yield
    finally:
        weasyprint.pdf.Stream, weasyprint.pdf.add_tags = before


def add_tags(pdf: Any, document: Any, _version: Any, streams: list[Any]) -> None:
    """Build the tree, page after page; in place of WeasyPrint's function of the same name."""
    language = document.metadata.lang
    tree = Tree(pdf, len(document.pages), language)
    reader = Reader(tree, MarkingStream.artifacts)
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        reader.read(page, number, stream._tags)
        assert not stream._tags, "something was drawn that has no place in the structure"
    tree.close()


def artifacts(document: Any) -> set[int]:
    """The boxes that are no content: in margins, in heads of tables after the first, and pictures without words."""
    found: set[int] = set()
    headed: dict[int, int] = {}
    for number, page in enumerate(document.pages):
        _collect(page._page_box, found, headed, number, within=False)
    return found


def _collect(box: Any, found: set[int], headed: dict[int, int], page: int, *, within: bool) -> None:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    within = within or isinstance(box, boxes.MarginBox) or _repeated(box, headed, page) or is_decoration(box)
    if within:
        found.add(id(box))
    if isinstance(box, boxes.ParentBox):
        for child in box.children:
            _collect(child, found, headed, page, within=within)


def _repeated(box: Any, headed: dict[int, int], page: int) -> bool:
    """Whether it is a table's head on a page after the one where it was first."""
    if isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer):
        return headed.setdefault(id(box.element), page) != page
    return False


def is_decoration(box: Any) -> bool:
    """Whether it is a picture, or a part, that the page says is not to be read."""
    element = box.element
    if element is None:
        return False
    return bool(element.get("aria-hidden") == "true" or (box.element_tag == "img" and element.get("alt") == ""))
