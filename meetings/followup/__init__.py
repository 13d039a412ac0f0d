"""What became of a recommendation: where it was sent, by whom and when, and what was read in the text that followed."""
