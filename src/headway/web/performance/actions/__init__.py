"""Every write of the app, by subject."""
