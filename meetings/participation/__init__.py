"""Who comes: people on record and their seats in breakout groups."""
