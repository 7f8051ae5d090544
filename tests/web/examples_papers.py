"""Examples of pages: papers. See examples.py."""
