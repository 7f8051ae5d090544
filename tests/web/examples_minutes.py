"""Examples of pages: minutes. See examples.py."""
