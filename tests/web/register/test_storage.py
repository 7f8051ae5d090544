"""Files that people give: what is kept, under what name, and what is refused."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from headway.errors import ForPerson
from headway.web.register import sniffing
from headway.web.register.storage import MediaType, download, keep, path_of, shown_name

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def archive(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def word(**more: bytes) -> bytes:
    return archive(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>", **more})


def kept(content: bytes, name: str = "a file", **options: object):
    return keep(io.BytesIO(content), name=name, **options)  # type: ignore[arg-type]


def left_in(settings) -> list[str]:
    return sorted(path.name for path in settings.WORKSPACE.files.iterdir())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, MediaType.PDF),
        (b"\n\n" + PDF, MediaType.PDF),
        (PNG, MediaType.PNG),
        (b"\xff\xd8\xff\xe0rest", MediaType.JPEG),
        (word(), MediaType.DOCX),
        (archive(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.xml": b"<x/>"}), MediaType.XLSX),
        ("Notes of 13 June – by hand\n".encode(), MediaType.TEXT),
        ("Caf\xe9 notes".encode("cp1252"), MediaType.TEXT),
        (b"name,count\nKent,10\nMedway,4\n", MediaType.CSV),
    ],
)
def test_the_kind_is_read_from_the_content(content: bytes, kind: MediaType) -> None:
    assert kept(content, "misnamed.exe").media_type is kind


def test_the_path_is_the_hash_whatever_the_name(settings) -> None:
    stored = kept(PDF, "../../etc/passwd")
    assert stored.name == "passwd"
    assert left_in(settings) == [stored.sha256]
    assert path_of(stored.sha256).read_bytes() == PDF


def test_only_its_owner_can_read_a_kept_file() -> None:
    mode = path_of(kept(PDF).sha256).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_the_same_bytes_are_kept_once_and_known_again(settings) -> None:
    first, second = kept(PDF, "one.pdf"), kept(PDF, "two.pdf")
    assert (first.was_known, second.was_known) == (False, True)
    assert left_in(settings) == [first.sha256]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"MZ\x90\x00\x03", "not a kind of file"),
        (b"\x7fELF\x02\x01", "not a kind of file"),
        (b"PK\x03\x04 then nothing that unpacks", "damaged or locked"),
        (archive(**{"readme.txt": b"hello"}), "neither Word nor Excel"),
        (word(**{"word__vbaProject.bin": b"x"}), "holds macros"),
        (word(**{"..__..__evil.txt": b"x"}), "outside itself"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(content: bytes, says: str, settings) -> None:
    with pytest.raises(ForPerson, match=says):
        kept(content)
    assert left_in(settings) == []


def test_an_archive_bomb_is_refused(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffing, "_MOST_UNPACKED", 1_000_000)
    bomb = word(**{"word__media.bin": b"\x00" * 1_000_001})
    assert len(bomb) < 5_000
    with pytest.raises(ForPerson, match="unpacks to more"):
        kept(bomb)
    assert left_in(settings) == []


def test_an_archive_that_lies_about_its_sizes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffing, "_MOST_UNPACKED", 1_000_000)
    honest = word(**{"word__media.bin": b"\x00" * 1_000_001})
    size = (1_000_001).to_bytes(4, "little")
    assert honest.count(size) == 2  # in the part's own header and in the list at the end
    with pytest.raises(ForPerson, match=r"unpacks to more|damaged"):
        kept(honest.replace(size, (10).to_bytes(4, "little")))


def test_a_file_over_the_limit_is_refused(settings) -> None:
    with pytest.raises(ForPerson, match="larger than 1 MiB"):
        kept(PDF + b" " * 1024 * 1024, most=1024 * 1024)
    assert left_in(settings) == []


def test_a_kind_that_is_not_asked_for_is_refused() -> None:
    with pytest.raises(ForPerson, match=r"report.pdf is PNG. Give PDF"):
        kept(PNG, "report.pdf", kinds=frozenset({MediaType.PDF}))


@pytest.mark.django_db
def test_a_kept_file_is_served_as_a_download_that_nothing_runs() -> None:
    stored = kept(PDF)
    response = download(stored.sha256, name='x"\r\nSet-Cookie: a=b', media_type=stored.media_type)
    assert b"".join(response.streaming_content) == PDF
    response.close()
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "Set-Cookie" not in response.headers
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize("name", ["", "..", "../secret-key", "a" * 63, "A" * 64, "a" * 64 + "/x"])
def test_only_a_hash_leads_to_a_file(name: str) -> None:
    with pytest.raises(ForPerson):
        path_of(name)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (r"C:\Users\me\Report.pdf", "Report.pdf"),
        ("/tmp/Report.pdf", "Report.pdf"),
        ("fdp.\u202etropeR", "fdp. tropeR"),
        ("...", "The file"),
    ],
)
def test_a_name_is_shown_without_folders_and_tricks(given: str, shown: str) -> None:
    assert shown_name(given) == shown


def test_real_reports_are_kept(shared: Path) -> None:
    report = next((shared / "corpus" / "pdf").glob("*.pdf"))
    with report.open("rb") as file:
        stored = keep(file, name=report.name, kinds=frozenset({MediaType.PDF}))
    assert stored.size == report.stat().st_size
