"""Small tidy CSVs for tests, drawn as tables."""

from pathlib import Path

HEADS = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name"
)
ENGLAND = "National,E92000001,England,,,,,"
SOUTH_EAST = "Regional,E92000001,England,E12000008,South East,,,"
KENT = "Local authority,E92000001,England,E12000008,South East,886,E10000016,Kent"
MEDWAY = "Local authority,E92000001,England,E12000008,South East,887,E06000035,Medway"


def row(place: str, *cells: object, period: str = "2025", kind: str = "Reporting year") -> str:
    return ",".join((period, kind, place, *(str(each) for each in cells)))


def tidy(folder: Path, columns: str, *rows: str, name: str = "figures.csv", mark: bool = False) -> Path:
    """A file with these columns after those of time and place. ``mark``: a byte order mark stands first."""
    path = folder / name
    text = "\n".join((f"{HEADS},{columns}", *rows)) + "\n"
    path.write_bytes((b"\xef\xbb\xbf" if mark else b"") + text.encode())
    return path
