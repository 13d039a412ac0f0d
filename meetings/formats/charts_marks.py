"""Marks: what stands in a cell of a picture. Each has its own shape, so that none is told apart by colour alone."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from meetings.formats.charts import ACCENT, PAPER, Piece, joined, tag, text, width_of

_SIDE: Final = 6.0  # half of a square


def mark(shape: str, x: float, y: float, *, dashed: bool = False) -> Piece:
    """The shape around a point, 14 pixels wide; ``dashed``: not settled.

    :raises KeyError: for a shape that there is not; ``SHAPES`` names them.
    """
    return joined(SHAPES[shape](x, y, "2 1.6" if dashed else None))


def legend(entries: Iterable[tuple[str, bool, str]], width: float, y: float) -> tuple[Piece, float]:
    """What each mark means, in as many lines as are needed.

    :param entries: shape, whether dashed, words.
    :returns: the legend, and how high it is.
    """
    pieces, x, line = [], 12.0, y
    for shape, dashed, words in entries:
        room = 26 + width_of(words, 12)
        if x + room > width and x > 12:
            x, line = 12.0, line + 24
        pieces += [mark(shape, x + 4, line + 8, dashed=dashed), text(words, x + 18, line + 12)]
        x += room + 12
    return joined(pieces), line - y + 28


def _line(path: str, *, width: float = 1.6, dash: str | None = None) -> Piece:
    return tag(
        "path", d=path, fill="none", stroke=ACCENT, stroke_width=width, stroke_dasharray=dash, class_="chart__line"
    )


def _filled(path: str) -> Piece:
    return tag("path", d=path, fill=ACCENT, class_="chart__fill")


def _ring(x: float, y: float, radius: float, dash: str | None) -> Piece:
    return tag(
        "circle", cx=x, cy=y, r=radius, fill=PAPER, stroke=ACCENT, stroke_width=1.6, stroke_dasharray=dash,
        class_="chart__open",
    )  # fmt: skip


def _disc(x: float, y: float, radius: float) -> Piece:
    return tag("circle", cx=x, cy=y, r=radius, fill=ACCENT, class_="chart__fill")


def _box(x: float, y: float, dash: str | None) -> Piece:
    return tag(
        "rect", x=x - _SIDE, y=y - _SIDE, width=2 * _SIDE, height=2 * _SIDE, fill=PAPER, stroke=ACCENT,
        stroke_width=1.6, stroke_dasharray=dash, class_="chart__open",
    )  # fmt: skip


def _hatched(x: float, y: float, dash: str | None) -> list[Piece]:
    lines = "".join(
        f"M{max(x - _SIDE, x - _SIDE + step):.1f} {min(y + _SIDE, y + _SIDE + step):.1f}"
        f"L{min(x + _SIDE, x + _SIDE + step):.1f} {max(y - _SIDE, y - _SIDE + step):.1f}"
        for step in (-8, -4, 0, 4, 8)
    )
    return [_box(x, y, dash), _line(lines, width=1.3)]


def _arrow(x: float, y: float, size: float, dash: str | None = None) -> Piece:
    return _line(
        f"M{x - size:.1f} {y:.1f}H{x + size:.1f}M{x:.1f} {y - size:.1f}L{x + size:.1f} {y:.1f}L{x:.1f} {y + size:.1f}",
        dash=dash,
    )


SHAPES: Final[Mapping[str, Callable[[float, float, str | None], list[Piece]]]] = {
    "dot": lambda x, y, dash: [_disc(x, y, 2)],
    "ring-dashed": lambda x, y, dash: [_ring(x, y, 5.5, "2 2")],
    "ring": lambda x, y, dash: [_ring(x, y, 5.5, dash)],
    "arrow": lambda x, y, dash: [_arrow(x, y, 5, dash)],
    "arrow-ring": lambda x, y, dash: [_ring(x, y, 7, dash), _arrow(x, y, 3.4)],
    "disc-half": lambda x, y, dash: [
        _ring(x, y, 6, dash),
        _filled(f"M{x:.1f} {y - 6:.1f}A6 6 0 0 0 {x:.1f} {y + 6:.1f}Z"),
    ],
    "disc": lambda x, y, dash: [_ring(x, y, 6, dash), _disc(x, y, 2.5)] if dash else [_disc(x, y, 6)],
    "square": lambda x, y, dash: [_box(x, y, dash), _filled(f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8z")],
    "square-hatched": _hatched,
    "square-half": lambda x, y, dash: [
        _box(x, y, dash),
        _filled(f"M{x - _SIDE:.1f} {y - _SIDE:.1f}V{y + _SIDE:.1f}H{x + _SIDE:.1f}Z"),
    ],
    "square-dot": lambda x, y, dash: [_box(x, y, dash), _disc(x, y, 1.8)],
    "square-line": lambda x, y, dash: [_box(x, y, dash), _line(f"M{x - 3:.1f} {y:.1f}h6")],
    "square-stroke": lambda x, y, dash: [_box(x, y, dash), _line(f"M{x - 3:.1f} {y + 3:.1f}l6 -6")],
    "square-question": lambda x, y, dash: [
        _box(x, y, dash),
        _line(f"M{x - 2:.1f} {y - 2:.1f}q0 -2 2 -2t2 2q0 1.4 -2 2v1"),
        _line(f"M{x:.1f} {y + 3.4:.1f}v.8"),
    ],
    "bar": lambda x, y, dash: [_line(f"M{x:.1f} {y - 5:.1f}v10")],
}
