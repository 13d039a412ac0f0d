"""Rules of the follow-up: stages and clocks, days and quotes as typed, input windows, and what never changes."""
