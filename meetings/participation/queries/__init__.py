"""Finds people, their seats in breakout groups, and the list of participants."""
