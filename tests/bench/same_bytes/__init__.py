"""Whether two trees of Concord answer every address with the same bytes, of the same data at the same moment.

python -m tests.bench.same_bytes BEFORE AFTER [FOLDER]

BEFORE and AFTER are checkouts. BEFORE makes one database: the record, the demonstration, and invented meetings that
are typed into its forms. Each tree gets a copy, brings it to its own version, and is read at one fixed moment, as
nobody, an organiser, a rapporteur, an analyst and an administrator: every address of the map, every link that the
pages lead to, languages, zones, days, exports, calendars, and what the worker prints. Only what must differ is made
alike first (``alike.py``). Each address that differs is printed with a short difference, then how many of each kind
were equal. The exit code is 1 when anything differs. FOLDER keeps the answers (``before.sqlite3``, ``after.sqlite3``).

The trees need not know of this: it calls ``create_app``, ``clock.fixed``, ``outbox.work_off`` and the commands.
"""
