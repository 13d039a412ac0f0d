"""What every picture is made of: escaped SVG, text that fits, and marks that differ by shape and not by colour alone.

Plain values in, SVG out, the same bytes for the same values. Colours are presentation attributes, so that a file
shows by itself where no style may be read; on a page the classes give them the colours of the page, light or dark.
"""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

INK: Final = "#17202a"
SOFT: Final = "#4d5965"
LINE: Final = "#d6dce2"
ACCENT: Final = "#075a8f"
PAPER: Final = "#ffffff"
FACE: Final = "Noto Sans, Arial, sans-serif"

# Widths of letters of Noto Sans, in parts of the size; what is not named is a small letter.
_WIDTHS: Final = {
    **dict.fromkeys("ijlI|!'.,:;", 0.29),
    **dict.fromkeys('ftr()[]-/ "', 0.38),
    **dict.fromkeys("0123456789", 0.58),
    **dict.fromkeys("mwMW@%—…", 0.93),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.67),
}


class Piece(str):
    """SVG in which everything is escaped already; a template prints it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Itself: what Jinja asks for before it escapes."""
        return str(self)


def tag(name: str, *inside: str, **attributes: str | float | None) -> Piece:
    """An element. Plain text inside is escaped, pieces are not; ``stroke_width`` is stroke-width, None is left out."""
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_clean(_written(value)))}"
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(each if isinstance(each, Piece) else escape(_clean(each)) for each in inside)
    return Piece(f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>")


def joined(pieces: Iterable[Piece]) -> Piece:
    """Several as one."""
    return Piece("".join(pieces))


def _written(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def _clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(letter for letter in text if letter >= " " and letter not in "\x7f\ufffe\uffff")


def width_of(text: str, size: float) -> float:
    """About how wide the text is, in pixels; rather a little too much."""
    return sum(_WIDTHS.get(letter, 0.57) for letter in text) * size


def fitted(text: str, width: float, size: float) -> str:
    """The text, cut at a word and ended by … where it is wider than there is room for."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(text + "…", size) > width:
        text = text[:-1]
    head, _space, _rest = text.rpartition(" ")
    return (head if len(head) > len(text) // 2 else text).rstrip(" ,;:") + "…"


def wrapped(text: str, width: float, size: float, lines: int) -> list[str]:
    """The text in at most so many lines, each no wider than there is room for; what does not fit is cut."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < lines:
        taken = [words.pop(0)]
        while words and width_of(" ".join([*taken, words[0]]), size) <= width:
            taken.append(words.pop(0))
        found.append(" ".join(taken))
    if words and found:
        found[-1] = f"{found[-1]} {' '.join(words)}"
    return [fitted(line, width, size) for line in found]


def text(
    words: str,
    x: float,
    y: float,
    *,
    size: float = 12,
    soft: bool = False,
    bold: bool = False,
    anchor: str | None = None,
    over: bool = False,
) -> Piece:
    """One line of text; ``y`` is the line it stands on. ``over``: readable where other lines cross it."""
    return tag(
        "text", words, x=x, y=y, font_size=size, fill=SOFT if soft else INK,
        class_=("chart__soft" if soft else "chart__ink") + (" chart__over" if over else ""),
        font_weight="600" if bold else None, text_anchor=anchor,
        stroke=PAPER if over else None, stroke_width=4 if over else None, paint_order="stroke" if over else None,
    )  # fmt: skip


def rule(x1: float, y1: float, x2: float, y2: float, *, heavy: bool = False) -> Piece:
    """A line of the ground."""
    colour, name = (INK, "chart__heavy") if heavy else (LINE, "chart__hairline")
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=1.5 if heavy else 1, class_=name)


def linked(url: str | None, title: str | None, *inside: Piece) -> Piece:
    """Pieces that lead somewhere, and what they say when asked; where there is neither, the pieces alone."""
    content = joined([*([tag("title", title)] if title else []), *inside])
    if url:
        return tag("a", content, href=url, class_="chart__link")
    return tag("g", content) if title else content


def picture(
    title: str, description: str, width: float, height: float, *inside: Piece, notes: Sequence[str] = ()
) -> Piece:
    """A whole picture with its name and what it shows, for eyes and for readers aloud.

    :param notes: sentences that a file carries beneath the picture, its name above; on a page they stand beside it.
    """
    lines = [line for note in notes for line in wrapped(note, width - 16, 10.5, 6)]
    above = 34 if notes else 0
    whole = above + height + (len(lines) * 15 + 14 if lines else 0)
    drawn = joined(inside)
    if above:
        named = text(fitted(title, width - 16, 15), 8, 24, size=15, bold=True)
        drawn = joined([named, tag("g", drawn, transform=f"translate(0 {above})")])
    beneath = [text(line, 8, above + height + 14 + 15 * at, size=10.5, soft=True) for at, line in enumerate(lines)]
    return tag(
        "svg",
        tag("title", title),
        tag("desc", description),
        tag("rect", width=width, height=whole, fill=PAPER, class_="chart__paper"),
        drawn,
        *beneath,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_written(width)} {_written(whole)}", width=width,
        height=whole, role="group", aria_label=title, font_family=FACE, class_="chart",
    )  # fmt: skip


def as_file(made: Piece) -> bytes:
    """The picture as a file of its own."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{made}\n'.encode()
