"""What a stage or a step is called. "Considered" is never said without what was: the whole text, or the item itself.

Marked sentences, translated by whoever shows them.
"""

from collections.abc import Collection
from typing import Final

from meetings.core.translation_mark import mark as _
from meetings.followup.vocabulary import POSSIBLY, STAGES, STEP_KINDS, Considered, StepKind

Said = Collection[Considered | None]  # what was considered; None where nobody said which
_EITHER: Final = _("Considered (the whole text, or the item)"), _("possibly considered (the whole text, or the item)")
_CONSIDERED: Final[dict[frozenset[Considered | None], tuple[str, str]]] = {
    frozenset(("text",)): (_("Considered (the whole text)"), _("possibly considered (the whole text)")),
    frozenset(("item",)): (_("Considered (this item)"), _("possibly considered (this item)")),
    frozenset((None,)): (
        _("Considered (not said whether the text or the item)"),
        _("possibly considered (not said whether the text or the item)"),
    ),
}


def stage_called(stage: str, considered: Said) -> str:
    """Where something surely stands.

    :param considered: what was, of each that is meant: of one, or of all that a number, a choice or a mark stands for.
    """
    return _CONSIDERED.get(frozenset(considered), _EITHER)[0] if stage == "considered" else STAGES[stage]


def possibly_called(stage: str, considered: Said) -> str:
    """Where something possibly stands, as the middle of a sentence."""
    return _CONSIDERED.get(frozenset(considered), _EITHER)[1] if stage == "considered" else POSSIBLY[stage]


def step_called(kind: StepKind, considered: Considered | None) -> str:
    """What happened."""
    return stage_called("considered", (considered,)) if kind == "considered" else STEP_KINDS[kind]
