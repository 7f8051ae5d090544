"""What a backup is made of."""

from enum import StrEnum

__all__ = ["CONFIG", "DATABASE", "FORMAT", "KEY", "PUBLIC_DATA", "WHAT", "Engine"]

WHAT, FORMAT = "Headway backup", 1
CONFIG, KEY = "headway.toml", "secret-key"
PUBLIC_DATA = ("benchmarks/*/*/edition=*", "settings/*/edition=*")
"""What was published by others and loaded: official statistics and the register of settings, one folder an edition."""


class Engine(StrEnum):
    """How the database was copied."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"
    EXPORT = "export"
    """By a full export, where pg_dump was missing: without passwords and second steps."""


DATABASE = {
    Engine.SQLITE: "database.sqlite3",
    Engine.POSTGRESQL: "database.dump",
    Engine.EXPORT: "export.zip",
}
"""The part that holds the database."""
