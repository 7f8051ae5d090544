"""Examples of pages: published. See examples.py."""
