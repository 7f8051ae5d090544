"""Reports of the library: by name, as a list with filters, and what stands beside one."""

import re

from headway.web.lessons.models import LibraryReport

__all__ = ["named"]

_SHA256 = re.compile(r"[0-9a-f]{8,64}")


def named(given: str) -> list[LibraryReport]:
    """The reports with that file name, or whose SHA-256 begins so: for the command line, which asks for no person."""
    if _SHA256.fullmatch(given) and (found := LibraryReport.objects.filter(sha256__startswith=given)):
        return list(found)
    by_name = LibraryReport.objects.filter(name=given)
    return list(by_name or LibraryReport.objects.filter(name__endswith=f"/{given}"))
