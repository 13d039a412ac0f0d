"""Each recipe of docs/contributing.md is followed in a copy of the tree, and what it adds works there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.alike

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
COPIED = ("meetings", "templates", "tests", "docs", "script", "pyproject.toml", "wsgi.py")
EVERY_ROUTE = "tests/access/test_every_route.py::test_every_public_address_says_how_fresh_it_is"
_BLOCK = re.compile(r"^```(\w+) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """What one fenced block says of one file: its lines, or those that go and come."""

    kind: str
    path: str
    text: str


def recipe(heading: str) -> list[Block]:
    """The blocks of the section under the heading."""
    _before, found, rest = GUIDE.partition(f"\n### {heading}\n")
    assert found, heading
    return [Block(*block) for block in _BLOCK.findall(rest.partition("\n### ")[0])]


def _follow(block: Block, tree: Path, numbers: dict[str, str]) -> Path:
    """Do what the block says; the file that it is about."""
    path, text = tree / _numbered(block.path, numbers), _numbered(block.text, numbers)
    if block.kind != "diff":
        path.parent.mkdir(parents=True, exist_ok=True)
        assert not path.exists(), path
        path.write_text(text, encoding="utf-8")
        return path
    lines = text.splitlines(keepends=True)
    before, after = ("".join(line[1:] for line in lines if line[0] in signs) for signs in (" -", " +"))
    held = path.read_text(encoding="utf-8")
    assert held.count(before) == 1, f"{block.path} no longer says once:\n{before}"
    path.write_text(held.replace(before, after), encoding="utf-8")
    return path


def _numbered(text: str, numbers: dict[str, str]) -> str:
    for name, number in numbers.items():
        text = text.replace(f"{{{name}}}", number)
    return text


def _copy(tree: Path) -> dict[str, str]:
    """The tree once more; the numbers of its last migration and of the next."""
    left = shutil.ignore_patterns("node_modules", "screenshots", "clients", "*.pdf")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=left)
        else:
            shutil.copyfile(ROOT / name, tree / name)
    for name in ("static", "seeds"):
        (tree / name).symlink_to(ROOT / name)
    if (ROOT / ".mypy_cache").is_dir():  # what the gates found out of the rest
        shutil.copytree(ROOT / ".mypy_cache", tree / ".mypy_cache")
    last = max(path.name[:4] for path in (tree / "meetings/migrations/versions").glob("[0-9]*.py"))
    return {"last": last, "next": f"{int(last) + 1:04}"}


def _run(tree: Path, *words: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CONCORD_", "PYTEST_"))}
    program = str(Path(sys.executable).parent / words[0])  # which adds nothing to the path: the copy is meant
    done = subprocess.run([program, *words[1:]], check=False, cwd=tree, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("heading", "besides"),
    [
        (
            "A field of a session",
            [
                "tests/programme/test_the_fields_of_a_session.py",
                "tests/handouts/test_each_field_is_told_everywhere.py",
                "tests/handouts/test_exports.py",
                "tests/programme/test_sequencing.py",
                "tests/house/test_models_and_migrations.py::test_migrations_make_what_the_models_say",
            ],
        ),
        ("A kind of meeting", ["tests/house/test_models_and_migrations.py::test_migrations_make_what_the_models_say"]),
        ("A follow-up question", [EVERY_ROUTE]),
        ("An export format", [EVERY_ROUTE]),
    ],
)
def test_works_as_it_is_written(heading: str, besides: list[str], tmp_path: Path) -> None:
    numbers = _copy(tmp_path)
    blocks = recipe(heading)
    changed = {_follow(block, tmp_path, numbers) for block in blocks}
    written = [str(path) for path in changed if path.suffix == ".py" and "migrations" not in path.parts]
    _run(tmp_path, "ruff", "check", "--quiet", *written)
    _run(tmp_path, "mypy", "meetings", "tests")
    _run(tmp_path, "lint-imports", "--no-logo")
    _run(tmp_path, "pytest", "-q", "-p", "no:cacheprovider", "tests/recipes/added", *besides)


def test_every_block_that_names_a_file_belongs_to_a_recipe() -> None:
    followed = sum(len(recipe(heading)) for heading in re.findall(r"^### (.+)$", GUIDE, re.MULTILINE))
    assert len(_BLOCK.findall(GUIDE)) == followed > 0
