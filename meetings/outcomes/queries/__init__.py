"""Finds documents and recommendations: for a reader, for who writes them, as lists."""
