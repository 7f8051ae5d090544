"""Examples for the permission matrix: loads of figures, targets, owners."""
