"""Backup and restore: the database, the files and the settings of a workspace in one file, and back.

In: a workspace that may be in use. Out: a zip with the SHA-256 of every part, for the machine's own keeping: it holds
what an export leaves out, password hashes and second steps among it, and the secret key only when asked.
"""

from headway.web.exchange.backup.making import Made, backup
from headway.web.exchange.backup.restoring import Restored, restore

__all__ = ["Made", "Restored", "backup", "restore"]
