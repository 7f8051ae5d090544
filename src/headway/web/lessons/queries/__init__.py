"""Queries of this app, by subject."""
