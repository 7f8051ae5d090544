"""In: the statutory returns that a council makes, as files. Out: typed tables, their faults, and a pseudonymised store.

The returns are the department's (SSDA903, the children in need census) and the inspectorate's (Annex A); the workforce
lists and the local ones are the council's own.
"""
