"""Pages of a list, kept in the address with whatever else is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Self, TypeVar

from flask import request

from meetings.web.languages import here_with

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page:
    """Where one is in a list; what the pager of ``_macros/lists.html`` draws."""

    number: int
    size: int
    total: int
    address: Callable[[int], str] = field(default=partial(here_with, "page"), repr=False)  # of the page of that number
    near: int = 2  # pages linked on either side

    @classmethod
    def asked(cls, size: int, total: int, address: Callable[[int], str] | None = None, near: int = 2) -> Self:
        """The page asked for; the last where that is beyond the end."""
        number = min(page_number(), max(1, -(-total // size)))
        return cls(number, size, total, address or partial(here_with, "page"), near)

    @property
    def begin(self) -> int:
        """How many items stand before this page."""
        return (self.number - 1) * self.size

    def cut(self, items: Sequence[Item]) -> Sequence[Item]:
        """What is on this page, of a list that is there as a whole."""
        return items[self.begin : self.begin + self.size]

    @property
    def query(self) -> dict[str, str]:
        """What stands for this page in an address; nothing for the first."""
        return {"page": str(self.number)} if self.number > 1 else {}

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first_item(self) -> int:
        """The first item shown, counted from one."""
        return min((self.number - 1) * self.size + 1, self.total)

    @property
    def last_item(self) -> int:
        """The last item shown."""
        return min(self.number * self.size, self.total)

    @property
    def previous_url(self) -> str | None:
        """The page before."""
        return self.address(self.number - 1) if 1 < self.number <= self.pages else None

    @property
    def next_url(self) -> str | None:
        """The page after."""
        return self.address(self.number + 1) if self.number < self.pages else None

    @property
    def links(self) -> list[tuple[int | None, str | None]]:
        """The first, the last and the near pages; (None, None) stands for those left out."""
        near = {1, self.pages, *range(self.number - self.near, self.number + self.near + 1)}
        shown = [number for number in sorted(near) if 1 <= number <= self.pages]
        links: list[tuple[int | None, str | None]] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number > before + 1:
                links.append((None, None))
            links.append((number, self.address(number)))
        return links


def page_number() -> int:
    """The page asked for; the first when what is asked for is none."""
    number = request.args.get("page", 1, type=int)
    return min(max(number, 1), 1_000_000)
