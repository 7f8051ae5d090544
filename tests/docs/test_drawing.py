"""The pictures are PNG that a viewer can trust: pixels survive, checksums hold, colours stay near."""

import importlib.util
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
RED, WHITE, BLACK = b"\xff\0\0", b"\xff\xff\xff", b"\0\0\0"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "scripts" / "pictures.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length) == (zlib.crc32(name + body),)
        yield name, body
        at += 12 + length


def pixels(data: bytes) -> list[list[bytes]]:
    """The rows of a PNG with a palette and no filter, read by the specification."""
    parts = dict(chunks(data))
    width, height, depth, colour, *_ = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    assert (depth, colour) == (8, 3)
    palette, lines = parts[b"PLTE"], zlib.decompress(parts[b"IDAT"])
    rows = [lines[row * (width + 1) :][: width + 1] for row in range(height)]
    assert all(row[0] == 0 for row in rows)
    return [[palette[3 * place : 3 * place + 3] for place in row[1:]] for row in rows]


def test_every_pixel_survives(script: ModuleType) -> None:
    rows = [[RED, WHITE, WHITE], [BLACK, WHITE, RED]]

    assert pixels(script.png(rows)) == rows


def test_of_more_than_256_colours_the_rarest_take_the_nearest(script: ModuleType) -> None:
    many = [[bytes((value, 0, 0))] * 2 for value in range(256)]
    odd = [[bytes((10, 1, 0)), bytes((10, 0, 0))]]

    assert pixels(script.png(many + odd))[-1] == [bytes((10, 0, 0))] * 2


@pytest.mark.parametrize("name", ["paper.png", "plan.png"])
def test_a_picture_in_the_repository_is_a_page_with_something_on_it(name: str) -> None:
    rows = pixels((ROOT / "docs/pictures" / name).read_bytes())

    assert {len(row) for row in rows} in ({800}, {1000})
    assert sum(pixel != WHITE for row in rows for pixel in row) > 10_000
