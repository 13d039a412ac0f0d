"""What a meeting concluded: its documents and the recommendations in them."""
