"""Where official texts have what paragraphs of summaries sum up, for a person and as of two days."""

from collections.abc import Iterable

from meetings.accounts.viewer import Viewer
from meetings.followup.answers.was_out import was_out
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.queries.official_texts import Place, newest_only, places_of


def places_by_then(viewer: Viewer, paragraphs: Iterable[int], when: AsOf) -> dict[int, list[Place]]:
    """By the number in the database of each paragraph of a summary, of one official text where there are several.

    One query.
    """
    found = {}
    for number, places in places_of(viewer, paragraphs).items():
        known = [each for each in places if when.stood(each.at, each.until) and was_out(each.document, when)]
        if known:
            found[number] = newest_only(known)
    return found
