"""What a node says beyond its kind: a head what it heads, a picture what it shows, a link where it leads."""

from collections.abc import Callable
from typing import Any, Final

from weasyprint.pdf import pydyf

from meetings.formats.limited.inside import Refused
from meetings.formats.pdf.structure import Node

_SVG: Final = "{http://www.w3.org/2000/svg}"
_POINTS: Final = 0.75  # in a CSS pixel
_SCOPES: Final = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


def link(node: Node, box: Any, page: int) -> None:
    """The place to click on, told by its own words rather than by its address."""
    words = box.element.get("title") or " ".join("".join(box.element.itertext()).split())
    if words:
        box.link_annotation["Contents"] = pydyf.String(words)
    node.annotate(box.link_annotation, page)


def _head(node: Node, box: Any, _: float) -> None:
    scope = _SCOPES.get(box.element.get("scope", ""))
    group = node.parent.parent.tag if node.parent and node.parent.parent else ""
    _spans(node, box, Scope=scope or ("/Column" if group == "THead" else "/Row"))


def _cell(node: Node, box: Any, _: float) -> None:
    _spans(node, box)


def _spans(node: Node, box: Any, **told: Any) -> None:
    if box.colspan != 1:
        told["ColSpan"] = box.colspan
    if box.rowspan != 1:
        told["RowSpan"] = box.rowspan
    if told:
        node.attributes("Table", **told)


def _picture(node: Node, box: Any, height: float) -> None:
    """Its words, and where it is on the page in points from the lower left corner."""
    words = _words(box.element)
    if not words:
        raise Refused("unprintable", f"a picture has no words ({box.element.get('src', 'drawn here')})")
    node.written["Alt"] = pydyf.String(words)
    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, height - top - box.height, left + box.width, height - top)
    node.attributes("Layout", BBox=pydyf.Array([round(corner * _POINTS, 2) for corner in corners]))


def _words(element: Any) -> str:
    if element.tag != f"{_SVG}svg":
        return str(element.get("alt", ""))
    told = [element.get("aria-label"), element.findtext(f"{_SVG}title"), element.findtext(f"{_SVG}desc")]
    return ". ".join(" ".join(part.split()).rstrip(".") for part in told if part)


def _list(node: Node, box: Any, _: float) -> None:
    numbering = {"ol": "/Decimal", "ul": "/Disc"}.get(box.element_tag, "/None")
    node.attributes("List", ListNumbering="/None" if box.style["list_style_type"] == "none" else numbering)


def _aside(node: Node, box: Any, _: float) -> None:
    if box.element.get("title"):
        node.written["E"] = pydyf.String(box.element.get("title"))  # what an abbreviation stands for


DESCRIBED: Final[dict[str, Callable[[Node, Any, float], None]]] = {
    "TH": _head,
    "TD": _cell,
    "Figure": _picture,
    "L": _list,
    "Span": _aside,
}
