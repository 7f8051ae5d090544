"""Examples for the permission matrix: lessons, themes."""
