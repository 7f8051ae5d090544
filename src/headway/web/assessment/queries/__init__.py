"""Every read, by subject, for somebody."""
