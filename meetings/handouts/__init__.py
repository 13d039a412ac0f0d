"""What people take away: the PDFs and tables of what the pages show, made from the same values."""
