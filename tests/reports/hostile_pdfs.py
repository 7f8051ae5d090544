"""PDFs that mean harm, or have come to it, made byte by byte; each function says what it does to a reader."""

import hashlib
import zlib
from collections.abc import Sequence

Objects = Sequence[bytes]

_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """The body of a stream object."""
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def pdf(objects: Objects, trailer: bytes = b"", *, prev: int | None = None) -> bytes:
    """A file of the objects, numbered from 1, the first being the catalogue, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    if prev is not None:
        trailer += b" /Prev %d" % (start if prev < 0 else prev)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def shown_text(*lines: str) -> bytes:
    """A content stream that prints lines, 14 points apart."""
    rows = [
        line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        for line in lines
    ]
    return b"BT /F1 11 Tf 14 TL 72 770 Td " + b" ".join(b"(%s) Tj T*" % row for row in rows) + b" ET"


def paged(
    contents: Sequence[bytes],
    *,
    box: bytes = b"[0 0 595 842]",
    count: int | None = None,
    entries: bytes = b"",
    trailer: bytes = b"",
    prev: int | None = None,
) -> bytes:
    """A document whose pages have these content streams; ``count`` and ``prev`` may lie."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(contents)))
    number = len(contents) if count is None else count
    objects = [
        _CATALOGUE,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, number),
        _FONT,
    ]
    for index, content in enumerate(contents):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % (box, 5 + 2 * index),
            stream(content, entries),
        ]
    return pdf(objects, trailer, prev=prev)


def plain(*lines: str) -> bytes:
    """A sound one-page document, for comparison."""
    return paged([shown_text(*lines)])


def pack(pages: int) -> bytes:
    """A sound pack of many pages."""
    return paged(
        [shown_text(f"Page {number} of the agenda pack", "Item 5") for number in range(1, pages + 1)]
    )


def scanned(pages: int = 3) -> bytes:
    """Pages that only paint a grey box: no text layer."""
    return paged([b"0.5 g 72 72 400 600 re f"] * pages)


def encrypted() -> bytes:
    """Encrypted with 40-bit RC4 and a password that nobody will give (the standard handler, revision 2)."""
    user = hashlib.md5(b"not the empty password", usedforsecurity=False).digest() * 2
    handler = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >> /ID [<00> <00>]"
    return paged([shown_text("secret")], trailer=handler % (user.hex().encode(), user[::-1].hex().encode()))


def deep_page_tree(levels: int) -> bytes:
    """Each /Pages has one child, another /Pages."""
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 %s>>"
        % (number + 1, b"/Parent %d 0 R " % (number - 1) if number > 2 else b"")
        for number in range(2, levels + 2)
    ]
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] >>" % (levels + 1)
    return pdf([_CATALOGUE, *nodes, page])


def page_tree_loop() -> bytes:
    """A /Pages that is its own child and parent."""
    return pdf(
        [
            _CATALOGUE,
            b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 /Parent 3 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        ]
    )


def deep_arrays(levels: int) -> bytes:
    """An array in an array, and so on, in the catalogue."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Deep %s%s >>" % (b"[" * levels, b"]" * levels),
            b"<< /Type /Pages /Kids [] /Count 0 >>",
        ]
    )


def deep_dictionaries(levels: int) -> bytes:
    """A dictionary in a dictionary, and so on, in a page's content."""
    return paged([b"/A " + b"<< /B " * levels + b">> " * levels + b"BDC " + shown_text("deep") + b" EMC"])


def deep_forms(levels: int) -> bytes:
    """A form that draws a form, and so on; the last draws the first."""
    objects = [
        _CATALOGUE,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _PAGE + b"/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do"),
    ]
    for level in range(levels):
        following = 5 + (level + 1) % levels
        objects.append(
            stream(
                b"/X Do /X Do",
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> "
                % following,
            )
        )
    return pdf(objects)


def object_stream_loop() -> bytes:
    """Two object streams, each said to lie in the other, and a catalogue in one of them."""
    header = b"%PDF-1.7\n"
    first = (
        b"4 0 obj\n" + stream(b"1 0 << >>", b"/Type /ObjStm /N 1 /First 4 /Extends 5 0 R ") + b"\nendobj\n"
    )
    second = (
        b"5 0 obj\n" + stream(b"4 0 << >>", b"/Type /ObjStm /N 1 /First 4 /Extends 4 0 R ") + b"\nendobj\n"
    )
    rows = b"".join(
        bytes([kind]) + where.to_bytes(4, "big") + b"\x00"
        for kind, where in ((0, 0), (2, 4), (2, 5), (2, 4), (2, 5), (2, 4), (1, len(header + first + second)))
    )
    table = b"6 0 obj\n" + stream(rows, b"/Type /XRef /Size 7 /W [1 4 1] /Root 1 0 R ") + b"\nendobj\n"
    return header + first + second + table + b"startxref\n%d\n%%%%EOF\n" % len(header + first + second)


def cross_reference_loop() -> bytes:
    """A cross-reference table whose predecessor is itself."""
    return paged([shown_text("loop")], prev=-1)


def length_loop() -> bytes:
    """A stream whose length is given by the stream itself."""
    body = shown_text("length")
    return pdf(
        [
            _CATALOGUE,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            _PAGE + b"/Contents 4 0 R >>",
            b"<< /Length 4 0 R >>\nstream\n" + body + b"\nendstream",
        ]
    )


def deflated(size: int, unit: bytes = b" ") -> bytes:
    """A unit repeated to about that many bytes, deflated; made piece by piece, so that making it takes no memory."""
    squeeze = zlib.compressobj(9)
    piece = unit * (2**20 // len(unit))
    pieces = [squeeze.compress(piece) for _ in range(size // 2**20)]
    return b"".join(pieces) + squeeze.flush()


def flate_bomb(size: int) -> bytes:
    """A page whose content is small and unpacks to ``size`` bytes of spaces."""
    return paged([deflated(size)], entries=b"/Filter /FlateDecode ")


def text_bomb(glyphs: int) -> bytes:
    """A page that prints very many letters."""
    line = b"(%s) Tj T* " % (b"Requires improvement to be good. " * 32)
    content = b"BT /F1 1 Tf 1 TL 10 800 Td " + line * (glyphs // len(line)) + b"ET"
    return paged([zlib.compress(content)], entries=b"/Filter /FlateDecode ")


def huge_page() -> bytes:
    """A page a billion points wide and high."""
    return paged([shown_text("far away")], box=b"[0 0 1000000000 1000000000]")


def lying_count() -> bytes:
    """One page, said to be two thousand million."""
    return paged([shown_text("one")], count=2**31 - 1)


def negative_count() -> bytes:
    """One page, said to be fewer than none."""
    return paged([shown_text("one")], count=-5)


def odd_characters() -> bytes:
    """Text whose font says that its letters are NUL, half a surrogate pair, a bell, an escape and a line separator."""
    mapping = (
        b"/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> "
        b"endcodespacerange 6 beginbfchar <41> <0000> <42> <D800> <43> <0007> <44> <001B> <45> <2028> <46> <DFFF> "
        b"endbfchar endcmap end"
    )
    return pdf(
        [
            _CATALOGUE,
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            _PAGE + b"/Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            stream(shown_text("report ABCDEF of an inspection ABCDEF")),
            stream(mapping),
        ]
    )
