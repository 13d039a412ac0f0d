"""How many mechanisms there are, and what else is counted of them: according to whom, when, and ours beside it.

``/mechanisms/counts.json``:

    {"day": as of which members are counted, "disclaimer", "counts": [{"fact", "what": in words, "value", "source": its
     code, "place": in it, or null, "as_of": as the source has it, "ours": or null, "why": [sentences]}]}

Keys are never taken away; new ones may come.
"""

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.core import clock
from meetings.directory.queries.counted_mechanisms import counted_beside
from meetings.formats.listing import Listing
from meetings.pages.page import blueprint, show
from meetings.serving.downloads import a_list, listed
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.directory.counted_shown import CountLine, count_lines, in_parts
from meetings.showing.document.document_data import json_answer
from meetings.showing.site import disclaimed
from meetings.web.translation import _


@blueprint.get("/mechanisms/counts")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def mechanism_counts() -> str:
    """Each number with its source and day, and what the record counts beside it."""
    return show(
        "pages/mechanism_counts.html",
        url_for("pages.mechanism_counts"),
        disclaimer=True,
        parts=in_parts(_lines()),
        exports=[(kind.upper(), url_for(f"pages.mechanism_counts_{kind}")) for kind in ("csv", "xlsx", "json")],
    )


@blueprint.get("/mechanisms/counts.csv")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def mechanism_counts_csv() -> Response:
    """The same as a table."""
    return listed("mechanism-counts.csv", _list())


@blueprint.get("/mechanisms/counts.xlsx")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def mechanism_counts_xlsx() -> Response:
    """The same as a workbook."""
    return listed("mechanism-counts.xlsx", _list())


@blueprint.get("/mechanisms/counts.json")
@kept_until_history_changes(at_most="minute")
@audience("anyone")
def mechanism_counts_json() -> Response:
    """The same as data."""
    rows = [
        {
            "fact": line.fact, "what": line.what, "value": line.value, "source": line.source_code, "place": line.place,
            "as_of": line.as_of, "ours": line.ours, "why": list(line.why),
        }
        for line in _lines()
    ]  # fmt: skip
    return json_answer({"day": clock.today().isoformat(), "disclaimer": disclaimed(), "counts": rows})


def _lines() -> list[CountLine]:
    return count_lines(counted_beside(clock.today()))


def _list() -> Listing:
    columns = (
        (_("What is counted"), 40), (_("How many"), 10), (_("According to whom"), 50), (_("Where"), 20),
        (_("When"), 16), (_("On record here"), 12), (_("Why it differs"), 60), (_("Note"), 40),
    )  # fmt: skip
    rows = [
        (line.what, line.value, line.source, line.place, line.when, line.ours, " ".join(line.why), line.note)
        for line in _lines()
    ]
    return a_list(_("How many, according to whom, when"), columns, rows, [disclaimed()])
