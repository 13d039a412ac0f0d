"""A second person looks at a reading: verifies it, clears it for publication, or disputes it."""

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Invalid, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.followup.actions.allowed import alone_with, require_analyst
from meetings.followup.models import Reflection, ReflectionStep
from meetings.followup.queries.standing_now import standing_now
from meetings.followup.rules.typed_text import says_something
from meetings.followup.vocabulary import ReadingStepKind


def verify(viewer: Viewer, reading: Reflection, note: str | None = None) -> ReflectionStep:
    """Record that a second person read the texts and agrees.

    :raises Invalid: for the person who made the reading, or one that is verified already or revised since.
    """
    return _carried(viewer, reading, "verified", note)


def clear(viewer: Viewer, reading: Reflection, note: str | None = None) -> ReflectionStep:
    """Clear a verified reading for publication; it is public once its contribution is.

    :raises Invalid: for the person who made the reading, or one that is not verified.
    """
    return _carried(viewer, reading, "cleared", note)


def dispute(viewer: Viewer, reading: Reflection, note: str | None) -> ReflectionStep:
    """Dispute a reading, saying why; it is no longer public until somebody verifies and clears it, or a revision.

    :raises Invalid: for the person who made the reading, without a note, or when it is disputed already.
    """
    if not says_something(note):
        sentence = _("Say what you would read differently, so that it can be revised.")
        raise Invalid(sentence, {"note": sentence})
    return _carried(viewer, reading, "disputed", note)


def _carried(viewer: Viewer, reading: Reflection, kind: ReadingStepKind, note: str | None) -> ReflectionStep:
    recommendation = reading.contribution.recommendation
    scope = require_analyst(viewer, recommendation)
    alone_with(reading.contribution)
    db.session.expire(reading, ["steps"])
    _require_second_person(viewer, reading)
    _require_next(reading, kind)
    step = ReflectionStep(
        reflection_id=reading.id,
        kind=kind,
        note=(note or "").strip() or None,
        by_user_id=viewer.id or None,
        by_name=viewer.name,
    )
    db.session.add(step)
    db.session.flush()
    db.session.expire(reading, ["steps"])
    told = {"reading": str(reading.id), "contribution": str(reading.contribution_id), "degree": reading.degree}
    history.record(f"reading.{kind}", "recommendation", recommendation.code, scope=scope, after=told)
    return step


def _require_second_person(viewer: Viewer, reading: Reflection) -> None:
    if not viewer.is_somebody:  # a command could check what a command recorded: nobody would have looked twice
        raise NotAllowed(_("A person verifies, clears or disputes a reading. Sign in as an analyst to do it."))
    if reading.by_user_id is not None and reading.by_user_id == viewer.id:
        raise Invalid(_("You made this reading: another analyst verifies, clears or disputes it. You can revise it."))


def _require_next(reading: Reflection, kind: ReadingStepKind) -> None:
    standing = standing_now(reading)
    if standing == "revised":
        raise Invalid(_("This reading has been revised since. Look at the revision instead."))
    if kind == "verified" and standing in ("verified", "cleared"):
        raise Invalid(_("This reading is verified already."))
    if kind == "cleared" and standing != "verified":
        raise Invalid(_("A reading is cleared once it is verified, and once only. Verify it first, or go on."))
    if kind == "disputed" and standing == "disputed":
        raise Invalid(_("This reading is disputed already. Its assessor can revise it."))
