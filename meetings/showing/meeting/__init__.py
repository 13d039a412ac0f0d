"""A meeting as it is shown: its line, its facts, its sessions, groups, rooms and people."""
