"""What follows from what is on record of a journey: where it stands, as of which day, and what may be typed."""
