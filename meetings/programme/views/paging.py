"""One page of a list, as the macro ``pager`` draws it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
SIZE = 40


@dataclass(frozen=True)
class Page(Generic[Item]):
    """What is on one page, and the ways to the others."""

    items: Sequence[Item]
    number: int
    total: int
    address: Callable[[int], str]

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // SIZE))

    @property
    def first_item(self) -> int:
        """The place of the first item in the whole list."""
        return (self.number - 1) * SIZE + 1

    @property
    def last_item(self) -> int:
        """The place of the last."""
        return min(self.number * SIZE, self.total)

    @property
    def previous_url(self) -> str | None:
        """The page before."""
        return self.address(self.number - 1) if self.number > 1 else None

    @property
    def next_url(self) -> str | None:
        """The page after."""
        return self.address(self.number + 1) if self.number < self.pages else None

    @property
    def links(self) -> list[tuple[int | None, str | None]]:
        """First, last and the pages near this one; (None, None) is a gap."""
        near = sorted({1, self.pages, *range(max(1, self.number - 2), min(self.pages, self.number + 2) + 1)})
        found: list[tuple[int | None, str | None]] = []
        for place, number in enumerate(near):
            if place and number > near[place - 1] + 1:
                found.append((None, None))
            found.append((number, self.address(number)))
        return found


def page_number(asked: str) -> int:
    """The number of the page asked for; the first where it cannot be read."""
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


def paged(items: Sequence[Item], asked: str, address: Callable[[int], str]) -> Page[Item]:
    """One page of a list that is there as a whole."""
    number = min(page_number(asked), max(1, -(-len(items) // SIZE)))
    return Page(items[(number - 1) * SIZE : number * SIZE], number, len(items), address)
