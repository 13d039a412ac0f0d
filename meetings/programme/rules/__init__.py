"""What follows from a meeting: moments of wall times, what an organiser should look at."""
