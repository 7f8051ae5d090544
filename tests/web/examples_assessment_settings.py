"""Examples of the pages of assessment: settings."""
