"""What follows from the directory: the order of names."""
