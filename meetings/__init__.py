"""Concord: meetings of inter-State consultation mechanisms on migration and what becomes of their outcomes."""

__version__ = "0.1.0"
