"""Faults with their figures: kills, a full disk, a backup and a mail server, on both databases."""
