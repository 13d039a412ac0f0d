"""What follows from an account: who looks, what a password must be, how the history is told."""
