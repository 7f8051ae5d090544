"""Actions of this app, by subject."""
