"""How gunicorn serves Concord; every value can be overruled on its command line."""

import sys
from typing import Any

import gunicorn

from meetings.web.requests import start_logging

bind = "127.0.0.1:8000"
workers = 2
worker_class = "meetings.receiving.Receiving"
threads = 8  # of which those that visitors have something costly made in are never more than two
timeout = 60  # seconds a worker may be silent before it is replaced
graceful_timeout = 20  # seconds a request may take to finish while the server stops
keepalive = 5
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
forwarded_allow_ips = "127.0.0.1,::1"  # who may say that the visitor came by https; CONCORD_PROXIES counts them
umask = 0o077  # what it makes itself is for its owner only, as all that Concord makes
GIVES_WAY = 0.0005  # seconds after which a thread that works lets another go on
control_socket_disable = True
gunicorn.SERVER = "Concord"  # what Server: says; versions are nobody's business
gunicorn.SERVER_SOFTWARE = "Concord"


def post_worker_init(worker: Any) -> None:
    """Log in JSON lines, as every other process of Concord does; and let no thread that works long keep others waiting.

    After each question to the database a thread waits until another that works gives way, which is every five
    milliseconds: a save with a hundred questions would take half a second longer for each thread that works.
    """
    sys.setswitchinterval(GIVES_WAY)
    start_logging(worker.app.wsgi().extensions["concord.settings"].log_level)
