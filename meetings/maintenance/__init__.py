"""Looking after an installation: backup, restore, preparing it for this code, and saying what is wrong with it."""
