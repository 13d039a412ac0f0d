"""How the acts on people read in the log.

Whoever agreed to be listed is not named here: it would stay after a change of mind.
"""

from meetings.accounts.entrance.history_sentences import tell
from meetings.core.translation_mark import mark as _

tell("person.added", _("Person added"), _("%(who)s put %(name)s on record."))
tell("person.edited", _("Person edited"), _("%(who)s changed what is on record of %(name)s."))
tell("person.taken_off", _("Person taken off"), _("%(who)s took %(before_name)s off the list of people."))
tell("person.put_back", _("Person put back"), _("%(who)s put %(name)s on the list of people again."))
tell("people.taken", _("List of people taken"), _("%(who)s took the list of %(number)s people of %(key)s as a file."))
tell("member.added", _("Seated in a group"), _("%(who)s seated %(person)s in group %(key)s."))
tell("member.removed", _("Taken out of a group"), _("%(who)s took %(person)s out of group %(key)s."))
tell(
    "agreement.recorded",
    _("Agreement to be listed"),
    _("%(who)s recorded who agreed to be listed in %(key)s: %(number)s."),
)
tell("agreement.taken_back", _("Agreement taken back"), _("%(who)s took an agreement to be listed in %(key)s back."))
tell("list.issued", _("List of participants issued"), _("%(who)s issued the list of participants of %(key)s."))
tell("list.withdrawn", _("List of participants withdrawn"), _("%(who)s withdrew the list of participants of %(key)s."))
tell("list.final", _("List of participants final"), _("%(who)s declared the list of participants of %(key)s final."))
tell("list.reopened", _("List of participants reopened"), _("%(who)s reopened the list of participants of %(key)s."))
