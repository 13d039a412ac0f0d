"""What is printed: a module a sheet, and the parts that they share."""
