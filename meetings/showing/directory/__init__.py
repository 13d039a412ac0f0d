"""Mechanisms, organisations and States as they are shown."""
