"""The demonstration, an invented meeting with everything that follows from it."""
