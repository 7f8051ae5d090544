"""Every read of the app, made for somebody, by subject."""
