"""One request to the worker, within limits of time and memory; the parent opens nothing that people gave."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from headway.documents.agenda_pack.values import PackLimits
from headway.documents.agenda_pack.worker import ANSWER

_LARGEST_ANSWER = 100 * 2**20
_SECONDS_TO_START = 20.0


class NoAnswer(Exception):  # noqa: N818 - named for what is not there
    """The worker was ended, or ended itself: too long, too large, or a document that was its end."""


def asked(folder: Path, limits: PackLimits, **request: Any) -> dict[str, Any]:
    """The worker's answer. Raises :class:`NoAnswer`."""
    whole = {
        **request,
        "folder": str(folder),
        "memory_mib": limits.memory_mib,
        "seconds": limits.seconds,
        "file_mib": limits.pack_mib,
    }
    answer = folder / ANSWER
    answer.unlink(missing_ok=True)
    # -P: the current folder is no place for modules.
    command = [sys.executable, "-P", "-m", "headway.documents.agenda_pack.worker"]
    try:
        subprocess.run(  # noqa: S603
            command,
            input=json.dumps(whole).encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds + _SECONDS_TO_START,
            check=True,
            # glibc: 64 MiB of address space for each thread otherwise
            env={**os.environ, "MALLOC_ARENA_MAX": "1"},
        )
        if answer.stat().st_size > _LARGEST_ANSWER:
            raise NoAnswer
        found = json.loads(answer.read_text(encoding="utf-8"))
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise NoAnswer from error
    if not isinstance(found, dict):
        raise NoAnswer
    return found
