"""A PDF as other programs read it: Poppler its words, qpdf its objects."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any


def words(pdf: bytes, *options: str) -> str:
    """What pdftotext finds."""
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


@dataclass
class Element:
    """One element of the structure, as it is in the file."""

    kind: str
    told: dict[str, Any]
    kids: list["Element"] = field(default_factory=list)
    content: int = 0  # pieces of text or pictures in it
    pages: set[str] = field(default_factory=set)  # that those are on

    def all(self, kind: str) -> list["Element"]:
        """Those of the kind in it, in reading order."""
        return [each for each in self.walk() if each.kind == kind]

    def walk(self) -> Iterator["Element"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()


class Objects:
    """Every object of the file, by reference."""

    def __init__(self, pdf: bytes, folder: Any) -> None:
        path = folder / "read.pdf"
        path.write_bytes(pdf)
        command = ["qpdf", "--json=2", "--json-key=qpdf", str(path)]
        read = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        self.known: dict[str, Any] = read["qpdf"][1]
        self.catalog = self.follow(self.known["trailer"]["value"]["/Root"])

    def follow(self, value: Any) -> Any:
        """What a reference leads to; anything else is itself."""
        if isinstance(value, str) and value.endswith(" R"):
            found = self.known[f"obj:{value}"]
            return found["value"] if "value" in found else found["stream"]["dict"]
        return value

    def structure(self) -> Element:
        """The tree of what is read out, from its one document."""
        (document,) = self.follow(self.catalog["/StructTreeRoot"])["/K"]
        return self._element(document)

    def _element(self, reference: str) -> Element:
        told = self.follow(reference)
        element = Element(told["/S"].removeprefix("/"), {key: self.follow(value) for key, value in told.items()})
        for kid in told["/K"]:
            value = self.follow(kid)
            if isinstance(value, int):
                element.content += 1
                element.pages.add(told["/Pg"])
            elif value.get("/Type") == "/MCR":
                element.content += 1
                element.pages.add(value["/Pg"])
            elif value.get("/Type") == "/StructElem":
                element.kids.append(self._element(kid))
        return element
