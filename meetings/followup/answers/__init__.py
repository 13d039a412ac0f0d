"""What a person may read of the line as of two days, as plain values: the register, journeys, answers to questions."""
