"""``headway demo``: what it leaves, what it prints, and that it never touches anything but a demo."""

import http.cookiejar
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from one_database import on_sqlite_only

from headway.errors import ForPerson
from headway.web.demo import fresh_site, is_demo, own_environment

PACK = {
    "report.pdf",
    "inspection.json",
    "plan.xlsx",
    "plan.docx",
    "paper.docx",
    "paper.pdf",
    "paper.html",
    "deadlines.ics",
}
RETURNS = {"returns", "child.key", "issues.html", "indicators.csv"}
KENT = "quality@kent.example.org"

pytestmark = on_sqlite_only("its site has an SQLite file of its own, whatever the others run on")


def headway(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "headway", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
        env=os.environ | environ,
    )


@dataclass
class Made:
    folder: Path
    said: str

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def password(self) -> str:
        return re.search(r"the password (\S+)", self.said)[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The demo, made once; with settings around it that would lead to a real database and a real mail server."""
    folder = tmp_path_factory.mktemp("tried") / "demo"
    answer = headway(
        "demo",
        "--out",
        str(folder),
        DATABASE_URL="postgres://nobody@127.0.0.1:1/real",
        HEADWAY_MODE="production",
        HEADWAY_SMTP_HOST="mail.example.org",
    )
    assert answer.returncode == 0, answer.stderr
    return Made(folder, answer.stdout)


def test_it_leaves_the_pack_and_the_site(made: Made) -> None:
    assert {each.name for each in made.folder.iterdir()} == PACK | RETURNS | {"site"}
    assert is_demo(made.site)
    assert (made.site / "headway.sqlite3").stat().st_size > 100_000


def test_it_prints_everybody_the_password_and_how_to_go_on(made: Made) -> None:
    assert len(re.findall(r"^  \S+@\S+\.example\.org ", made.said, re.MULTILINE)) == 11
    assert re.fullmatch(r"(?:[a-z2-9]{4}-){4}[a-z2-9]{4}", made.password)
    assert made.said.count(made.password) == 1
    assert f"--code {KENT}" in made.said
    assert "invented" in made.said


def test_the_password_is_written_down_nowhere(made: Made) -> None:
    secret = made.password.encode()

    assert all(secret not in each.read_bytes() for each in made.folder.rglob("*") if each.is_file())


def test_the_site_is_joined_up_and_its_trail_holds(made: Made) -> None:
    at = {"HEADWAY_HOME": str(made.site), "DATABASE_URL": ""}

    assert headway("trail", "orphans", **at).stdout == "Everything is joined up.\n"
    verified = headway("trail", "verify", **at)
    assert verified.stdout.startswith("The trail holds: ")
    assert verified.returncode == 0


def test_a_code_is_printed_for_those_who_need_one(made: Made) -> None:
    answer = headway("demo", "--out", str(made.folder), "--code", KENT.upper())

    assert re.fullmatch(r"\d{6} \(for \d+ seconds; each code works once\)\n", answer.stdout)


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("member@kent.example.org", "Memphis Burr signs in without a code"),
        ("nobody@example.org", "Nobody in the demo has the address nobody@example.org"),
    ],
)
def test_others_are_told_why_there_is_no_code(made: Made, email: str, sentence: str) -> None:
    answer = headway("demo", "--out", str(made.folder), "--code", email)

    assert answer.returncode == 2
    assert answer.stderr.startswith(f"headway: {sentence}")


def test_without_a_demo_there_is_no_code_and_nothing_is_made(tmp_path: Path) -> None:
    answer = headway("demo", "--out", str(tmp_path / "none"), "--code", KENT)

    assert answer.returncode == 2
    assert "There is no demo in" in answer.stderr
    assert not (tmp_path / "none").exists()


def test_a_site_that_is_no_demo_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "headway.sqlite3").write_bytes(b"a council's own")

    answer = headway("demo", "--out", str(tmp_path))

    assert answer.returncode == 2
    assert "is there already and is not a demo" in answer.stderr
    assert [each.name for each in site.iterdir()] == ["headway.sqlite3"]
    assert (site / "headway.sqlite3").read_bytes() == b"a council's own"
    assert not (tmp_path / "report.pdf").exists()
    assert headway("demo", "--out", str(tmp_path), "--keep", "--serve", "--port", "8998").returncode == 2


def test_a_register_that_cannot_be_read_is_told_and_the_earlier_demo_stays(
    made: Made, tmp_path: Path
) -> None:
    before = (made.site / "secret-key").read_bytes()
    wrong = tmp_path / "register.csv"
    wrong.write_text("not,a,register\n1,2,3\n", encoding="utf-8")

    answer = headway("demo", "--out", str(made.folder), "--register", str(wrong))

    assert answer.returncode == 2
    assert (made.site / "secret-key").read_bytes() == before


@pytest.mark.shared
def test_a_second_run_replaces_the_demo_and_takes_a_national_register(shared: Path, tmp_path: Path) -> None:
    with fresh_site(tmp_path / "site") as coming:
        (coming / "left-by-the-first").touch()
    register = shared / "register" / "la_judgement_history_2013_2026.csv"

    answer = headway("demo", "--out", str(tmp_path), "--register", str(register))

    assert answer.returncode == 0, answer.stderr
    assert f"National register loaded: {register.name}" in answer.stdout
    assert not (tmp_path / "site" / "left-by-the-first").exists()
    assert [each for each in tmp_path.iterdir() if each.name.startswith(".site")] == []
    with sqlite3.connect(tmp_path / "site" / "headway.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM register_nationalinspection").fetchone() == (497,)


def test_a_site_that_fails_on_the_way_leaves_the_earlier_one(tmp_path: Path) -> None:
    site = tmp_path / "demo" / "site"
    with fresh_site(site) as coming:
        (coming / "first").touch()

    with pytest.raises(ForPerson):
        _fail_half_way(site)

    assert (site / "first").exists()
    assert [each.name for each in site.parent.iterdir()] == ["site"]


def _fail_half_way(site: Path) -> None:
    with fresh_site(site) as coming:
        (coming / "second").touch()
        raise ForPerson("The disk is full.")


def test_the_demos_environment_leads_to_nothing_real(tmp_path: Path) -> None:
    environ = {
        "DATABASE_URL": "postgres://real",
        "HEADWAY_MODE": "production",
        "HEADWAY_SECRET_KEY": "real",
        "HEADWAY_SMTP_HOST": "real",
        "DJANGO_SETTINGS_MODULE": "somebody.elses",
        "PATH": "/bin",
    }

    own_environment(environ, tmp_path)

    assert environ == {"PATH": "/bin", "HEADWAY_HOME": str(tmp_path.resolve())}


def test_a_port_that_is_taken_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]

        answer = headway("demo", "--out", str(tmp_path / "demo"), "--serve", "--port", str(port))

    assert answer.returncode == 2
    assert f"The site cannot answer on port {port}" in answer.stderr
    assert not (tmp_path / "demo").exists()


def test_keeping_what_is_not_there_is_told(tmp_path: Path) -> None:
    answer = headway("demo", "--out", str(tmp_path / "demo"), "--keep")

    assert answer.returncode == 2
    assert "There is no demo in" in answer.stderr


@pytest.fixture(scope="module")
def address(made: Made) -> Iterator[str]:
    """The demo being served, as `headway demo --keep --serve` does it."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    command = [sys.executable, "-m", "headway", "demo", "--out", str(made.folder)]
    command += ["--keep", "--serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield _when_it_answers(f"http://127.0.0.1:{port}", server)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def _when_it_answers(address: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        assert server.poll() is None, "the site stopped"
        try:
            urllib.request.urlopen(f"{address}/accessibility/", timeout=10).close()  # noqa: S310
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError("the site does not answer")


def test_a_person_signs_in_with_what_was_printed(made: Made, address: str) -> None:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def send(path: str, **fields: str) -> tuple[str, str]:
        page = browser.open(f"{address}{path}").read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        data = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        answer = browser.open(urllib.request.Request(f"{address}{path}", data, {"Referer": address}))  # noqa: S310
        return answer.url, answer.read().decode()

    url, _page = send("/account/login/", login=KENT, password=made.password)
    code = headway("demo", "--out", str(made.folder), "--code", KENT).stdout.split()[0]
    _url, page = send(url.removeprefix(address), code=code)

    assert "Where we stand" in page
    assert "Practice development plan (worked example)" in page
