"""The pages of mechanisms, organisations, States and sources."""
