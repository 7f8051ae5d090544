"""The one error that is shown to a person: a sentence, never a traceback."""


class ForPerson(Exception):  # noqa: N818 - named for whom it is made
    """Something a person can mend. The message says what is wrong, where, and what to do.

    The command line prints it and ends with exit code 2; nothing is left half-written.
    """
