"""What the reading worker and its parent say to each other: framed answers, and records that cannot do harm.

A document could take its worker over. The parent therefore checks lengths, and unpickles a record's own
classes and nothing else.
"""

import datetime
import io
import pickle
import struct
from typing import Any, BinaryIO, NamedTuple

from headway.reports import record
from headway.reports.record import InspectionRecord

READY, DIGEST, RECORD, REFUSED = b"R", b"D", b"P", b"N"

_HEAD = struct.Struct(">c?I")
_LARGEST = 64 * 2**20


class Frame(NamedTuple):
    """One answer. ``tired``: the worker asks to be replaced before the next document."""

    kind: bytes
    tired: bool
    payload: bytes


class Garbled(Exception):  # noqa: N818
    """The other end is gone, or no longer speaks as it should."""


def send(out: BinaryIO, kind: bytes, payload: bytes = b"", *, tired: bool = False) -> None:
    """Write one frame."""
    out.write(_HEAD.pack(kind, tired, len(payload)) + payload)
    out.flush()


def receive(pipe: BinaryIO) -> Frame:
    """Wait for one frame. Raises :class:`Garbled`."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise Garbled
    kind, tired, length = _HEAD.unpack(head)
    if length > _LARGEST:
        raise Garbled
    payload = pipe.read(length)
    if len(payload) < length:
        raise Garbled
    return Frame(kind, tired, payload)


def packed(found: InspectionRecord) -> bytes:
    """The record as bytes for the wire."""
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)


def unpacked(payload: bytes) -> InspectionRecord:
    """The record again. Raises :class:`Garbled` for anything that is not one."""
    try:
        found = _Unpickler(io.BytesIO(payload)).load()
    except Exception as error:  # a hand-made pickle may raise anything
        raise Garbled from error
    if not isinstance(found, InspectionRecord):
        raise Garbled
    return found


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == record.__name__ and isinstance(found := getattr(record, name, None), type):
            return found
        if (module, name) == ("datetime", "date"):
            return datetime.date
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")
