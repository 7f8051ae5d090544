"""Examples of the pages of assessment: self_evaluations."""
