"""How the acts of the rapporteur's desk read in the log."""

from meetings.accounts.entrance.history_sentences import tell
from meetings.core.translation_mark import mark as _

SAYINGS = {
    "document.started": (_("Document started"), _("%(who)s started the document %(key)s.")),
    "document.edited": (_("Document edited"), _("%(who)s edited what the draft %(key)s says of itself.")),
    "document.published": (_("Document published"), _("%(who)s published %(key)s, “%(title)s”.")),
    "document.recorded": (_("Document put on record"), _("%(who)s put %(key)s on record, “%(title)s”.")),
    "document.mended": (_("Record mended"), _("%(who)s mended the record of %(key)s, “%(title)s”.")),
    "document.revised": (_("Revision started"), _("%(who)s started %(key)s, which revises %(revises)s.")),
    "document.official_started": (
        _("Official text started"),
        _("%(who)s started %(key)s, the official text beside the summary %(over)s."),
    ),
    "document.official_mapped": (
        _("Official text mapped"),
        _("%(who)s said where the paragraphs of %(summary)s stand in %(key)s."),
    ),
    "document.shown": (
        _("Document shown or hidden"),
        _("%(who)s made %(key)s %(visibility)s; it was %(before_visibility)s."),
    ),
    "document.proposers_hidden": (
        _("Proposers kept back"),
        _("%(who)s kept who proposed the recommendations of %(key)s to those who work on it."),
    ),
    "paragraph.added": (_("Paragraph added"), _("%(who)s added the paragraph %(key)s.")),
    "paragraphs.added": (_("Paragraphs added"), _("%(who)s added %(count)s paragraphs to %(key)s.")),
    "paragraph.edited": (_("Paragraph edited"), _("%(who)s wrote at the paragraph %(key)s.")),
    "paragraph.moved": (_("Paragraph moved"), _("%(who)s moved the paragraph %(before_key)s to %(key)s.")),
    "paragraph.removed": (_("Paragraph taken out"), _("%(who)s took the paragraph %(key)s out of the draft.")),
    "paragraph.mapped": (
        _("Paragraph mapped"),
        _("%(who)s said that %(key)s comes from %(from)s of the text it revises."),
    ),
    "recommendation.marked": (_("Recommendation marked"), _("%(who)s marked a recommendation: %(key)s.")),
    "recommendation.edited": (_("Recommendation edited"), _("%(who)s edited the recommendation %(key)s.")),
    "recommendation.words_keeps": (
        _("Words kept"),
        _("%(who)s said that %(key)s keeps its words, although its paragraph says something else."),
    ),
    "recommendation.words_takes": (_("Words taken"), _("%(who)s let %(key)s take the words of its paragraph.")),
    "recommendation.unmarked": (_("Recommendation unmarked"), _("%(who)s unmarked the recommendation %(key)s.")),
    "recommendation.tagged": (_("Recommendation tagged"), _("%(who)s tagged %(key)s: %(tags)s.")),
    "recommendation.proposed": (_("Proposers noted"), _("%(who)s noted who proposed %(key)s: %(proposers)s.")),
}


def teach() -> None:
    """Let the log tell them."""
    for action, (name, words) in SAYINGS.items():
        tell(action, name, words)
