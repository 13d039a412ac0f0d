"""What is said of a journey beside the names of its closed lists, on a page and at a desk. Neutral throughout.

Translated where they are shown.
"""

from typing import Final

from meetings.core.translation_mark import mark as _

# Where the recommendation as a whole stands, besides the stages of its contributions.
NOT_RECORDED: Final = _("No contribution on record")
READING_DISCLAIMER: Final = _("Reading of the secretariat; not the views of IOM or its Member States.")
EVIDENCE_HELD: Final = _("Evidence held")
ADVANCE_COPY: Final = _("Advance copy")
AFTER_THE_WINDOW: Final = _("After the window")
