"""National measures beside an average, the plain way: no worse, or worse. What it may decide is little."""

from dataclasses import dataclass

from headway.assessment.profile import Better, MeasureLine, Profile


@dataclass(frozen=True)
class Compared:
    """Keys of the measures that can be compared, and of those no worse than the average."""

    all: tuple[str, ...]
    no_worse: tuple[str, ...]


def compared(profile: Profile) -> Compared:
    """Each measure with a direction beside the neighbours' average, or England's where they have none."""
    told = {each.key: found for each in profile.measures if (found := _no_worse(each)) is not None}
    return Compared(tuple(sorted(told)), tuple(sorted(key for key, found in told.items() if found)))


def _no_worse(line: MeasureLine) -> bool | None:
    here = line.here.value if line.here else None
    beside = next(
        (each.value for each in (line.neighbours, line.england) if each and each.value is not None), None
    )
    if here is None or beside is None or line.better is Better.CONTEXT:
        return None
    return here >= beside if line.better is Better.HIGHER else here <= beside
