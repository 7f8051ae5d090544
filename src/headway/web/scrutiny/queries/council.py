"""The council's own answers for the clocks."""

from django.conf import settings

from headway.clocks import CouncilSettings, read_settings

__all__ = ["council_settings"]


def council_settings() -> CouncilSettings:
    """The ``[clocks]`` table of headway.toml; the defaults where there is none."""
    path = settings.WORKSPACE.folder / "headway.toml"
    return read_settings(path) if path.is_file() else CouncilSettings()
