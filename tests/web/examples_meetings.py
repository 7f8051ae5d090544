"""Examples of pages: meetings. See examples.py."""
