"""The demo's own workspace: made anew each time, and never in the place of anything but an earlier demo."""

import shutil
import tempfile
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from headway.errors import ForPerson
from headway.web.workspace import HOME, Workspace

_MARK = "# This workspace is a demo: `headway demo` replaces it without asking.\ndemo = true\n"


def is_demo(site: Path) -> bool:
    """Whether the workspace was made by ``headway demo``."""
    return Workspace(site).config.get("demo") is True


def own_environment(environ: MutableMapping[str, str], site: Path) -> None:
    """Point this process at the demo's workspace, and away from any real database, mail server or secret."""
    ours = [name for name in environ if name.startswith("HEADWAY_")]
    for name in (*ours, "DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        environ.pop(name, None)
    environ[HOME] = str(site.resolve())


@contextmanager
def fresh_site(site: Path) -> Iterator[Path]:
    """A new marked workspace to fill. It takes the place of an earlier demo when all went well; else that one stays."""
    must_be_replaceable(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    coming = Path(tempfile.mkdtemp(prefix=".site-", dir=site.parent))
    try:
        (coming / "headway.toml").write_text(_MARK, encoding="utf-8")
        yield coming
        _put_in_place(coming, site)
    finally:
        shutil.rmtree(coming, ignore_errors=True)


def must_be_replaceable(site: Path) -> None:
    """Anything that is there and is no demo is left alone."""
    if site.exists() and not is_demo(site):
        raise ForPerson(f"{site} is there already and is not a demo. Give another folder with --out.")


def _put_in_place(coming: Path, site: Path) -> None:
    earlier = coming.with_name(f"{coming.name}-earlier")
    if site.exists():
        site.rename(earlier)
    coming.rename(site)
    shutil.rmtree(earlier, ignore_errors=True)
