"""The rules of a rulebook, one table at a time."""

from headway.assessment.kinds import kinds
from headway.assessment.profile import Block, Major
from headway.assessment.rulebook.values import (
    InspectionGrade,
    InspectionLeans,
    Leaning,
    Limiting,
    Lowered,
    MeasuresDecide,
    SeriousWeakness,
    SettingLadder,
    SettingShares,
    Whose,
)
from headway.frameworks import Grade, Mark, Scale, frameworks, scales, sources
from headway.frameworks.tables import Faults, Table

_C_REFUSED = (
    '"block" is "C": national measures never limit a grade, for they do not foretell what inspectors find. '
    'Let the rule look at inspections (block "B")'
)
_A_REFUSED = (
    '"block" is "A": no published rule limits the grade by the shares of settings. Only a council\'s own rules may '
    '(whose = "council"), with verification = "assumption"'
)


class RuleReader:
    """Reads rules for one scale; what is wrong goes to the table's faults."""

    def __init__(self, scale: Scale, whose: Whose) -> None:
        """``scale`` is the scale of the assessment's own grade."""
        self.scale, self.whose = scale, whose

    def sources(self, table: Table) -> tuple[str, ...]:
        """Keys of framework sources."""
        found = table.texts("sources")
        for each in found:
            if each not in sources():
                table.fault(f'"sources" has "{each}", which is not in sources.toml')
        return found

    def kinds(self, table: Table) -> tuple[str, ...]:
        """Ids of kinds of setting."""
        found, known = table.texts("kinds"), [each.id for each in kinds()]
        for each in found:
            if each not in known:
                table.fault(f'"kinds" has "{each}"; use {", ".join(known)}')
        return found

    def _judgements(self, table: Table) -> tuple[str, ...]:
        """Ids of judgements that some framework has: a rule that looks for another would never find it."""
        found = table.texts("judgements")
        known = dict.fromkeys(each.id for one in frameworks().values() for each in one.judgements)
        for each in found:
            if each not in known:
                table.fault(f'"judgements" has "{each}", which no framework has; use {", ".join(known)}')
        return found

    def _majors(self, table: Table) -> tuple[Major, ...]:
        given = table.texts("majors")
        wrong = [each for each in given if each not in set(Major)]
        if wrong or not given:
            table.fault(f'"majors" is {", ".join(wrong) or "missing"}; use {", ".join(Major)}')
        return tuple(Major(each) for each in given if each not in wrong)

    def _grade(self, table: Table, key: str, grade_id: str, scale: Scale) -> Grade:
        for each in scale.grades:
            if each.id == grade_id:
                return each
        table.fault(
            f'"{key}" names the grade "{grade_id}"; use {", ".join(each.id for each in scale.grades)} '
            f"(scale {scale.id}), never a number"
        )
        return scale.grades[-1]

    def _whole(self, table: Table, key: str, least: int, most: int) -> int:
        value = table.number(key)
        if value is None:
            table.fault(f'"{key}" is missing; write a whole number from {least} to {most}')
        elif not least <= value <= most:
            table.fault(f'"{key}" is {value}; write a whole number from {least} to {most}')
        return least if value is None else value

    def _maybe_share(self, table: Table, key: str) -> int | None:
        value = table.number(key)
        if value is not None and not 0 <= value <= 100:
            table.fault(f'"{key}" is {value}; write a whole percentage from 0 to 100')
        return value

    def _months(self, table: Table) -> int:
        return self._whole(table, "within_months", 1, 120)

    def _part(self, table: Table, key: str, does: str) -> Table:
        part = table.table(key)
        if part is None:
            table.fault(f'"{key}" is missing; say under it {does}')
            return Table({}, "", Faults(""))  # the fault is noted: its keys are not missed as well
        return part

    # limiting

    def limiting(self, table: Table) -> Limiting:
        """One rule under [[limiting]]."""
        block = table.choice("block", Block, Block.INSPECTIONS)
        mark = table.choice("verification", Mark, Mark.UNKNOWN)
        if block is Block.MEASURES:
            table.fault(_C_REFUSED)
        if block is Block.SETTINGS and not (self.whose is Whose.COUNCIL and mark is Mark.ASSUMPTION):
            table.fault(_A_REFUSED)
        rule = Limiting(
            id=table.text("id"),
            title=table.text("title"),
            text=table.text("text"),
            block=block,
            when=self._when(self._part(table, "when", "what it looks at"), table, block),
            best=self._grade(table, "best", table.text("best"), self.scale),
            mark=mark,
            sources=self.sources(table),
            note=table.or_empty("note"),
        )
        if mark is not Mark.ASSUMPTION and not rule.sources:
            table.fault('"sources" is empty; a rule that is no assumption names where it was read')
        table.close()
        return rule

    def _when(
        self, part: Table, rule: Table, block: Block
    ) -> InspectionGrade | SeriousWeakness | SettingShares:
        if block is Block.SETTINGS:
            return self._shares(part)
        if not part.flag("serious_weakness"):
            return self._inspection_grade(part, rule)
        found = SeriousWeakness(self._majors(part), self._months(part))
        part.close()
        return found

    def _inspection_grade(self, part: Table, rule: Table) -> InspectionGrade:
        found = InspectionGrade(
            majors=self._majors(part),
            judgements=self._judgements(part),
            about=part.text("about"),
            at_or_below=self._one_of_each(part),
            within_months=self._months(part),
        )
        part.close()
        if not found.judgements or not found.at_or_below:
            rule.fault(
                '"when" needs "judgements" and "at_or_below", such as at_or_below.slac_4 = "inadequate"'
            )
        return found

    def _one_of_each(self, part: Table) -> tuple[Grade, ...]:
        return tuple(grade for _, grade in self._by_scale(part, "at_or_below"))

    def _by_scale(self, part: Table, key: str) -> list[tuple[Scale, Grade]]:
        table, found = part.table(key), []
        for scale in scales().values():
            grade_id = table.maybe(scale.id) if table else None
            if table and grade_id is not None:
                found.append((scale, self._grade(table, scale.id, grade_id, scale)))
        if table:
            table.close()
        return found

    def _shares(self, part: Table) -> SettingShares:
        found = SettingShares(
            kinds=self.kinds(part),
            good_below=self._maybe_share(part, "good_below"),
            inadequate_above=self._maybe_share(part, "inadequate_above"),
            least_inspected=self._whole(part, "least_inspected", 1, 1000),
        )
        if not found.kinds:
            part.fault('"kinds" is missing; name the kinds of setting that it looks at')
        if found.good_below is None and found.inadequate_above is None:
            part.fault('give "good_below", "inadequate_above" or both')
        part.close()
        return found

    # leaning

    def leaning(self, table: Table) -> Leaning:
        """One rule under [[leaning]]."""
        block = table.choice("block", Block, Block.SETTINGS)
        rule = Leaning(
            id=table.text("id"),
            title=table.text("title"),
            text=table.text("text"),
            block=block,
            by=self._by(table, block),
            mark=table.choice("verification", Mark, Mark.UNKNOWN),
            sources=self.sources(table),
            note=table.or_empty("note"),
        )
        table.close()
        return rule

    def _by(self, table: Table, block: Block) -> SettingLadder | InspectionLeans | Lowered | MeasuresDecide:
        if block is Block.SETTINGS:
            return self._ladder(table)
        if block is Block.MEASURES:
            return self._measures(table)
        lower = table.number("grades_lower")
        if lower is None:
            return self._leans(table)
        return Lowered(self._majors(table), self._whole(table, "grades_lower", 1, 3), self._months(table))

    def _ladder(self, table: Table) -> SettingLadder:
        return SettingLadder(
            good_share=self._whole(table, "good_share", 0, 100),
            inadequate_share=self._whole(table, "inadequate_share", 0, 100),
            least_inspected=self._whole(table, "least_inspected", 1, 1000),
            least_kinds=self._whole(table, "least_kinds", 1, 100),
            rungs=self._rungs(table, self._part(table, "rungs", "from what share each grade begins")),
        )

    def _rungs(self, table: Table, part: Table) -> tuple[tuple[Grade, int], ...]:
        rungs = tuple((grade, self._whole(part, grade.id, 0, 100)) for grade in self.scale.grades[:-1])
        part.close()
        shares = [share for _, share in rungs]
        if shares != sorted(shares, reverse=True):
            table.fault('"rungs" must fall from the best grade to the worst')
        return rungs

    def _leans(self, table: Table) -> InspectionLeans:
        majors, judgements, months = self._majors(table), self._judgements(table), self._months(table)
        if not judgements:
            table.fault('"judgements" is missing; name the judgements that it looks at')
        return InspectionLeans(majors, judgements, self._pairs(self._part(table, "leans", "to what")), months)

    def _pairs(self, part: Table) -> tuple[tuple[Grade, Grade], ...]:
        found = []
        for scale in scales().values():
            table = part.table(scale.id)
            for grade in scale.grades if table else ():
                to = table.text(grade.id) if table else ""
                found.append((grade, self._grade(table or part, grade.id, to, self.scale)))
            if table:
                table.close()
        part.close()
        return tuple(found)

    def _measures(self, table: Table) -> MeasuresDecide:
        found = MeasuresDecide(
            better_from=self._whole(table, "better_from", 0, 100),
            worse_below=self._whole(table, "worse_below", 0, 100),
            least_measures=self._whole(table, "least_measures", 1, 1000),
        )
        if found.worse_below > found.better_from:
            table.fault('"worse_below" is above "better_from"; both cannot hold')
        return found
