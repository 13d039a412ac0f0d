"""How far a printing is, for the script of the page that waits for it."""

from flask import Blueprint, Response, jsonify

from meetings.accounts.entrance.audience import audience
from meetings.handouts.printing import jobs
from meetings.handouts.printing.answering import in_words
from meetings.serving.page_cache import made_each_time

blueprint = Blueprint("printings", __name__)


@blueprint.get("/printings/<digest>")
@made_each_time("whoever waits asks how far it is now")
@audience("anyone")
def progress(digest: str) -> Response:
    """The state and a sentence; whoever knows the digest knows what is printed, and learns nothing else here."""
    now = jobs.progress(digest)
    answer = jsonify(state=now.state, text=in_words(now))
    answer.headers["Cache-Control"] = "no-store"
    return answer
