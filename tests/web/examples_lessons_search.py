"""Examples for the permission matrix: lessons, search."""
