"""Examples for the permission matrix: a red and the question it opens."""
