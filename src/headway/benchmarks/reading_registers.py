"""A file → the register in it, whatever the file is called."""

import hashlib
from pathlib import Path

from headway.benchmarks.judgement_history import read_history
from headway.benchmarks.outcome_workbook import read_workbook
from headway.benchmarks.register import Register
from headway.errors import ForPerson

_MOST_BYTES = 50 * 1024 * 1024
_ZIP = b"PK\x03\x04"


def read_register(path: Path) -> Register:
    """The register that a file holds: our judgement history (CSV) or Ofsted's outcomes (ODS or Excel).

    A row that cannot be used is left out and told of in ``problems``; a file of another layout is an error for a
    person.
    """
    if not path.is_file():
        raise ForPerson(f"There is no file {path}. Check the name and the folder.")
    content = path.read_bytes()
    if len(content) > _MOST_BYTES:
        raise ForPerson(f"{path.name} is over {_MOST_BYTES // 2**20} MiB, as no register is. Check the file.")
    sha256 = hashlib.sha256(content).hexdigest()
    if content.startswith(_ZIP):
        return read_workbook(content, path.name, sha256)
    return read_history(content, path.name, sha256)
