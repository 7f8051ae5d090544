"""Examples for the permission matrix: what the public sees."""
