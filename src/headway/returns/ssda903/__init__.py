"""SSDA903, the department's return of children looked after: its schema as data, and the room for its rules."""
