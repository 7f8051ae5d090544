"""In: files, of whatever name. Out: raw tables in a DuckDB that never touches a disk, each with its return and period.

What a file is, its headings and its content tell; a file that is no return is skipped with the reason, and one that is
damaged, protected or harmful is refused before anything of it is kept.
"""

from headway.returns.reading.folder import read_all

__all__ = ["read_all"]
