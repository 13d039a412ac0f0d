"""Whatever is added, moved and taken out: numbers count up, addresses are unique, positions have no holes."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.core.errors import Invalid
from meetings.documents.actions import DEEPEST_TYPED, blocks, renumber
from meetings.documents.actions.paragraphs import _move_block, _shift_level
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules import numbering
from meetings.documents.vocabulary import PARAGRAPH_KINDS

KINDS = st.sampled_from(PARAGRAPH_KINDS.codes)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "up", "down", "in", "out", "remove", "place"]),
        st.integers(0, 99),
        KINDS,
        st.integers(0, 2),
    ),
    max_size=40,
)


def row(kind: str, depth: int) -> Paragraph:
    return Paragraph(kind=kind, depth=depth if kind == "numbered" else 0, path=[], anchor="", editorial=False, text="x")


def step(document: Document, what: str, number: int, kind: str, depth: int) -> None:
    rows = document.paragraphs
    at = number % len(rows) if rows else 0
    if what == "add" or not rows:
        rows.insert(at, row(kind, depth))
    elif what == "remove":
        rows.pop(at)
    elif what in ("in", "out"):
        _shift_level(document, list(rows), at, 1 if what == "in" else -1)
    else:
        kept = list(rows)
        to = blocks.place_above(kept, at) if what == "up" else blocks.place_below(kept, at)
        if to is not None:
            _move_block(document, kept, at, to)
    renumber(document)


def require_consistent(document: Document) -> None:
    rows = document.paragraphs
    assert [each.position for each in rows] == list(range(len(rows)))
    assert len({each.anchor for each in rows}) == len(rows)
    again = numbering.numbered((each.kind, each.depth) for each in rows)
    for each, (path, editorial) in zip(rows, again, strict=True):
        assert (each.path, each.editorial, each.anchor) == (path, editorial, numbering.anchor(path))
        if each.kind == "numbered":
            assert each.depth == len(each.path) - 1 <= DEEPEST_TYPED
            assert numbering.anchor(numbering.parsed(numbering.label(each.path))) == each.anchor
    seen: set[tuple[str, ...]] = set()
    for each in rows:
        assert len(each.path) == 1 or each.path[0] in ("pp", "h", "t") or tuple(each.path[:-1]) in seen
        seen.add(tuple(each.path))


@given(STEPS)
@settings(max_examples=300, deadline=None)
def test_keeps_numbers_and_addresses_consistent(steps: list[Any]) -> None:
    document = Document(numbering="own")
    for one in steps:
        before = [each.text for each in document.paragraphs]
        try:
            step(document, *one)
        except Invalid:
            assert [each.text for each in document.paragraphs] == before
        require_consistent(document)


@given(STEPS, st.integers(0, 99))
@settings(max_examples=200, deadline=None)
def test_moving_a_paragraph_up_then_down_gives_the_same_order(steps: list[Any], number: int) -> None:
    """Of blocks beside one another: what moved up over its neighbour moves down over it again."""
    document = Document(numbering="own")
    for kind, depth in [(one[2], one[3]) for one in steps]:
        document.paragraphs.append(row("numbered" if kind == "bullet" else kind, 0 if kind == "numbered" else depth))
    for each in document.paragraphs:
        each.depth = 0
    renumber(document)
    order = list(document.paragraphs)
    if not order:
        return
    at = number % len(order)
    to = blocks.place_above(order, at)
    if to is None:
        return
    moved = order[at]
    _move_block(document, order, at, to)
    now = list(document.paragraphs)
    back = blocks.place_below(now, now.index(moved))
    assert back is not None
    _move_block(document, now, now.index(moved), back)
    assert document.paragraphs == order
