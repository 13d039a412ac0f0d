"""Every file, folder and module that the documents name is there: whoever moves one finds here who told of it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.alike

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SPAN = re.compile(r"`([^`\n]+)`")
A_PATH = re.compile(r"^(?:[\w.-]+/)*[\w.-]+\.(?:py|md|toml|html|css|js|service|conf)$|^(?:[\w-]+/)+[\w-]*$")
FROM = ("", "meetings", "docs", "docs/deployment", "templates", "static", "static/css")  # where a path may begin
MADE = ("instance/", "settings.py", "outbox/", "files/", "cache/", "backups/")  # by the program, where it runs


def paths_in(document: Path) -> Iterator[str]:
    """What stands between backquotes and looks like a path of the project."""
    for span in SPAN.findall(document.read_text(encoding="utf-8")):
        if A_PATH.match(span) and not span.startswith(MADE):
            yield span


def is_there(path: str) -> bool:
    """Whether the project has it, from one of the folders in which a document may begin to count."""
    return any((ROOT / start / path).exists() for start in FROM)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_names_no_file_that_is_not_there(document: Path) -> None:
    assert [path for path in paths_in(document) if not is_there(path)] == []


def test_finds_paths_in_the_documents() -> None:
    found = {path for document in DOCUMENTS for path in paths_in(document)}
    assert {"core/errors.py", "meetings/showing"} <= found
    assert not is_there("pages/reader.py")
