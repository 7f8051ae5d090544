"""The pages of committee work; thin: form to action, query to template."""
