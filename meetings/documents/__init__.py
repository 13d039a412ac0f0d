"""Numbered texts: what a meeting concluded, and what was negotiated elsewhere; one pair of classes for both."""
