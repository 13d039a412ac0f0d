"""The questions of the follow-up, one a file: each counts in the register, for a person and as of two days."""
