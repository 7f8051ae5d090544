"""The children in need census of the department: its schema as data, and the room for its rules."""
