"""The process that opens what people gave: a request as JSON on standard input, the answer as a file in its folder.

Started by :mod:`headway.documents.agenda_pack.bounded` as ``python -P -m headway.documents.agenda_pack.worker``. It
sets its own limits of memory, processor time and file size once its modules are loaded (on Linux; elsewhere its
parent's clock is the only one). The reasons that it gives name no file: the parent knows what it asked about.
"""

import json
import struct
import sys
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import typst

if sys.platform != "win32":
    import resource

ANSWER = "answer.json"
PACK = "pack.pdf"

_HEADER, _HEADER_WITHIN = b"%PDF-", 1024  # Adobe's implementation note 13 to PDF Reference 1.7
_PICTURE_DPI = 150
_TRIAL = """#for page in range(1, int(sys.inputs.pages) + 1) { image(sys.inputs.file, page: page) }"""


class Refused(Exception):  # noqa: N818 - what is refused is the appendix
    """The appendix cannot be put into a pack; the words go on from "Item 5, appendix 1"."""


def main() -> None:
    """Answer one request, and end."""
    request = json.load(sys.stdin)
    folder = Path(request["folder"])
    _bound(request["memory_mib"], request["seconds"], request["file_mib"])
    try:
        answer = _inspected(folder, request) if request["do"] == "inspect" else _compiled(folder, request)
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        answer = {
            "refused": f"needs more than {request['memory_mib']} MiB of memory. Save it as a smaller PDF."
        }
    (folder / ANSWER).write_text(json.dumps(answer), encoding="utf-8")


# One appendix.


def _inspected(folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    name = request["file"]
    document = _opened((folder / name).read_bytes())
    count = len(document)
    if count < 1:
        raise Refused("has no pages. Attach the file again.")
    if count > request["most_pages"]:
        raise Refused(f"has {count:,} pages; a pack takes {request['most_pages']:,} of one appendix at most.")
    room = request["characters"]
    pages = []
    for index in range(count):
        width, height, text = _page(document, index, room)
        room -= len(text)
        pages.append({"width": width, "height": height, "text": text, "file": name, "page": index + 1})
    whole = _can_be_embedded(folder, name, count)
    for page in pages:
        if not whole or _is_written_on(document, page["page"] - 1):
            page["file"] = _picture(folder, name, document, page["page"])
    return {"pages": pages}


def _is_written_on(document: pypdfium2.PdfDocument, index: int) -> bool:
    """Whether something lies on the page that is no part of it: a filled-in field, a stamp, a comment. Embedding the
    page would lose it without a word.
    """
    page = document[index]
    kinds = set()
    for place in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, place)
        kinds.add(pdfium.FPDFAnnot_GetSubtype(annotation))
        pdfium.FPDFPage_CloseAnnot(annotation)
    page.close()
    return bool(kinds - {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP})


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    if _HEADER not in content[:_HEADER_WITHIN]:
        raise Refused("is not a PDF. Save it as PDF and attach that.")
    raw = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if raw:
        document = pypdfium2.PdfDocument(raw)
        document.headway_content = content  # PDFium reads from it for as long as the document is open
        document.init_forms()  # so that what is filled in is drawn
        return document
    if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        raise Refused("is encrypted. Save a copy without a password and attach that.")
    raise Refused("is damaged. Open it, save it as a new PDF, and attach that.")


def _page(document: pypdfium2.PdfDocument, index: int, room: int) -> tuple[float, float, str]:
    try:
        page = document[index]
        width, height = page.get_size()
        text = page.get_textpage().get_text_bounded() if room > 0 else ""
        page.close()
    except pypdfium2.PdfiumError as error:
        raise Refused(
            f"is damaged at its page {index + 1}. Open it, save it as a new PDF, and attach that."
        ) from error
    return width, height, text[:room]


def _can_be_embedded(folder: Path, name: str, count: int) -> bool:
    """Whether typst takes its pages as they are; PDFium opens much that is out of order."""
    trial = folder / f"trial-{name}.typ"
    trial.write_text(_TRIAL, encoding="utf-8")
    try:
        compiler = typst.Compiler(
            str(trial),
            root=str(folder),
            sys_inputs={"file": name, "pages": str(count)},
            font_paths=typst.Fonts(include_system_fonts=False),
        )
        made = compiler.compile(format="pdf")
        return _same_words(made, folder / name, count)
    except MemoryError:
        raise
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return False


def _same_words(made: object, given: Path, count: int) -> bool:
    """Whether as much text can be read from the pages embedded as from those given, within a tenth."""
    there, here = (_characters(pypdfium2.PdfDocument(each)) for each in (given.read_bytes(), made))
    return count > 0 and here >= 0.9 * there


def _characters(document: pypdfium2.PdfDocument) -> int:
    return sum(page.get_textpage().count_chars() for page in document)


def _picture(folder: Path, name: str, document: pypdfium2.PdfDocument, number: int) -> str:
    """The page as a PNG beside the file; returns its name."""
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(_PICTURE_DPI / 72, 4_000 / max(width, height, 1))
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pdfium.FPDFBitmap_BGR)
    made = f"{name}-{number}.png"
    (folder / made).write_bytes(_png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)))
    page.close()
    return made


def _png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """RGB as PNG (ISO/IEC 15948): each line is unfiltered."""
    lines = b"".join(b"\0" + pixels[y * stride : y * stride + 3 * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


# The whole pack.


def _compiled(folder: Path, request: dict[str, Any]) -> dict[str, Any]:
    fonts = typst.Fonts(
        include_system_fonts=request["system_fonts"],
        font_paths=[Path(each) for each in request["font_folders"]],
    )
    compiler = typst.Compiler(
        str(folder / "main.typ"), root=str(folder), sys_inputs=request["inputs"], font_paths=fonts
    )
    compiler.compile(
        format="pdf", output=str(folder / PACK), timestamp=datetime.fromisoformat(request["moment"])
    )
    return bookmarks((folder / PACK).read_bytes())


def bookmarks(pdf: bytes) -> dict[str, Any]:
    """The number of pages, and each bookmark's title, page (the first is 1) and level."""
    file = pypdfium2.PdfDocument(pdf)
    marks = [(each.get_title(), each.get_dest().get_index() + 1, each.level) for each in file.get_toc()]
    return {"pages": len(file), "bookmarks": marks}


# Limits of the process itself.


def _bound(memory_mib: int, seconds: float, file_mib: int) -> None:
    if sys.platform == "win32":
        return
    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, file_mib * 2**20),
        (resource.RLIMIT_AS, memory_mib * 2**20),
        (resource.RLIMIT_CPU, int(2 * seconds) + 2),  # two processors may be at work at once
    )
    for kind, most in limits:
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS knows RLIMIT_AS and does not keep it
            continue


if __name__ == "__main__":
    main()
