"""The forms of the organiser's desk. Each turns what was typed into an entry that an action takes."""
