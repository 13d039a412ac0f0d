"""Pages of a list, kept in the address with whatever else is there."""

from dataclasses import dataclass

from flask import request

from meetings.web.languages import here_with


@dataclass(frozen=True, slots=True)
class Page:
    """Where one is in a list; what the pager of ``_macros/lists.html`` draws."""

    number: int
    size: int
    total: int

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
        return self._url(self.number - 1) if 1 < self.number <= self.pages else None

    @property
    def next_url(self) -> str | None:
        """The page after."""
        return self._url(self.number + 1) if self.number < self.pages else None

    @property
    def links(self) -> list[tuple[int | None, str | None]]:
        """The first, the last and the near pages; (None, None) stands for those left out."""
        near = {1, self.pages, *range(self.number - 2, self.number + 3)}
        shown = [number for number in sorted(near) if 1 <= number <= self.pages]
        links: list[tuple[int | None, str | None]] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number > before + 1:
                links.append((None, None))
            links.append((number, self._url(number)))
        return links

    def _url(self, number: int) -> str:
        return here_with("page", number)


def page_number() -> int:
    """The page asked for; the first when what is asked for is none."""
    number = request.args.get("page", 1, type=int)
    return min(max(number, 1), 1_000_000)
