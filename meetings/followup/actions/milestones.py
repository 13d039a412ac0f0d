"""What a milestone brought about, and our file on it: closed when nothing in it is open, opened again when need be."""

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Milestone
from meetings.core import history
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.followup.actions.allowed import hold_file, require_analyst_of_all
from meetings.followup.models import FileStep, ResultDocument
from meetings.followup.queries.files import is_closed, still_open

NAMED = 12  # how many open contributions a refusal names


def add_result_document(viewer: Viewer, milestone: Milestone, document: Document | None) -> ResultDocument:
    """Record that a published document is a result of this milestone: readings of contributions to it may cite it.

    :raises Invalid: for a draft, or for none.
    :raises Conflict: when it is on record already.
    """
    require_analyst_of_all(viewer)
    if document is None or not document.is_published:
        sentence = _("Choose a published document.")
        raise Invalid(sentence, {"document": sentence})
    if db.session.get(ResultDocument, (milestone.id, document.id)) is not None:
        raise Conflict(_("This document is on record as a result of this milestone already."))
    result = ResultDocument(milestone_id=milestone.id, document_id=document.id, by_user_id=viewer.id or None)
    db.session.add(result)
    db.session.flush()
    history.record("result.added", "milestone", milestone.code, after={"document": document.reference})
    return result


def close_file(viewer: Viewer, milestone: Milestone, note: str | None = None) -> FileStep:
    """Close our file on a milestone. Only the Assembly concludes a forum; this is ours.

    :raises Invalid: while a contribution neither ended nor has a reading that is not disputed; says how many, which.
    """
    require_analyst_of_all(viewer)
    hold_file(milestone)
    if is_closed(milestone):
        raise Invalid(_("Our file on this milestone is closed already."))
    open_ones = still_open(milestone)
    if open_ones:
        codes = sorted({each.recommendation.code or "" for each in open_ones})
        raise Invalid(
            _(
                "Open contributions: %(count)s (%(codes)s). Each needs a reading that is not disputed, or the entry "
                "that it lapsed or was withdrawn, before our file is closed."
            ),
            count=len(open_ones),
            codes=", ".join(codes[:NAMED]) + (" …" if len(codes) > NAMED else ""),
        )
    return _step(viewer, milestone, "closed", note)


def reopen_file(viewer: Viewer, milestone: Milestone, note: str | None = None) -> FileStep:
    """Open our file on a milestone again.

    :raises Invalid: when it is open.
    """
    require_analyst_of_all(viewer)
    hold_file(milestone)
    if not is_closed(milestone):
        raise Invalid(_("Our file on this milestone is open."))
    return _step(viewer, milestone, "reopened", note)


def _step(viewer: Viewer, milestone: Milestone, kind: str, note: str | None) -> FileStep:
    step = FileStep(
        milestone_id=milestone.id,
        kind="closed" if kind == "closed" else "reopened",
        note=(note or "").strip() or None,
        by_user_id=viewer.id or None,
        by_name=viewer.name,
    )
    db.session.add(step)
    db.session.flush()
    history.record(f"file.{kind}", "milestone", milestone.code, after={"note": step.note or ""})
    return step
