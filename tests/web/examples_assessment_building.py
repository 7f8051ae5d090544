"""Examples of the pages of assessment: building."""
