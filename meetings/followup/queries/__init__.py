"""Finds what is on record of journeys for the desk of those who follow them up."""
