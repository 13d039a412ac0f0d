"""Which texts a contribution can be read in: published results of its milestone, not older than what it is from."""

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.followup.models import Contribution
from meetings.followup.queries.loading import result_documents
from meetings.followup.queries.whose_recommendation import day_of_meeting, first_issued


def require_result_text(contribution: Contribution, document: Document | None) -> Document:
    """The document, where it is one that this contribution can be read in.

    :raises Invalid: saying which are, or which of two days is the later.
    """
    texts = result_documents(contribution.milestone)
    if not texts:
        raise _refusal(
            _("No result document of %(milestone)s is on record yet. Add it on the milestone's page first."),
            milestone=contribution.milestone.name,
        )
    found = next((each for each in texts if document is not None and each.id == document.id), None)
    if found is None:
        raise _refusal(
            _("Choose a result document of %(milestone)s. On record are: %(texts)s."),
            milestone=contribution.milestone.name,
            texts="; ".join(_called(each) for each in texts),
        )
    if not found.is_published:
        raise _refusal(_("%(text)s is a draft. It can be read once it is published."), text=_called(found))
    _require_not_older(contribution, found)
    return found


def _require_not_older(contribution: Contribution, document: Document) -> None:
    source, meeting = first_issued(contribution.recommendation), day_of_meeting(contribution.recommendation)
    days = [dates.earliest for dates in (source and source.issued, meeting and meeting.dates) if dates]
    first = min((day for day in days if day is not None), default=None)  # a meeting's outcome is often issued later
    issued = document.issued.latest
    if first is None or issued is None or issued >= first:
        return
    raise _refusal(
        _(
            "%(text)s is of %(issued)s, and the recommendation of %(source)s: an older text cannot reflect it. "
            "Choose a text of that day or later."
        ),
        text=_called(document),
        issued=issued,
        source=first,
    )


def _called(document: Document) -> str:
    return document.symbol or document.original_symbol or document.title or document.reference


def _refusal(sentence: str, **values: object) -> Invalid:
    return Invalid(sentence, {"document": sentence}, **values)
