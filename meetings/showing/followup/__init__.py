"""What became of recommendations, as it is shown: figures, marks, pictures, rows."""
