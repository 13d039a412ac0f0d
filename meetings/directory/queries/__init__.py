"""Finds who there is, as of a day and in a language, with the sources of what is known."""

from meetings.directory.queries.bodies_meant import Meant, bodies_meant, countries_meant, states_meant
from meetings.directory.queries.citations import Bibliography, Citation, bibliography
from meetings.directory.queries.mechanisms import (
    KnownMechanism,
    counts_of,
    known_mechanism,
    mechanisms,
    office_holders_on,
)
from meetings.directory.queries.members import Member, member_of_on, members_on
from meetings.directory.queries.names import StateOnDay, name_on, names_near, names_on, states_on
from meetings.directory.queries.organisations import KnownOrganisation, known_organisation, organisations, regions
from meetings.directory.queries.states import KnownState, known_state

__all__ = [
    "Bibliography",
    "Citation",
    "KnownMechanism",
    "KnownOrganisation",
    "KnownState",
    "Meant",
    "Member",
    "StateOnDay",
    "bibliography",
    "bodies_meant",
    "countries_meant",
    "counts_of",
    "known_mechanism",
    "known_organisation",
    "known_state",
    "mechanisms",
    "member_of_on",
    "members_on",
    "name_on",
    "names_near",
    "names_on",
    "office_holders_on",
    "organisations",
    "regions",
    "states_meant",
    "states_on",
]
