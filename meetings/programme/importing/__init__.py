"""An agenda that comes back as a table: read cell by cell, compared with the draft, and only then written."""
