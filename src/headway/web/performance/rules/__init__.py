"""Pure decisions: no database, the day an argument."""
