"""The whole installation out as plain files, and into an empty one: what is kept, without what is secret.

In: the database and the files of a workspace, or an export of them. Out: JSON Lines for each model, files by hash, and
a manifest with the SHA-256 of every part. The trail keeps its events and their hashes.
"""

from headway.web.exchange.whole.coming_in import import_export, is_export
from headway.web.exchange.whole.going_out import export

__all__ = ["export", "import_export", "is_export"]
