"""Two files of answers, told apart."""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from tests.bench.same_bytes.alike import lines_of, same

LONGEST = 14  # lines of a difference that are printed


def compare(before: Path, after: Path) -> int:
    """Print every address that differs and the count of each kind; returns how many differ."""
    equal: Counter[str] = Counter()
    unequal: Counter[str] = Counter()
    printed: dict[str, str] = {}
    with sqlite3.connect(before) as one, sqlite3.connect(after) as other:
        for key in _keys(one, other):
            was, now = (_answer(each, key) for each in (one, other))
            told = "\n".join(islice(_difference(was, now), LONGEST))
            (unequal if told else equal)[_kind(key, was or now)] += 1
            if told:
                first = printed.setdefault(told, key)
                print(f"DIFFERS {key}\n{told}" if first == key else f"DIFFERS {key}: as {first}")
    for kind in sorted(equal | unequal):
        print(f"{kind:60} {equal[kind]:6} equal {unequal[kind]:6} different")
    print(f"{'all':60} {equal.total():6} equal {unequal.total():6} different")
    return unequal.total()


Answer = tuple[int, dict[str, str], bytes]


def _keys(*files: sqlite3.Connection) -> list[str]:
    return sorted({str(key) for file in files for (key,) in file.execute("SELECT key FROM answers")})


def _answer(file: sqlite3.Connection, key: str) -> Answer | None:
    row = file.execute("SELECT status, headers, body FROM answers WHERE key = ?", (key,)).fetchone()
    return (row[0], json.loads(row[1]), zlib.decompress(row[2])) if row else None


def _difference(was: Answer | None, now: Answer | None) -> Iterator[str]:
    if was is None or now is None:
        yield f"  only {'after' if was is None else 'before'}"
        return
    if was[0] != now[0]:
        yield f"  status {was[0]} before, {now[0]} after"
    for name in sorted(was[1].keys() | now[1].keys()):
        if was[1].get(name) != now[1].get(name):
            yield f"  {name}: {was[1].get(name)} before, {now[1].get(name)} after"
    if not same(was[2], now[2]):
        lines = unified_diff(lines_of(was[2]), lines_of(now[2]), n=0, lineterm="")
        yield from (f"  {line[:300]}" for line in islice(lines, 2, None))


def _kind(key: str, answer: Answer | None) -> str:
    status, headers, _body = answer or (0, {}, b"")
    kind = "styles" if " styles of " in key else headers.get("Content-Type", "").partition(";")[0] or "nothing"
    return f"{key.partition(' ')[0]} {status} {kind}"[:60]
