"""Examples for the permission matrix: the hub and scorecards."""
