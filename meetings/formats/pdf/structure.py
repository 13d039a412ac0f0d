"""The tree that a screen reader follows: one node an element of the page, however many pages it runs over."""

from collections.abc import Iterator
from typing import Any, Final

from weasyprint.pdf import pydyf  # the one that WeasyPrint writes with

from meetings.formats.limited.inside import Refused

# What text may stand in directly; elsewhere it gets a paragraph of its own.
_TAKES_TEXT: Final = frozenset(
    {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Link", "Lbl", "LBody", "TH", "TD", "Caption", "Note", "Quote"}
    | {"Reference", "TOCI", "Figure"}
)


class Node:
    """One element of the structure, and what is in it in reading order."""

    def __init__(self, tree: "Tree", tag: str, parent: "Node | None", language: str = "") -> None:
        self.tree, self.tag, self.parent = tree, tag, parent
        self.language: str = language or (parent.language if parent else "")
        self.kids: list[Node] = []
        self.loose: Node | None = None  # the paragraph of text that stands in no paragraph
        self.written = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag}", "K": pydyf.Array()})
        self.page: str | None = None
        tree.pdf.add_object(self.written)
        if parent:
            self.written["P"] = parent.written.reference
            parent.written["K"].append(self.written.reference)
            parent.kids.append(self)
            if self.language != parent.language:
                self.written["Lang"] = pydyf.String(self.language)

    def attributes(self, owner: str, **values: Any) -> None:
        """Attributes of the standard kind that the owner (Table, List, Layout) names."""
        self.written["A"] = pydyf.Dictionary({"O": f"/{owner}", **values})

    def name(self, identifier: str) -> None:
        """Give it an identifier, unique in the document."""
        self.written["ID"] = pydyf.String(identifier)
        self.tree.identified.append((identifier, self))

    def child(self, tag: str, language: str = "") -> "Node":
        """A new one below it, at the end."""
        return Node(self.tree, tag, self, language)

    def last(self, tag: str) -> "Node":
        """The last one below it where that is of the kind, else a new one."""
        return self.kids[-1] if self.kids and self.kids[-1].tag == tag else self.child(tag)

    def for_text(self) -> "Node":
        """Where a line of text goes: here, or in a paragraph of its own, which goes on over a page break."""
        if self.tag in _TAKES_TEXT:
            return self
        if self.loose is None or self.kids[-1] is not self.loose:
            self.loose = self.child("P")
        return self.loose

    def add(self, mcid: int, page: int) -> None:
        """Marked content of a page."""
        reference = self.tree.pdf.page_references[page]
        if self.page is None:
            self.page = self.written["Pg"] = reference
        if reference == self.page:
            self.written["K"].append(mcid)
        else:
            self.written["K"].append(pydyf.Dictionary({"Type": "/MCR", "Pg": reference, "MCID": mcid}))
        self.tree.content[page][mcid] = self

    def annotate(self, annotation: Any, page: int) -> None:
        """A link that can be followed."""
        reference = {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.tree.pdf.page_references[page]}
        self.written["K"].append(pydyf.Dictionary(reference))
        self.tree.annotations.append((annotation, self))


class Tree:
    """All nodes of one PDF."""

    def __init__(self, pdf: Any, pages: int, language: str) -> None:
        self.pdf = pdf
        self.content: list[dict[int, Node]] = [{} for _ in range(pages)]
        self.annotations: list[tuple[Any, Node]] = []
        self.identified: list[tuple[str, Node]] = []
        self.root = Node(self, "Document", None, language)

    def close(self) -> None:
        """Write what leads into it: from pages and annotations to nodes, and from identifiers to nodes.

        :raises Refused: when a footnote is called and found no room on any page.
        """
        if any(not node.written["K"] for _, node in self.identified):
            raise Refused("unprintable", "a footnote found no room on its page")
        numbers = pydyf.Dictionary({"Nums": pydyf.Array(self._numbers())})
        self.pdf.add_object(numbers)
        root = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": numbers.reference})
        root["ParentTreeNextKey"] = len(self.content) + len(self.annotations)
        self.pdf.add_object(root)
        root["K"] = pydyf.Array([self.root.written.reference])
        self.root.written["P"] = root.reference
        if self.identified:
            names = sorted((pydyf.String(name).data, node) for name, node in self.identified)
            flat = [part for name, node in names for part in (name, node.written.reference)]
            limits = pydyf.Array([names[0][0], names[-1][0]])
            leaf = pydyf.Dictionary({"Limits": limits, "Names": pydyf.Array(flat)})
            self.pdf.add_object(leaf)
            root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
        self.pdf.catalog["StructTreeRoot"] = root.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})

    def _numbers(self) -> Iterator[Any]:
        for number, content in enumerate(self.content):
            yield number
            yield pydyf.Array([content[mcid].written.reference for mcid in range(len(content))])
        for number, (annotation, node) in enumerate(self.annotations, len(self.content)):
            annotation["StructParent"] = number
            yield number
            yield node.written.reference
