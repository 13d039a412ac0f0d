"""Which way the words of a ``<bdi>`` run, as a browser finds it: WeasyPrint 70 has them all run as the page does."""

from unicodedata import bidirectional
from xml.etree.ElementTree import Element

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direct(root: Element) -> None:
    """Give each ``<bdi>`` that says nothing itself the direction of its first letter that has one (HTML, 3.2.6.4)."""
    for element in root.iter("bdi"):
        if not element.get("dir"):
            element.set("dir", direction_of("".join(element.itertext())))


def direction_of(text: str) -> str:
    """``ltr`` or ``rtl``; left to right where no letter has a direction: "2", "(12)"."""
    return next((_STRONG[each] for each in map(bidirectional, text) if each in _STRONG), "ltr")
