"""The pages of the follow-up, each the answer to a question."""
