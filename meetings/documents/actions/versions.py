"""Versions of a draft: each save goes on with the version of the same person, or begins one."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select

from meetings.accounts.viewer import Viewer
from meetings.core import clock
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document, DraftVersion
from meetings.documents.rules.content import Content

GOES_ON: Final = timedelta(minutes=10)


def require_draft(document: Document) -> None:
    """Refuse to change what is published.

    :raises Invalid: for a published document.
    """
    if document.is_published:
        raise Invalid(_("This text is published and does not change any more. Start a revision of it instead."))


def keep(viewer: Viewer, document: Document, content: Content) -> DraftVersion:
    """Keep the draft as it stands now; the same person within ten minutes goes on with the same version.

    :param content: all that the draft holds, its recommendations included.
    """
    last = db.session.scalar(
        select(DraftVersion)
        .where(DraftVersion.document_id == document.id)
        .order_by(DraftVersion.number.desc())
        .limit(1)
    )
    now, person = clock.now(), viewer.id or None
    if last is not None and last.by_user_id == person and last.by_name == viewer.name and now - last.at <= GOES_ON:
        last.at, last.content = now, content
        return last
    number = last.number + 1 if last else 1
    version = DraftVersion(
        document_id=document.id, number=number, at=now, by_user_id=person, by_name=viewer.name, content=content
    )
    db.session.add(version)
    db.session.flush()
    return version
