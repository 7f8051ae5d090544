"""Examples of pages: owed. See examples.py."""
