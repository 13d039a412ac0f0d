"""How the acts of the follow-up read in the log."""

from meetings.accounts.entrance.history_sentences import tell
from meetings.core.translation_mark import mark as _

SAYINGS = {
    "contribution.started": (_("Contribution begun"), _("%(who)s began a contribution of %(key)s to %(milestone)s.")),
    "step.recorded": (_("Step recorded"), _("%(who)s recorded a step of a contribution of %(key)s: %(kind)s.")),
    "step.corrected": (_("Step corrected"), _("%(who)s corrected an entry of a contribution of %(key)s.")),
    "agreement.recorded": (
        _("Agreement recorded"),
        _("%(who)s recorded the agreement that a contribution of %(key)s is public."),
    ),
    "reading.recorded": (_("Reading recorded"), _("%(who)s recorded a reading of %(key)s.")),
    "reading.revised": (_("Reading revised"), _("%(who)s revised a reading of %(key)s.")),
    "reading.verified": (_("Reading verified"), _("%(who)s verified a reading of %(key)s.")),
    "reading.cleared": (_("Reading cleared"), _("%(who)s cleared a reading of %(key)s for publication.")),
    "reading.disputed": (_("Reading disputed"), _("%(who)s disputed a reading of %(key)s.")),
    "mandate.recorded": (_("Mandate recorded"), _("%(who)s recorded how the mandate of %(key)s stands for %(cycle)s.")),
    "result.added": (_("Result added"), _("%(who)s put %(document)s on record as a result of %(key)s.")),
    "file.closed": (_("File closed"), _("%(who)s closed our file on %(key)s.")),
    "file.reopened": (_("File opened again"), _("%(who)s opened our file on %(key)s again.")),
    "recommendations.linked": (_("Recommendations linked"), _("%(who)s linked %(key)s to %(to)s.")),
}


def teach() -> None:
    """Let the log tell them."""
    for action, (name, said) in SAYINGS.items():
        tell(action, name, said)
