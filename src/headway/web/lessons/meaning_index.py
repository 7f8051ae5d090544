"""The passages as vectors, for search by meaning: one file in the workspace (``headway lessons index --meaning``).

The file is only an aid: what it lacks is found by words, and what was taken out of the library since is passed over.
It is not on by default, for it was not measured better than words beyond chance (docs/reference/score.md).
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from headway.themes import meaning
from headway.web.lessons.models import Passage

__all__ = ["build_meaning", "is_ready", "nearest_keys"]

_AT_ONCE = 5000


def build_meaning() -> int:
    """Make the file anew from the passages that search finds. Gives how many. ``ForPerson`` without the extra."""
    import numpy as np

    held = Passage.objects.filter(report__refusal="", report__copy_of=None).order_by("pk")
    keys, rows = [], [meaning.vectors([])]
    for after in range(0, held.count(), _AT_ONCE):
        some = list(held.values_list("pk", "text")[after : after + _AT_ONCE])
        keys += [key for key, _ in some]
        rows.append(meaning.vectors([text for _, text in some]))
    file = _file()
    part = file.with_suffix(".part")
    with part.open("wb") as written:
        np.savez(written, keys=np.asarray(keys, dtype=np.int64), rows=np.vstack(rows).astype(np.float16))
    os.replace(part, file)  # noqa: PTH105 - whoever reads at this moment has the old one whole
    return len(keys)


def is_ready() -> bool:
    """Whether the extra is installed and the file made."""
    return meaning.available() and _file().is_file()


def nearest_keys(text: str, most: int) -> list[int]:
    """The keys of the passages that mean most nearly the same; some may be gone from the library."""
    file = _file()
    keys, rows = _held(file, file.stat().st_mtime_ns)
    return [int(keys[place]) for place, _ in meaning.nearest(rows, text, most)]


def _file() -> Path:
    return Path(settings.WORKSPACE.folder) / "meaning.npz"


@lru_cache(maxsize=1)
def _held(file: Path, made: int) -> tuple[Any, Any]:  # noqa: ARG001 - a newer file is read anew
    import numpy as np

    with np.load(file, allow_pickle=False) as read:
        return read["keys"], read["rows"].astype(np.float32)
