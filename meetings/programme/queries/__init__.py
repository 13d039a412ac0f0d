"""Finds meetings, sessions and releases for a person; the draft as a document; what the desk's lists and forms hold."""
