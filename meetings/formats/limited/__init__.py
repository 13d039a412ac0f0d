"""A process of our own with limits, for what may eat time or memory: printing, and reading the files that people send.

``starting`` is for whoever starts one and waits, ``inside`` for what runs in it. What goes in and out is bytes.
"""
