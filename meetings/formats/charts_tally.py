"""A tally: one mark for each thing counted, ten in a row, so that a number can be seen as well as read."""

from typing import Final

from meetings.formats.charts import Piece, joined, tag
from meetings.formats.charts_marks import mark

PITCH: Final = 18.0
ACROSS: Final = 10
MOST: Final = 120  # marks in one tally; beyond, each stands for several


def tally(says: str, shape: str, count: int, *, per: int = 1) -> Piece:
    """The marks of one number; what is left over after whole ones has a mark too.

    :param says: what is read aloud instead.
    :param per: how many each mark stands for.
    """
    marks = -(-count // per)
    width, height = PITCH * min(max(marks, 1), ACROSS), PITCH * max(-(-marks // ACROSS), 1)
    drawn = joined(
        mark(shape, PITCH * (place % ACROSS + 0.5), PITCH * (place // ACROSS + 0.5)) for place in range(marks)
    )
    return tag(
        "svg", drawn, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width:.0f} {height:.0f}", width=width,
        height=height, role="img", aria_label=says, class_="tally",
    )  # fmt: skip


def per_mark(highest: int) -> int:
    """How many a mark stands for, so that the highest number still fits: 1, 2, 5, 10, 20 …"""
    unit = 1
    while True:
        for step in (unit, 2 * unit, 5 * unit):
            if highest <= MOST * step:
                return step
        unit *= 10
