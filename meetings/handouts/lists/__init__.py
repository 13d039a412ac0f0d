"""What the pages show as lists that can be handed out, each made from the same values as its page."""
