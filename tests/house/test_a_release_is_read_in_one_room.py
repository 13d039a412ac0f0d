"""What a release holds is read by ``programme.released`` alone; of a selected row no type would refuse it."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.alike

ROOMS = Path(__file__).parents[2] / "meetings"
BY_NAME = re.compile(r"""\b(?:document|changes)(?:\[["']|\.get\(|\.items\(\)|\.keys\(\))""")


def test_nobody_else_reads_a_part_of_it_by_name() -> None:
    found = [
        f"{path.relative_to(ROOMS)}: {line.strip()}"
        for path in ROOMS.rglob("*.py")
        if (ROOMS / "programme" / "released") not in path.parents
        for line in path.read_text(encoding="utf-8").splitlines()
        if BY_NAME.search(line)
    ]
    assert found == []
