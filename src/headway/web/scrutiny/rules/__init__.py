"""Pure decisions: no database, no day but the one that is given."""
