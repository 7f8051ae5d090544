"""Spells: the tables in which one row of a person begins and ends, and another follows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from headway.returns.tables import Table

__all__ = ["SPELLS", "Spell", "steps"]


@dataclass(frozen=True)
class Spell:
    """The columns of a table that begin and end a spell, and what the spell before it is asked for beside its days.

    `apart` leaves out rows that are in no line with others.
    """

    start: str
    end: str
    carries: tuple[str, ...] = ()
    apart: str = "FALSE"


SPELLS: Mapping[str, Spell] = MappingProxyType(
    {
        # Short breaks (V3, V4) follow no other episode.
        "ssda903.episodes": Spell("DECOM", "DEC", ("REC",), "coalesce(LS, '') IN ('V3', 'V4')"),
        "ssda903.missing": Spell("MIS_START", "MIS_END"),
        "ssda903.social_worker": Spell("SW_DECOM", "SW_DEC"),
        # A referral without further action opens nothing that another could follow.
        "cin.cin_details": Spell("CINreferralDate", "CINclosureDate", (), "coalesce(ReferralNFA, '0') = '1'"),
        "cin.need_plans": Spell("CINPlanStartDate", "CINPlanEndDate"),
        "cin.protection_plans": Spell("CPPstartDate", "CPPendDate"),
        "local.child_area": Spell("from", "to"),
    }
)


def steps(relation: str, table: Table, spell: Spell, person: str, surplus: str) -> str:
    """The spells of each person in their order, each with the day and the row of the one before and of the one after.

    A person one of whose spells has no readable start has no order and is left out; so is the second of two rows of
    one key (`surplus` gives their row ids), which has its fault already. The order rests on what the rows say
    and never on where they stand in the file.
    """
    ties = ", ".join(f'"{each.name}"' for each in table.columns if each.name not in (spell.start, spell.end))
    carried = "".join(f', lag("{each}") OVER spells AS "previous_{each}"' for each in spell.carries)
    return f"""
        SELECT *, "{spell.start}" AS start_day, "{spell.end}" AS end_day,
            lag("{spell.start}") OVER spells AS previous_start, lag("{spell.end}") OVER spells AS previous_end,
            lag(row) OVER spells AS previous_row, lead(row) OVER spells AS next_row{carried}
        FROM {relation} AS kept
        WHERE "{person}" IS NOT NULL AND NOT ({spell.apart})
            AND "{person}" NOT IN (
                SELECT "{person}" FROM {relation} WHERE "{spell.start}" IS NULL AND "{person}" IS NOT NULL)
            AND kept.rowid NOT IN ({surplus})
        WINDOW spells AS (PARTITION BY "{person}" ORDER BY "{spell.start}", "{spell.end}" NULLS LAST, {ties})
    """
