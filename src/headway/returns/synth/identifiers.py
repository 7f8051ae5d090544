"""Identifiers that look like nobody's: SYN and seven digits, pupil numbers of no authority, postcodes of no place."""

import numpy as np

from headway.returns.synth.days import Flags, Ints, Texts


def child_ids(numbers: Ints) -> Texts:
    """SYN0000001 and so on."""
    return np.array([f"SYN{number:07d}" for number in numbers.tolist()], dtype=object)


def worker_ids(numbers: Ints) -> Texts:
    """SW-0001 and so on."""
    return np.array([f"SW-{number:04d}" for number in numbers.tolist()], dtype=object)


def pupil_numbers(numbers: Ints, without: Texts) -> Texts:
    """A letter and twelve digits with 000, no authority, in them; or the code of why there is none."""
    return np.array(
        [
            code or f"Z000{number:09d}"
            for number, code in zip(numbers.tolist(), without.tolist(), strict=True)
        ],
        dtype=object,
    )


def postcodes(numbers: Ints, known: Flags) -> Texts:
    """In the area ZZ, which does not exist; blank where not known."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    written = []
    for number, is_known in zip(numbers.tolist(), known.tolist(), strict=True):
        if not is_known:
            written.append("")
            continue
        rest, last = divmod(number * 7919 % 3_600_000, 20)
        rest, first = divmod(rest, 20)
        outward, inward = divmod(rest, 10)
        written.append(f"ZZ{outward % 98 + 1} {inward}{letters[first]}{letters[last]}")
    return np.array(written, dtype=object)


def place_urns(numbers: Ints, given: Flags) -> Texts:
    """The inspectorate's form of a number, from a range that is not given out; blank where there is none."""
    return np.array(
        [
            f"SC9{number % 90_000:05d}" if is_given else ""
            for number, is_given in zip(numbers.tolist(), given.tolist(), strict=True)
        ],
        dtype=object,
    )
