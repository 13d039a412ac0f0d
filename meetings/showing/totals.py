"""What is said beside a total of a list that also holds the demonstration, which no total counts."""

from meetings.web.filters import semicolon
from meetings.web.translation import _


def and_the_demonstration(total: str, invented: int) -> str:
    """``21 meetings; besides, 1 of the demonstration``; the total alone where nothing of the list is invented.

    :param invented: how many rows of the list are.
    """
    return semicolon().join((total, _("besides, %(num)s of the demonstration", num=invented))) if invented else total
