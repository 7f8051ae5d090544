"""Annex A, the eleven child-level lists that Ofsted asks for at an inspection: their schema as data."""
