"""One page of a report as a picture, drawn in a process of its own within limits of time and memory.

Run as ``python -P -m headway.web.register.page_image PDF PAGE``: writes a PNG to standard output. No Django there.
"""

import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore

from headway.errors import ForPerson

WIDTH = 1000
"""Pixels across: enough to read the smallest print of a report by."""
_TALLEST = 3000
_SECONDS = 20
_MEMORY = 1024 * 2**20
_AT_ONCE = BoundedSemaphore(2)
"""Drawing takes a processor: two at once in each process of the site, others wait."""


def page_image(path: Path, number: int) -> bytes:
    """The page (counted from 1) as PNG. A page that cannot be drawn is an error for a person."""
    if number < 1:
        raise ForPerson(f"The report has no page {number}, so it cannot be drawn. Pages count from 1.")
    command = [sys.executable, "-P", "-m", __name__, str(path), str(number)]
    try:
        with _AT_ONCE:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise ForPerson(f"Page {number} cannot be drawn. Read its text, or open the report itself.") from None
    return done.stdout


def drawn(path: Path, number: int) -> bytes:
    """What the process does."""
    import pypdfium2

    page = pypdfium2.PdfDocument(path)[number - 1]
    width, height = page.get_size()
    scale = min(WIDTH / max(width, 1), _TALLEST / max(height, 1))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, no_smoothtext=False)
    rows = memoryview(bitmap.buffer).cast("B")
    across = bitmap.width * bitmap.n_channels
    lines = (
        bytes(rows[start : start + across])
        for start in range(0, bitmap.height * bitmap.stride, bitmap.stride)
    )
    return png(bitmap.width, bitmap.height, bitmap.n_channels, lines)


_COLOUR_TYPES = {1: 0, 3: 2, 4: 6}
"""Channels to PNG's colour types: grey, red-green-blue, and that with transparency (ISO/IEC 15948, 11.2.2)."""


def png(width: int, height: int, channels: int, lines: Iterator[bytes]) -> bytes:
    """A PNG of eight bits a channel; each line is stored as it is (filter 0)."""
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPES[channels], 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + line for line in lines), 6)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def _bound() -> None:
    if sys.platform == "win32":
        return
    import resource

    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_AS, _MEMORY),
    )
    for kind, most in limits:
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS knows RLIMIT_AS and does not keep it
            continue


if __name__ == "__main__":
    _bound()
    sys.stdout.buffer.write(drawn(Path(sys.argv[1]), int(sys.argv[2])))
