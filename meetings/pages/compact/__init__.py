"""The pages of the Compact, its cycles and milestones, and the way back from a paragraph."""
