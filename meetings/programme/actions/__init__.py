"""What organisers do: permission, rule, history. None of these commits; the unit of work does."""
