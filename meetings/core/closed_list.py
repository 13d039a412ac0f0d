"""A closed list: its codes, what each is called, and their order, once. Every ``vocabulary.py`` is made of these.

A code is a ``Literal``, no member of an enumeration: it is a plain word in the database, in releases, addresses and
seeds, and stays one here, while the type checker refuses any other. The type checker reads a ``Literal`` only where it
is written out; so each list stands below its type, and what one of the two lacks is refused at import.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeVar, get_args

Code = TypeVar("Code", bound=str)


class ClosedList(Mapping[Code, str]):
    """What each code is called, marked for translation, in the order in which the codes are shown.

    :param codes: the ``Literal`` of its codes; ``str`` where the record itself may bring other codes.
    :param labels: what each is called, in order.
    """

    def __init__(self, codes: object, labels: Mapping[Code, str]) -> None:
        if codes is not str and set(get_args(codes)) != set(labels):
            raise ValueError(f"declared, or named, but not both: {sorted(set(get_args(codes)) ^ set(labels))}")
        self._labels: Mapping[str, str] = MappingProxyType({str(code): label for code, label in labels.items()})
        self.codes: Final[tuple[Code, ...]] = tuple(labels)

    def __getitem__(self, code: str) -> str:
        return self._labels[code]

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def index(self, code: Code) -> int:
        """Where the code stands in the order; 0 for the first."""
        return self.codes.index(code)

    def label(self, code: str) -> str:
        """What the code is called; the code itself where it is not in the list."""
        return self._labels.get(code, code)
