"""Files that people send: read in a process with limits, and handed back as plain values.

``apart`` is what everybody else calls; the modules beside it run in that process and nowhere else.
"""
