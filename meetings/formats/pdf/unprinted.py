"""Signs that no font has: a mark and a number stand for each, and what it was is told at the end of the document.

Control characters are set as what they were meant to be: a line break, Word's hyphen, nothing.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from meetings.core import letters
from meetings.core.intake import without_controls

MARK: Final = "\ufffd"
_HIGH: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNREAD: Final = frozenset({"script", "style", "title", "head"})
_MOST_PLACES: Final = 5
_MOST_NAMED: Final = 12  # letters of one word
_PAGE: Final = "{page}"


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text in the tree: of an element, or after it within its parent. ``block`` is where it can be found."""

    parent: Element
    element: Element
    name: str
    block: Element
    drawn: bool  # in a picture

    @property
    def text(self) -> str:
        """What it says."""
        return getattr(self.element, self.name) or ""

    def say(self, text: str) -> None:
        """Have it say something else."""
        setattr(self.element, self.name, text)


@dataclass(slots=True)
class Lacking:
    """A sign, or a word of them, and where it stands: identifiers of elements, and some words around it."""

    number: int
    signs: str
    places: list[tuple[str | None, str]] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """What stands for it."""
        return MARK + str(self.number).translate(_HIGH)


def settle(root: Element, noticed: Collection[str] = ()) -> None:
    """Make every text of the document one that can be set.

    :param noticed: letters for which a form was looked for in vain, beyond those that the fonts are known not to have.
    """
    for words in list(_all_words(root)):
        _set_controls(words)
    pieces = [words for words in _all_words(root) if words.text]
    missing = {*letters.missing(words.text for words in pieces), *noticed}
    if missing:
        _tell(root, _marked(pieces, missing))


def _all_words(root: Element) -> Iterator[Words]:
    body = root.find("body")
    return _words(root if body is None else body, root, drawn=False)


def _words(element: Element, block: Element, *, drawn: bool) -> Iterator[Words]:
    if not isinstance(element.tag, str) or element.tag in _UNREAD:
        return
    drawn = drawn or element.tag.endswith("}svg")
    block = block if drawn else element
    yield Words(element, element, "text", block, drawn)
    for child in element:
        yield from _words(child, block, drawn=drawn)
        yield Words(element, child, "tail", block, drawn)


def _set_controls(words: Words) -> None:
    text = without_controls(words.text)
    first, *lines = text.split("\v")
    if text == words.text and not lines:
        return
    if words.drawn:
        words.say(" ".join([first, *lines]))
        return
    words.say(first)
    place = 0 if words.name == "text" else list(words.parent).index(words.element) + 1
    for offset, line in enumerate(lines):
        made = Element("br")
        made.tail = line
        words.parent.insert(place + offset, made)


def _marked(pieces: list[Words], missing: set[str]) -> list[Lacking]:
    """Put the marks into the text; what each stands for, in the order of the document."""
    pattern = re.compile(f"[{re.escape(''.join(sorted(missing)))}]+")
    known: dict[str, Lacking] = {}
    for place, words in enumerate(pieces):
        found = [known.setdefault(each, Lacking(len(known) + 1, each)) for each in pattern.findall(words.text)]
        if found:
            words.say(pattern.sub(lambda match: known[match[0]].mark, words.text))
            name = _identified(words.block, f"unprinted-{place}")
            for each in {each.number: each for each in found}.values():
                each.places.append((name, " ".join(letters.around(words.text, each.mark).split())))
    return list(known.values())


def _identified(block: Element, name: str) -> str | None:
    """Its identifier, given to it where it has none; what runs at the head of each page is on none."""
    if block.get("class", "").startswith("running-"):
        return None
    if not block.get("id"):
        block.set("id", name)
    return block.get("id")


def _tell(root: Element, lacking: list[Lacking]) -> None:
    body = root.find("body")
    end = next((found for found in (root.find("body/main"), body) if found is not None), root)
    said = {} if body is None else body.attrib
    part = SubElement(end, "section", {"class": "unprinted"})
    SubElement(part, "h2").text = said.get("data-unprinted", "Signs that could not be printed")
    SubElement(part, "p").text = said.get("data-unprinted-lead", f"In the text, {MARK} and a number stand for each.")
    rows = SubElement(part, "ul")
    page = said.get("data-unprinted-page", f"page {_PAGE}")
    for each in lacking:
        row = SubElement(rows, "li")
        row.text = f"{each.mark} {', '.join(map(letters.code_and_name, each.signs[:_MOST_NAMED]))}"
        for name, around in each.places[:_MOST_PLACES]:
            _place(row, name, around, page)
        if len(each.places) > _MOST_PLACES:
            SubElement(row, "span").text = "; …"


def _place(row: Element, name: str | None, around: str, page: str) -> None:
    words = SubElement(row, "span")
    words.text = "; "
    SubElement(words, "bdi").text = f"“{around}”"
    if name is not None:
        before, _place, after = page.partition(_PAGE)
        words[-1].tail = f", {before}"
        SubElement(words, "span", {"class": "on-page", "data-href": f"#{name}"}).tail = after
