"""Examples for the permission matrix: lessons, digest."""
