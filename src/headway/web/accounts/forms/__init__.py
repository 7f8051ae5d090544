"""The forms of this app: allauth's in our words, and those of the people pages."""
