"""In: what was read of the returns, and a key. Out: editions as Parquet without any identifier of a person.

The identifiers become keyed hashes (UK GDPR article 4(5)); what is kept, how long, and for whom it is held is the
council's own decision (articles 5(1)(e), 17 and 18).
"""

from headway.returns.store.edition import Edition, LoadedFile, StoredTable
from headway.returns.store.index import Hold, Scope
from headway.returns.store.key import ChildKey, key_path, make_key, read_key
from headway.returns.store.loading import Loaded, key_for, load
from headway.returns.store.pseudonyms import pseudonym
from headway.returns.store.store import Store, workspace_folder

__all__ = [
    "ChildKey",
    "Edition",
    "Hold",
    "Loaded",
    "LoadedFile",
    "Scope",
    "Store",
    "StoredTable",
    "key_for",
    "key_path",
    "load",
    "make_key",
    "pseudonym",
    "read_key",
    "workspace_folder",
]
