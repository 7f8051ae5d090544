"""Examples for the permission matrix: a measure, its charts, notes and limits; consistency and workforce."""
