"""People, how they sign in, the roles they hold in an authority, and what each role may do.

In: credentials and memberships. Out: a person, and the answer to "may this person do that here?".
"""
