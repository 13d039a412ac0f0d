"""Who there is: sources, regions, States by their names of the day, mechanisms, organisations, people."""
