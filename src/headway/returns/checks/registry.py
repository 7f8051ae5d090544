"""All rules, in the order in which a report names them: those of one cell first."""

from collections.abc import Mapping
from types import MappingProxyType

from headway.returns.checks.reading_rules import READING_RULES
from headway.returns.checks.rule import Rule
from headway.returns.checks.rules_any import ANY_RULES
from headway.returns.checks.rules_beside import BESIDE_RULES
from headway.returns.checks.rules_cin import CIN_RULES
from headway.returns.checks.rules_lists import LIST_RULES
from headway.returns.checks.rules_spells import SPELL_RULES
from headway.returns.checks.rules_ssda903 import SSDA903_RULES

__all__ = ["RULES"]

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.code: rule
        for group in (
            READING_RULES,
            ANY_RULES,
            SPELL_RULES,
            SSDA903_RULES,
            CIN_RULES,
            LIST_RULES,
            BESIDE_RULES,
        )
        for rule in group
    }
)
