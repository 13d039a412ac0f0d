"""What gunicorn and the flask command start."""

from meetings.app import create_app

app = create_app()
