"""What a release freezes, typed: its document, as much of it as each may see, what changed, and calendars of it."""
