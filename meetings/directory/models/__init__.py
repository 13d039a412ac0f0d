"""The tables of the directory. Whatever holds for a time only says from when until when."""

from meetings.directory.models.belonging import Membership, OfficeHolder
from meetings.directory.models.bodies import Organisation, Region
from meetings.directory.models.dated import Dated, holds_on
from meetings.directory.models.mechanisms import Mechanism, MechanismAlias, MechanismFounding, MechanismKind
from meetings.directory.models.people import Person
from meetings.directory.models.sources import Count, Disagreement, SeedRow, Source
from meetings.directory.models.states import Designation, State, StateAlias, StateName, StateStanding

__all__ = [
    "Count",
    "Dated",
    "Designation",
    "Disagreement",
    "Mechanism",
    "MechanismAlias",
    "MechanismFounding",
    "MechanismKind",
    "Membership",
    "OfficeHolder",
    "Organisation",
    "Person",
    "Region",
    "SeedRow",
    "Source",
    "State",
    "StateAlias",
    "StateName",
    "StateStanding",
    "holds_on",
]
