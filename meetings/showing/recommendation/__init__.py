"""A recommendation as it is shown: its row of the register, its facts, its journey as a story."""
