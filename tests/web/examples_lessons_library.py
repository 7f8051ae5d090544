"""Examples for the permission matrix: lessons, library."""
