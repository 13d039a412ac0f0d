"""A document as it is shown: its line, its facts, its paragraphs, and the same as data."""
