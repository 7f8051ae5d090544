"""Names and texts as SQL."""


def quoted(name: str) -> str:
    """A name, such as the heading of a column."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text as a literal."""
    return "'" + value.replace("'", "''") + "'"
