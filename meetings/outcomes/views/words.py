"""A recommendation and its paragraph say different things: both texts, what differs, and the question which holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.db import db
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.text_diff import Diff, differences
from meetings.outcomes.actions import decide_words
from meetings.outcomes.models import Wording, WordsDecision
from meetings.outcomes.queries import drafts
from meetings.outcomes.queries.words_in_question import question_about
from meetings.outcomes.rules.agreement import Question, text_of
from meetings.outcomes.views.blueprint import blueprint, document_at_desk, page
from meetings.outcomes.views.forms.words import WordsForm
from meetings.outcomes.views.lines import label_of
from meetings.outcomes.views.recommendations import RECOMMENDATION
from meetings.web.flashes import done


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page shows: the paragraph before and now, the recommendation's words beside it, and what differs.

    ``before``: None where no earlier text words it.
    """

    before: str | None
    now: str
    words: str
    changed: Diff  # from the paragraph before to the one now
    differs: Diff  # from the recommendation to the paragraph now
    places: Sequence[str]


@blueprint.route(RECOMMENDATION + "/words", methods=["GET", "POST"])
@audience("staff")
def words(number: int, wording: int) -> ResponseReturnValue:
    """Ask which words hold; what somebody said of exactly these words before is told."""
    document = document_at_desk(number)
    row = drafts.wording_of(document, wording)
    question = question_about(document, row) if not document.is_published else None
    if question is None:
        raise Missing(mark("The words of this recommendation and of its paragraph agree: there is nothing to choose."))
    form = WordsForm(question, on_record=row.recommendation.code is not None)
    if form.carried_out(lambda: decide_words(viewer(), row, form.which.data, form.seen.data)):
        done(_("Noted. It stands on the page of the recommendation once this text is published."))
        return redirect(url_for("drafting.recommendations", number=number), 303)
    form.seen.data = question.basis  # after a conflict it may be sent again
    shown: dict[str, Any] = {"form": form, "wording": row, "asked": _asked(question, document), "said": _said(question)}
    return page("words.html", document, **shown), form.status


def _asked(question: Question, document: Document) -> Asked:
    row, before = question.wording, question.before
    now, then = text_of(row.paragraphs), text_of(before.paragraphs) if before else None
    return Asked(
        before=then,
        now=now,
        words=row.text,
        changed=differences(then, now) if then is not None else [],
        differs=differences(row.text, now),
        places=_places(row.paragraphs, document),
    )


def _places(paragraphs: Sequence[Paragraph], document: Document) -> list[str]:
    return [label_of(each, document.language) or "¶" for each in paragraphs]


def _said(question: Question) -> WordsDecision | None:
    """What was said last of exactly these words."""
    row: Wording = question.wording
    return db.session.scalar(
        select(WordsDecision)
        .where(
            WordsDecision.recommendation_id == row.recommendation_id,
            WordsDecision.document_id == row.document_id,
            WordsDecision.basis == question.basis,
        )
        .order_by(WordsDecision.id.desc())
        .limit(1)
    )
