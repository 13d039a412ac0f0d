"""The forms of the rapporteur's desk. Each turns what was typed into an entry that an action takes."""
