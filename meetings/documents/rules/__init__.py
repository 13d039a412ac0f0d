"""What follows from a text: its numbers, its digest, what differs, and that what is published stays."""
