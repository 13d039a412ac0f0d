"""Lines of a list of names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameRow:
    """One line: ``values`` are the codes by which each facet finds it, ``about`` what stands beneath the name."""

    code: str
    title: str
    url: str
    short: str | None
    about: tuple[str, ...]
    values: Mapping[str, Sequence[str]]
    footnote: str | None = None
