"""What gunicorn and the flask command start."""

import sys

from meetings.app import create_app
from meetings.core.errors import Refused

try:
    app = create_app()
except Refused as refusal:
    sys.exit(f"Concord cannot start: {refusal}")
