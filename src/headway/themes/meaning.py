"""Search by meaning: passages and a query as vectors of a small model that the package wordllama carries with it.

An optional extra (``headway[meaning]``). Nothing is downloaded: the weights and the tokenizer are read from the
installed package, and their absence is an error. Every passage is compared, which is quick up to some 100,000.
"""

import importlib
import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headway.errors import ForPerson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MODEL", "available", "fused", "nearest", "vectors"]

MODEL = "l2_supercat"
SIZE = 256
FUSED_FROM = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009), as published; not tuned."""


def available() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("wordllama") is not None


def vectors(texts: Sequence[str]) -> "NDArray[np.float32]":
    """One row a text, of length 1 (or 0 where the model knows no word of it)."""
    import numpy as np

    if not texts:
        return np.zeros((0, SIZE), dtype=np.float32)
    made = np.asarray(_model().embed(list(texts)), dtype=np.float32)
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    unit: NDArray[np.float32] = np.divide(made, lengths, out=np.zeros_like(made), where=lengths > 0)
    return unit


def nearest(rows: "NDArray[np.float32]", text: str, most: int) -> list[tuple[int, float]]:
    """The places of the rows that mean most nearly the same as the text, with the cosine, nearest first."""
    import numpy as np

    if not len(rows):
        return []
    scores = rows @ vectors([text])[0]
    most = min(most, len(scores))
    best = np.argpartition(-scores, most - 1)[:most]
    return [(int(place), float(scores[place])) for place in best[np.argsort(-scores[best], kind="stable")]]


def fused(*rankings: Sequence[int]) -> list[int]:
    """Several rankings as one, by reciprocal rank: what stands high in more than one comes first."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for place, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1 / (FUSED_FROM + place)
    return sorted(scores, key=lambda key: -scores[key])


@lru_cache(maxsize=1)
def _model() -> Any:
    found = importlib.util.find_spec("wordllama")
    if found is None or found.origin is None:
        raise ForPerson("Search by meaning is not installed. Install headway[meaning], or search by words.")
    home = Path(found.origin).parent
    for needed in (f"weights/{MODEL}_{SIZE}.safetensors", f"tokenizers/{MODEL}_tokenizer_config.json"):
        if not (home / needed).is_file():  # the package would look for it on the network
            raise ForPerson(f"The package wordllama lacks its file {needed}. Install headway[meaning] anew.")
    package = importlib.import_module("wordllama")
    return package.WordLlama.load(MODEL, dim=SIZE, cache_dir=home, disable_download=True)
