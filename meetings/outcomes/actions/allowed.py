"""Who may write a document, asked at the top of every action, and how a save of a draft is kept."""

from collections.abc import Mapping
from typing import Any

from meetings.accounts.viewer import Viewer
from meetings.core import history
from meetings.core.errors import NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.documents import actions as texts
from meetings.documents.models import Document, DraftVersion
from meetings.outcomes.queries import readable_texts
from meetings.outcomes.queries.content import whole
from meetings.outcomes.queries.drafts import may_write, writes


def require_writer_of(viewer: Viewer, code: str | None) -> None:
    """Refuse whoever does not write documents of this meeting.

    :raises NotAllowed: for everybody but its rapporteurs and organisers; without a meeting, but analysts of all.
    """
    if writes(viewer, code):
        return
    if code is None:
        raise NotAllowed(_("Only analysts of every meeting may write texts that belong to no meeting."))
    raise NotAllowed(_("Only the rapporteurs and organisers of this meeting may write its documents."))


def require_writer(viewer: Viewer, document: Document) -> str | None:
    """Refuse whoever does not write this document; returns the code of its meeting, if it has one.

    :raises NotAllowed: as ``require_writer_of``.
    """
    link = readable_texts.meeting_of(document)
    code = link.meeting.code if link else None
    if not may_write(viewer, document):
        require_writer_of(viewer, code)
    return code


def require_draft(viewer: Viewer, document: Document) -> str | None:
    """As ``require_writer``, and the document is still a draft.

    :raises Invalid: for a published one.
    """
    code = require_writer(viewer, document)
    texts.require_draft(document)
    return code


def saved(
    viewer: Viewer,
    document: Document,
    scope: str | None,
    action: str,
    key: str | None = None,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> DraftVersion:
    """Keep the draft's version and the act. A draft shows on no public page, so none has to be made anew."""
    version = texts.keep(viewer, document, whole(document))
    subject = action.partition(".")[0]
    history.record(action, subject, key or document.reference, scope=scope, before=before, after=after, inward=True)
    return version
