"""What the heads of several documents say alike."""

from headway.documents.content import Contact
from headway.documents.tree import FieldRow, Run, Runs, plain


def row(label: str, *texts: str) -> tuple[FieldRow, ...]:
    """The field with its lines; none where nothing is given, so that no label stands by itself."""
    given = tuple(plain(text) for text in texts if text.strip())
    return (FieldRow(label, given),) if given else ()


def run_in(names: tuple[str, ...]) -> str:
    """Names one after the other; between them semicolons where a name has a comma of its own."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def contact_line(contact: Contact) -> str:
    """The contact on one line."""
    given = (contact.name, contact.post, contact.phone, contact.email)
    return ", ".join(text for text in given if text.strip())


def led(label: str, runs: Runs) -> Runs:
    """The words behind a bold label."""
    return (Run(f"{label}: ", bold=True), *runs)


def dotted(number: str) -> str:
    """5 → 5.; what already ends in a mark stays."""
    return f"{number}." if number and number[-1].isalnum() else number


def the(body: str) -> str:
    """the Cabinet Committee; "The Cabinet" gives the Cabinet."""
    return f"the {body.removeprefix('The ').removeprefix('the ')}"
