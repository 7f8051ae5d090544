"""Registers of settings that tests can read off: a short list of one's own, and made-up files in the real layouts."""

from pathlib import Path

from django.conf import settings

from headway.assessment.settings import SettingsStore, load
from headway.assessment.settings.made_up import made_up

__all__ = ["HOME", "LIST", "MINDER", "PRIMARY", "loaded_list", "loaded_made_up", "made_up_files"]

PRIMARY, MINDER, HOME = "9000001", "EX000001", "SX000001"
LIST = f"""urn,name,kind,authority,inspection date,published,grade,framework
{PRIMARY},Example Primary School 1,primary_schools,Kent,2024-05-14,2024-06-20,Good,
{PRIMARY},Example Primary School 1,primary_schools,Kent,2018-03-06,2018-04-11,Requires improvement,
9000002,Example Primary School 2,primary_schools,Kent,2023-11-07,2023-12-12,Inadequate,
9000003,Example Primary School 3,primary_schools,Medway,2024-02-06,2024-03-12,Outstanding,
{MINDER},Mary Minder,childminders,Kent,2024-01-16,2024-02-13,Good,
{HOME},Rose Cottage,childrens_homes,Kent,2024-03-05,2024-04-02,Good,
"""


def made_up_files(*, size: float = 0.3) -> dict[str, str]:
    """Kent, Medway and Essex in the inspectorate’s layouts; nothing in them is real."""
    return made_up("E10000016", ["E06000035", "E10000012"], seed=3, size=size)


def loaded_list() -> SettingsStore:
    """The short list in this test’s workspace."""
    return _loaded({"list.csv": LIST})


def loaded_made_up(*, size: float = 0.3) -> SettingsStore:
    """The made-up files in this test’s workspace."""
    return _loaded(made_up_files(size=size))


def _loaded(files: dict[str, str]) -> SettingsStore:
    folder = Path(settings.WORKSPACE.folder)
    given = folder / "given"
    given.mkdir(exist_ok=True)
    for name, text in files.items():
        (given / name).write_text(text, encoding="utf-8")
    store = SettingsStore.of_workspace(folder)
    load([given / name for name in files], store)
    return store
