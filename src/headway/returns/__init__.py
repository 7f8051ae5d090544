"""In: the statutory returns that a council makes, as files. Out: typed tables, their faults, and a pseudonymised store.

The returns are the department's (SSDA903, the children in need census) and the inspectorate's (Annex A); the workforce
lists and the local ones are the council's own. What comes in is read by ``intake``, checked by ``checks`` and kept by
``store``; ``schema`` is the returns as data, ``synth`` makes an authority up. Each is opened when it is first named.
"""

from importlib import import_module
from types import ModuleType

__all__ = ["checks", "intake", "schema", "store", "synth"]


def __getattr__(name: str) -> ModuleType:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
