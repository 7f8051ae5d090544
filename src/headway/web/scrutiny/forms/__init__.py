"""The forms of committee work."""
