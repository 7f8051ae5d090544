"""The pages of the register: a view reads a form, calls one action or query, and shows the answer."""
