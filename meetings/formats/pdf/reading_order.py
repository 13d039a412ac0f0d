"""From the boxes of WeasyPrint to the tree, in reading order."""

from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from meetings.formats.pdf import describing
from meetings.formats.pdf.structure import Node, Tree

SVG: Final = "{http://www.w3.org/2000/svg}"
_TAGS: Final = {
    "section": "Sect", "nav": "Sect", "article": "Art", "blockquote": "BlockQuote", "p": "P", "q": "Quote", "a": "Link",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody",
    "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD",
    "caption": "Caption", "figcaption": "Caption", "img": "Figure", f"{SVG}svg": "Figure",
}  # fmt: skip
_IN_CONTENTS: Final = {"ol": "TOC", "ul": "TOC", "span": "Reference", "a": "Link", "li::marker": "Lbl"}
_OF_THEIR_OWN: Final = ("::marker", "::footnote-call", "::footnote-marker")
_THROUGH: Final = frozenset({"html", "body", "main", "colgroup", "col"})  # their content is their parent's


class Reader:
    """Reads the pages one after another; what goes on over a page goes on in the same node."""

    def __init__(self, tree: Tree, artifacts: set[int]) -> None:
        self.tree, self.artifacts = tree, artifacts
        self.known: dict[tuple[int, str], Node] = {}
        self.contents: set[Node] = set()
        self.page, self.height = 0, 0.0
        self.tags: dict[Any, int] = {}

    def read(self, page: Any, number: int, tags: dict[Any, int]) -> None:
        """One page: its content, then its footnotes; what is in the margins is not read.

        :param tags: the number of each piece of marked content, by its box; what is read is taken out.
        """
        self.page, self.height, self.tags = number, page.height, tags
        for child in page._page_box.children:
            self._box(child, self.tree.root)

    def _box(self, box: Any, parent: Node) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if id(box) in self.artifacts:
            return
        if isinstance(box, boxes.TextBox):
            self._content(box, parent.for_text())
            return
        node = self._node(box, parent)
        if box.link_annotation:
            describing.link(node, box, self.page)
        if isinstance(box, boxes.ReplacedBox):
            self._content(box, node)
        within = node.for_text() if isinstance(box, boxes.LineBox) else node
        for child in getattr(box, "children", ()):
            self._box(child, within)

    def _content(self, box: Any, node: Node) -> None:
        mcid = self.tags.pop(box, None)
        if mcid is not None:  # else it is there, but not seen
            node.add(mcid, self.page)

    def _node(self, box: Any, parent: Node) -> Node:
        """The node of the box's element, which may be one that an earlier page began."""
        kind = box.element_tag
        if box.element is None or kind in _THROUGH or isinstance(box, (boxes.PageBox, boxes.FootnoteAreaBox)):
            return parent
        if "::" in kind and not kind.endswith(_OF_THEIR_OWN):
            kind = kind.partition("::")[0]  # what a style adds before and after is the element's
        key = (id(box.element), kind)
        if key not in self.known:
            self.known[key] = self._new(box, kind, parent)
        return self.known[key]

    def _new(self, box: Any, kind: str, parent: Node) -> Node:
        element, language = box.element, box.element.get("lang") or ""
        if kind.endswith("::footnote-call"):
            return self._footnote(element, parent)
        if kind == "li":
            return self._item(box, parent, language)
        if kind in ("dt", "dd"):
            return _of_term(kind, parent).child(_TAGS[kind], language)
        tag = self._tag(box, kind, parent)
        if not tag:
            return parent
        node = parent.child(tag, language)
        if tag in describing.DESCRIBED:
            describing.DESCRIBED[tag](node, box, self.height)
        if "contents" in element.get("class", "").split():
            self.contents.add(node)
        return node

    def _tag(self, box: Any, kind: str, parent: Node) -> str:
        """The standard type for it; nothing where it has no meaning of its own, as most inline elements."""
        if (kind in ("ol", "ul") and parent in self.contents) or parent.tag == "TOCI":
            return _IN_CONTENTS.get(kind, "")
        if kind.endswith(("::marker", "::footnote-marker")):
            return "Lbl"
        if kind in _TAGS:
            return _TAGS[kind]
        if isinstance(box, boxes.InlineLevelBox):
            return "Span" if box.element.get("lang") or (kind == "abbr" and box.element.get("title")) else ""
        if parent.tag == "L":
            return "LI"  # a division of terms and what they mean
        return "P" if any(isinstance(child, boxes.LineBox) for child in box.children) else "Div"

    def _footnote(self, element: Any, parent: Node) -> Node:
        """The call, and the note where it is called: there it is read, wherever on the page it stands."""
        reference = parent.child("Reference")
        note = parent.child("Note", element.get("lang") or "")
        note.name(f"note-{len(self.tree.identified) + 1}")
        self.known[(id(element), element.tag)] = note
        return reference

    def _item(self, box: Any, parent: Node, language: str) -> Node:
        """The body of an item of a list, beside its label where it has one; or a row of the contents."""
        if parent.tag == "TOC":
            return parent.child("TOCI", language)
        item = parent.child("LI", language)
        if "list-item" in box.style["display"] and box.style["list_style_type"] != "none":
            self.known[(id(box.element), "li::marker")] = item.child("Lbl")
        return item.child("LBody")


def _of_term(kind: str, parent: Node) -> Node:
    """The item of a list of terms that a term opens, or that the meaning of one belongs to."""
    if parent.tag == "LI":
        return parent
    opened = parent.kids and all(kid.tag == "Lbl" for kid in parent.kids[-1].kids)
    return parent.last("LI") if kind == "dd" or opened else parent.child("LI")
