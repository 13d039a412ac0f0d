"""What a person may read of the follow-up as of two days: the register, a journey, a paragraph, the answers."""
