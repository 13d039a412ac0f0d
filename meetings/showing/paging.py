"""The links between the pages of a list."""

from collections.abc import Callable
from dataclasses import dataclass

from meetings.programme.queries.meeting_lists import PER_PAGE, Paging


@dataclass(frozen=True, slots=True)
class Pager:
    """What ``_macros/lists.html`` prints; a link without a number is a gap."""

    number: int
    pages: int
    first_item: int
    last_item: int
    total: int
    previous_url: str | None
    next_url: str | None
    links: list[tuple[int | None, str | None]]

    @classmethod
    def of(cls, page: Paging, to: Callable[[int], str]) -> "Pager":
        """The links of this page; ``to`` gives the address of another."""
        first = (page.number - 1) * PER_PAGE + 1
        return cls(
            number=page.number,
            pages=page.pages,
            first_item=first,
            last_item=first + len(page.lines) - 1,
            total=page.total,
            previous_url=to(page.number - 1) if page.number > 1 else None,
            next_url=to(page.number + 1) if page.number < page.pages else None,
            links=list(_links(page.number, page.pages, to)),
        )


def _links(number: int, pages: int, to: Callable[[int], str]) -> list[tuple[int | None, str | None]]:
    wanted = sorted({1, number - 1, number, number + 1, pages} & set(range(1, pages + 1)))
    found: list[tuple[int | None, str | None]] = []
    for before, each in zip([0, *wanted], wanted, strict=False):
        if each - before > 1:
            found.append((None, None))
        found.append((each, to(each)))
    return found
