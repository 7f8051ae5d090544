"""Examples for the permission matrix: lessons, recurrence."""
