"""Write the pictures of docs/pictures: the first pages of the worked example's paper and plan, as PNG.

Run by ``make pictures``, or by itself. PNG is written here, by its specification (ISO/IEC 15948), so that no picture
library is needed for two pictures.
"""

import struct
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from headway import example
from headway.documents import pdf, plan, read_template, write_pack
from headway.documents.plan_paper import plan_paper
from headway.reports import read_file

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"

LEVELS = bytes(round(value / 17) * 17 for value in range(256))
"""Each colour channel in 16 levels: enough for print, and few enough colours for a palette."""


def picture(source: Path | bytes, page: int, width: int) -> bytes:
    """One page of a PDF as PNG, ``width`` pixels wide; ``page`` counts from 0."""
    with pypdfium2.PdfDocument(source) as document:
        sheet = document[page]
        bitmap = sheet.render(scale=width / sheet.get_width(), rev_byteorder=True)
        step, line = bitmap.n_channels, bitmap.width * bitmap.n_channels
        raw = bytes(bitmap.buffer).translate(LEVELS)
        rows = [raw[row * bitmap.stride :][:line] for row in range(bitmap.height)]
        return png([[row[at : at + 3] for at in range(0, line, step)] for row in rows])


def png(rows: list[list[bytes]]) -> bytes:
    """Rows of RGB pixels as a PNG with a palette; the rarest colours past 256 take the nearest one's place."""
    counts: dict[bytes, int] = {}
    for row in rows:
        for pixel in row:
            counts[pixel] = counts.get(pixel, 0) + 1
    palette = sorted(counts, key=lambda pixel: (-counts[pixel], pixel))[:256]
    places = {pixel: place for place, pixel in enumerate(palette)}
    for pixel in counts.keys() - places.keys():
        places[pixel] = places[min(palette, key=lambda other: distance(pixel, other))]
    # Filter 0, none: right for a palette.
    lines = b"".join(b"\0" + bytes(places[pixel] for pixel in row) for row in rows)
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in chunks)


def distance(one: bytes, other: bytes) -> int:
    """How far apart two colours are."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG: length, name, data, checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def pictures() -> Iterator[tuple[str, bytes]]:
    """The pictures by name. The plan is drawn from the tree that plan.docx is written from."""
    with tempfile.TemporaryDirectory() as folder:
        report, pack = Path(folder, "report.pdf"), Path(folder, "pack")
        example.write_report(report)
        record = read_file(report)
        made = write_pack(record, received=example.RECEIVED, meeting=example.MEETING, out=pack)
        yield "paper.png", picture(pack / "paper.pdf", 0, 800)
        whole = plan(record, made.deadlines, read_template("default"), received=example.RECEIVED)
        yield "plan.png", picture(pdf(plan_paper(whole)), 0, 1000)


def main() -> None:
    """Write every picture and say how large it is."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, data in pictures():
        (PICTURES / name).write_bytes(data)
        print(f"docs/pictures/{name}: {len(data) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
