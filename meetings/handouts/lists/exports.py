"""Lists as files: each under its page's address, with the ending that says how it is written."""

from collections.abc import Callable
from functools import partial

from flask import Response

from meetings.accounts.entrance.audience import Audience, audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core import history
from meetings.formats.listing import Listing
from meetings.handouts.blueprint import blueprint
from meetings.handouts.lists.agenda import agenda_list, draft_list
from meetings.handouts.lists.participants import participants_list, people_list
from meetings.handouts.lists.recommendations import recommendations_list
from meetings.handouts.lists.report import report_list
from meetings.handouts.sheets.journey import reader_meant
from meetings.programme.queries import visible_meetings
from meetings.programme.queries.visible_meetings import for_desk
from meetings.serving.downloads import ENDINGS, listed
from meetings.serving.page_cache import kept_until_history_changes, made_each_time
from meetings.showing.dated import DAYS
from meetings.showing.followup.report_rows import report_of
from meetings.showing.followup.report_scope import KINDS, scope_asked
from meetings.showing.meeting.meeting_for_viewer import seen_in_full
from meetings.showing.meeting.participants_shown import list_for
from meetings.showing.recommendation.register_facets import ASKED
from meetings.showing.two_clocks import asked_clocks
from meetings.web.application import aside

View = Callable[..., Response]
Made = tuple[str, Listing]  # the name of the file, without its ending, and the list


def exported(
    path: str, fresh: Callable[[View], View], *, who: Audience = "anyone"
) -> Callable[[Callable[..., Made]], Callable[..., Made]]:
    """Offer a list under the path with each of the endings.

    The endpoints are called after the function: ``handouts.agenda_csv``, ``handouts.agenda_xlsx``…

    :param fresh: how fresh the files are, one of ``serving.page_cache``.
    """

    def offer(make: Callable[..., Made]) -> Callable[..., Made]:
        for ending in ENDINGS:
            view = fresh(audience(who)(_view(make, ending)))
            blueprint.add_url_rule(f"{path}.{ending}", f"{make.__name__}_{ending}", view)
        return make

    return offer


def _view(make: Callable[..., Made], ending: str) -> View:
    def view(**values: str) -> Response:
        name, listing = make(**values)
        return listed(f"{name}.{ending}", listing)

    view.__doc__ = f"{make.__doc__} As {ending.upper()}."
    return view


@exported("/meetings/<code>/agenda", kept_until_history_changes(at_most="hour"))
def agenda(code: str) -> Made:
    """The released agenda, as its page shows it to the reader."""
    found, document = seen_in_full(viewer(), code)
    return f"{found.code}-agenda", agenda_list(document)


@exported("/meetings/<code>/desk/agenda", made_each_time("a draft is for those who work on it"), who="organiser")
def draft_agenda(code: str) -> Made:
    """The draft with everything in it; changed or not, it can be imported again."""
    return f"{code}-draft-agenda", draft_list(visible_meetings.for_desk(viewer(), code))


@exported("/recommendations", kept_until_history_changes(at_most="hour", asks=(*ASKED, *DAYS)))
def recommendations() -> Made:
    """The register, narrowed as its page is."""
    return "recommendations", recommendations_list()


@exported("/followup/report", kept_until_history_changes(at_most="hour", asks=(*DAYS, *KINDS, "for")))
def report() -> Made:
    """What became of recommendations, of a meeting, a mechanism, a milestone or a cycle or of all, as of two days."""
    scope = scope_asked(viewer())
    name = "-".join(("follow-up-report", *scope.query.values()))
    return name, report_list(report_of(reader_meant(), asked_clocks(), scope))


@exported("/meetings/<code>/participants", kept_until_history_changes(at_most="hour"))
def participants(code: str) -> Made:
    """The list as rows: who agreed to be named, without addresses."""
    _found, document, shown = list_for(viewer(), code)
    return f"{code}-participants", participants_list(document, shown)


@blueprint.get("/meetings/<code>/desk/people.xlsx")
@made_each_time("each taking of it is written down")
@audience("organiser")
def people_xlsx(code: str) -> Response:
    """Everybody on record with their addresses; who takes it is written into the history."""
    made = people_list(for_desk(viewer(), code))
    number = {"number": len(made.rows)}
    aside(partial(history.record, "people.taken", "people", code, scope=code, after=number, inward=True))
    return listed(f"{code}-people.xlsx", made)
