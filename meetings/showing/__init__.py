"""What pages, sheets, tables and JSON show, as plain values, by subject. Nothing here has an address of its own."""
