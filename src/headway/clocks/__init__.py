"""In: the day something happened, and a council's settings. Out: the day something is due, with its working.
Working days are those of S.I. 2007/462 reg. 1; clear days and notices those of the Local Government Act 1972
and S.I. 2012/2089; call-in is each council's own. Bank holidays come from the ``holidays`` library."""

from headway.clocks.calendar import FIRST_DAY, LAST_DAY, bank_holidays, edition, in_words, is_working_day
from headway.clocks.counting import Skipped, clear_days_before, working_days_after, working_days_between
from headway.clocks.deadlines import due, working_days_from
from headway.clocks.definitions import CLOCKS, Clock, Unit, Verification
from headway.clocks.derivation import DaysLeft, Derivation, Difference
from headway.clocks.settings import CouncilSettings, read_settings

__all__ = [
    "CLOCKS",
    "FIRST_DAY",
    "LAST_DAY",
    "Clock",
    "CouncilSettings",
    "DaysLeft",
    "Derivation",
    "Difference",
    "Skipped",
    "Unit",
    "Verification",
    "bank_holidays",
    "clear_days_before",
    "due",
    "edition",
    "in_words",
    "is_working_day",
    "read_settings",
    "working_days_after",
    "working_days_between",
    "working_days_from",
]
