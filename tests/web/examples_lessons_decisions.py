"""Examples for the permission matrix: lessons, decisions."""
