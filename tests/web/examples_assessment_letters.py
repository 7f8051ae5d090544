"""Examples of the pages of assessment: letters."""
