"""Children who are unmistakable, in real files of every form; and a search for them in whatever a run left behind."""

import base64
import csv
import io
from collections.abc import Iterator
from pathlib import Path

import duckdb
from reading_files import CONTACTS, EPISODES, HEADER, census, write_workbook

NAME = "Zebedee Quillfeather"
FILE = f"{NAME} header.csv"
CANARIES = {
    "child": "ZQX7790011",
    "child in figures": "77900112233",
    "pupil number": "Q77900112233Z",
    "former pupil number": "Q88900112233X",
    "postcode": "ZQ79 9QX",
    "placement's postcode": "ZX88 8XZ",
    "home": "SC779001",
    "day of birth": "2013-11-13",
    "day of birth as told": "13/11/2013",
    "day of birth in words": "13 November 2013",
    "second day of birth": "2014-02-17",
    "second as told": "17/02/2014",
    "worker": "WQX-5511",
    "first name": "Zebedee",
    "family name": "Quillfeather",
    "impossible day": "32/13/2013",
    "impossible postcode": "ZQ79-9QXX-1",
    "child of a torn row": "ZQX7790022",
    "unknown code": "Zz9Plural",
}


WORKERS = """month worker team district role fte agency covers_vacancy cases left days_lost days_available
    supervised"""


def forms(value: str) -> set[bytes]:
    """The ways in which a value could stand in a file: other case, without blanks, UTF-16, base64 at any place, hex."""
    texts = {value, value.upper(), value.lower(), *(value.replace(each, "") for each in (" ", "-", "/"))}
    texts |= {text.lower() for text in texts} | {text.upper() for text in texts}
    found = set()
    for text in texts:
        plain = text.encode()
        found |= {plain, text.encode("utf-16-le"), plain.hex().encode(), plain.hex().upper().encode()}
        for before in range(3):  # base64 goes by threes; what touches the neighbours is cut off
            encoded = base64.b64encode(b"\0" * before + plain)
            found.add(encoded[-(-before * 8 // 6) : (before + len(plain)) * 8 // 6])
    return {form for form in found if len(form) >= 6}


EVERY_FORM = {form: name for name, value in CANARIES.items() for form in forms(value)}


def told_in(content: bytes) -> set[str]:
    """Which canaries a content holds."""
    return {name for form, name in EVERY_FORM.items() if form in content}


def found_below(folder: Path) -> dict[str, set[str]]:
    """Which canaries any file below a folder holds, in its name, its bytes or, if it is Parquet, its cells."""
    found = {}
    for path in folder.rglob("*"):
        content = str(path.relative_to(folder)).encode()
        if path.is_file():
            content += b"\n" + path.read_bytes() + b"\n" + b"\n".join(_cells(path))
        if told := told_in(content):
            found[str(path.relative_to(folder))] = told
    return found


def _cells(path: Path) -> Iterator[bytes]:
    if path.suffix != ".parquet":
        return
    with duckdb.connect() as con:
        try:
            rows = con.execute(f"FROM read_parquet('{path}', hive_partitioning = false)").fetchall()
        except duckdb.Error:  # a file whose writer was killed
            return
        yield from (str(cell).encode() for row in rows for cell in row)


def _write(path: Path, heading: tuple[str, ...], *rows: tuple[str, ...]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([heading, *rows])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode("utf-8"))


def write_returns(folder: Path, *, again: bool = False) -> Path:
    """Every return, with canaries in good rows, faulty rows, free texts and names of files; corrected where `again`."""
    at = CANARIES
    child, second, torn = at["child"], at["child in figures"], at["child of a torn row"]
    _write(
        folder / "care" / FILE,
        HEADER,
        (child, "M", at["day of birth as told"], "WBRI", at["pupil number"], "0", ""),
        (second, NAME, at["day of birth in words"], NAME, NAME, NAME, at["second as told"]),
        (second, "M", at["impossible day"], at["unknown code"], "UN1", "0", ""),
        (torn, "F", NAME),
        (torn, "F", at["second as told"], "WBRI", "", "", "", NAME, NAME),
    )
    _write(
        folder / "care" / "episodes.csv",
        EPISODES,
        (
            child,
            "03/06/2025",
            "S",
            "C2",
            "N1",
            "U1",
            "PR1",
            "",
            "",
            "",
            at["postcode"],
            at["placement's postcode"],
            at["home"],
        ),
        (
            second,
            "04/06/2025",
            NAME,
            "C2",
            "N1",
            "U1",
            "PR1",
            "01/05/2025",
            "E4A",
            "",
            at["impossible postcode"],
            NAME,
            NAME,
        ),
        *([(child, "01/01/2026", "P", "C2", "N1", "K2", "PR1", "", "", "", "", "", "")] if again else []),
    )
    (folder / "census").mkdir(parents=True)
    text = census().replace("<Year>2025<", "<Year>2026<").replace("2025-03-31", "2026-03-31")
    for old, new in (
        ("SYN000001", child),
        (
            "A00000000001B",
            f"{at['pupil number']}</UPN><FormerUPN>{at['former pupil number']}</FormerUPN><UPN>",
        ),
        ("2012-03-05", at["day of birth"]),
        ("<UPN></UPN>", ""),
        ("2024-", "2025-"),
        ("<ReferralSource>1A<", f"<ReferralSource>{at['unknown code']}<"),
        ("</CINdetails>", f"<Notes>{NAME}</Notes></CINdetails>"),
        ("Made up", NAME),
    ):
        text = text.replace(old, new)
    (folder / "census" / "census.xml").write_text(
        text + ("<!-- corrected -->" if again else ""), encoding="utf-8"
    )
    write_workbook(
        folder / "inspection" / "annex a 2026-03-31.xlsx",
        [
            (*CONTACTS, "Comments"),
            (
                child,
                "b) Female",
                "a) White",
                at["day of birth as told"],
                "12",
                "30/03/2026",
                "g) Police",
                NAME,
            ),
            (second, NAME, NAME, at["impossible day"], NAME, "31/03/2026", at["unknown code"], NAME),
        ],
    )
    _write(
        folder / "local" / "areas.csv",
        ("child", "district", "team", "from", "to"),
        (child, "Ashford", "North", "01/04/2025", ""),
        (second, "Ashford", "North", at["impossible day"], at["unknown code"]),
    )
    _write(
        folder / "workers" / "workers.csv",
        tuple(WORKERS.split()),
        (
            "2026-03",
            at["worker"],
            "North",
            "Ashford",
            NAME,
            "1.0",
            "0",
            "0",
            "17",
            "0",
            "0",
            "20",
            "2026-03-20",
        ),
    )
    return folder
