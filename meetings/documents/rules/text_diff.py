"""What differs between two texts, word by word, and between two versions of a document. Plain values."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Change = Literal["kept", "added", "removed"]
Diff = list[tuple[Change, str]]


def differences(old: str, new: str) -> Diff:
    """The words of both texts in order, each run kept, removed or added. A removed run comes before the added one."""
    before, after = _words(old), _words(new)
    found: Diff = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("kept", "".join(before[a:b])))
        else:
            found += [(change, text) for change, text in _runs(before[a:b], after[c:d]) if text]
    return found


def _runs(gone: Sequence[str], come: Sequence[str]) -> Diff:
    return [("removed", "".join(gone)), ("added", "".join(come))]


def _words(text: str) -> list[str]:
    """Words with the space after them apart, so that a changed word does not take its neighbours along."""
    return re.findall(r"\s+|[\w'’-]+|[^\w\s]", text)


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One paragraph in two versions, each as ``content_of`` writes it; None where there is none."""

    change: Literal["kept", "added", "removed", "changed", "moved"]
    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None
    words: Diff


def compared(
    old: Sequence[Mapping[str, Any]],
    new: Sequence[Mapping[str, Any]],
    became: Mapping[str, str] | None = None,
) -> list[ParagraphChange]:
    """Two versions paragraph by paragraph, in the order of the new one; those taken out stand where they stood.

    :param became: by the uid of a new paragraph, that of the old one it came from, where the two are not the same.
    """
    by_uid = {row["uid"]: row for row in old}
    pairs = [(row, by_uid.get((became or {}).get(row["uid"], row["uid"]))) for row in new]
    used = {match["uid"] for _row, match in pairs if match is not None}
    in_order = _unmoved([match["uid"] for _row, match in pairs if match is not None], [row["uid"] for row in old])
    found: list[ParagraphChange] = []
    gone = [row for row in old if row["uid"] not in used]
    place = {row["uid"]: number for number, row in enumerate(old)}
    for row, match in pairs:
        if match is not None and match["uid"] in in_order:
            while gone and place[gone[0]["uid"]] < place[match["uid"]]:
                found.append(_removed(gone.pop(0)))
        found.append(_pair(match, row, moved=match is not None and match["uid"] not in in_order))
    return found + [_removed(row) for row in gone]


def _unmoved(now: Sequence[str], before: Sequence[str]) -> set[str]:
    """The longest part of the paragraphs that kept their order."""
    blocks = SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks()
    return {uid for block in blocks for uid in before[block.a : block.a + block.size]}


def _removed(row: Mapping[str, Any]) -> ParagraphChange:
    return ParagraphChange("removed", row, None, [("removed", row["text"])] if row["text"] else [])


def _pair(old: Mapping[str, Any] | None, new: Mapping[str, Any], *, moved: bool) -> ParagraphChange:
    if old is None:
        return ParagraphChange("added", None, new, [("added", new["text"])] if new["text"] else [])
    words = differences(old["text"], new["text"])
    if any(change != "kept" for change, _words in words) or old["kind"] != new["kind"]:
        return ParagraphChange("changed", old, new, words)
    return ParagraphChange("moved" if moved or old["path"] != new["path"] else "kept", old, new, words)
