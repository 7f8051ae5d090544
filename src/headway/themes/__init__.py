"""What reports ask for, in families; search over many reports, and what is met again.

In: what headway.reports read. Out: themes with their evidence, likeness of passages, counts. The guide to the themes is
ours (themes.toml); its first fourteen families follow a public count of inspection reports.
"""

__all__: list[str] = []
