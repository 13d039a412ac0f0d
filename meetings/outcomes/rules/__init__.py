"""What follows from an outcome document: what a publication freezes, and that it stays."""
