"""PDF of record: a page of HTML in, one file out that is PDF/A-3a and PDF/UA-1, the same bytes each time.

``printed`` starts a process of its own for each file (``press``), with limits; nothing else here imports WeasyPrint, so
that a web process never carries it.
"""

from meetings.formats.pdf.manuscript import Enclosed, Manuscript, renderer_version
from meetings.formats.pdf.printing import LIMITS, Limits, NotPrinted, printed

__all__ = ["LIMITS", "Enclosed", "Limits", "Manuscript", "NotPrinted", "printed", "renderer_version"]
