"""What the follow-up answers, each for a person and as of two days; plain values, a fixed number of queries."""
